import Synchronization

/// Waiting for what the program shows and does.
///
/// The terminal has a *cursor* in its history of screens, which only these waits move. `waitFor`
/// searches from the cursor on, **the screen at the cursor included**, and leaves the cursor at the
/// screen that it found. So waits that follow one another find things in the order in which they
/// were shown, and two that name parts of one screen both succeed.
///
/// To wait for something to appear *again*, take a `mark()` before causing it, and wait `since` it.
/// To ask about the present instead of the past, use `waitUntilShown`.
///
/// A screen is what the program had shown when it paused for a few milliseconds, or when it began to
/// draw over what it had drawn before: frames that come in one read are told apart. One that writes
/// without pause is looked at every 50 ms, in the middle of a frame perhaps. Conditions should
/// therefore be about rows that belong together, and wait until all of them hold.
extension PseudoTerminal {
  /// The place after the present screen: only what comes later counts.
  package func mark() -> Mark {
    reader.state.withLock {
      $0.look()
      return Mark(number: $0.history.end)
    }
  }

  /// Waits for a screen for which `condition` holds, among those shown from the cursor, or from a
  /// mark, on.
  /// - Parameter what: what is waited for, for the failure's text.
  /// - Returns: the first such screen.
  /// - Throws: `TerminalFailure` with the last screen, when the time is over or the program ended.
  @discardableResult
  package func waitFor(
    _ what: String, within seconds: Double = 60, since mark: Mark? = nil,
    _ condition: (Screen) -> Bool
  ) async throws -> Screen {
    let start = reader.state.withLock { mark?.number ?? $0.cursor }
    return try await search(from: start, what, within: seconds, condition)
  }

  /// Waits for a screen on which some row contains a text. See `waitFor(_:within:since:_:)`.
  @discardableResult
  package func waitFor(text: String, within seconds: Double = 60, since mark: Mark? = nil)
    async throws -> Screen
  {
    try await waitFor("“\(text)”", within: seconds, since: mark) { $0.contains(text) }
  }

  /// Waits until what is shown now, or later, satisfies `condition`: earlier screens do not count.
  @discardableResult
  package func waitUntilShown(
    _ what: String, within seconds: Double = 60, _ condition: (Screen) -> Bool
  ) async throws -> Screen {
    let start = reader.state.withLock {
      $0.look()
      return $0.history.end - 1
    }
    return try await search(from: start, what, within: seconds, condition)
  }

  /// Waits until no row of the screen contains a text.
  @discardableResult
  package func waitUntilGone(text: String, within seconds: Double = 60) async throws -> Screen {
    try await waitUntilShown("“\(text)” to go", within: seconds) { !$0.contains(text) }
  }

  /// Waits until the program has written nothing for a while, counted from now at the earliest, and
  /// all input was handed over. Tells when a program is done with what it does by itself; a program
  /// that never stops writing is waited for until the limit, and that is no error.
  /// - Returns: the screen then.
  @discardableResult
  package func settle(_ milliseconds: Int = 150, within seconds: Double = 30) async -> Screen {
    let now = monotonicNow()
    _ = await reader.wait(
      for: .quiet(period: UInt64(milliseconds) * 1_000_000, start: now),
      until: now + .seconds(seconds))
    return screen
  }

  /// Waits until the program has written a sequence of bytes more often than `count` times, also while
  /// they are on their way over a throttled line.
  package func waitUntilWritten(
    _ text: String, moreOftenThan count: Int, within seconds: Double = 60
  ) async throws {
    let deadline = monotonicNow() + .seconds(seconds)
    while true {
      let written = bytesReceived
      if occurrences(of: text) > count { return }
      let isOver = reader.state.withLock { $0.isOver(at: monotonicNow()) }
      guard !isOver, await reader.wait(for: .bytes(written), until: deadline) else {
        throw TerminalFailure(
          reason: "\(text.debugDescription) was written \(count) times", screen: screen)
      }
    }
  }

  /// Waits for the end of the program, and of its output.
  package func exitStatus(within seconds: Double = 60) async throws -> ExitStatus {
    let reached = await reader.wait(for: .exit, until: monotonicNow() + .seconds(seconds))
    guard reached, let status = reader.state.withLock({ $0.status }) else {
      throw TerminalFailure(
        reason: "the program did not end within \(seconds) s", screen: screen)
    }
    return status
  }

  /// All screens that were shown, in order.
  package var screens: [Screen] {
    reader.state.withLock { Array($0.history.screens(from: 0).screens) }
  }

  private func search(
    from start: Int, _ what: String, within seconds: Double, _ condition: (Screen) -> Bool
  ) async throws -> Screen {
    let deadline = monotonicNow() + .seconds(seconds)
    var next = start
    while true {
      let (first, screens, status) = reader.state.withLock { state in
        let (first, screens) = state.history.screens(from: next)
        return (first, Array(screens), state.isOver(at: monotonicNow()) ? state.status : nil)
      }
      if let found = screens.firstIndex(where: condition) {
        reader.state.withLock { $0.cursor = first + found }
        return screens[found]
      }
      next = first + screens.count
      if let status {
        throw TerminalFailure(
          reason: "waited for \(what): the program ended (\(status))", screen: screen)
      }
      guard await reader.wait(for: .screen(next), until: deadline) else {
        throw TerminalFailure(
          reason: "waited \(seconds) s for \(what): \(next - start) screens were shown",
          screen: screen)
      }
    }
  }
}
