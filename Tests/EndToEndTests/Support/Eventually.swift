import Testing

/// Waits for a condition of the world outside of the terminal: a file, a process. It looks often and
/// has a limit; where the terminal shows it, wait for that instead.
func eventually(
  _ what: Comment, within limit: Duration = .seconds(60),
  sourceLocation: SourceLocation = #_sourceLocation, _ condition: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + limit
  while try await !condition() {
    guard ContinuousClock.now < deadline else {
      Issue.record("not within \(limit): \(what)", sourceLocation: sourceLocation)
      return
    }
    try await Task.sleep(for: .milliseconds(20))
  }
}
