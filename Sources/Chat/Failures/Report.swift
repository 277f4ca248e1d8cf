/// The report on a failed answer that is copied for support, in Markdown.
///
/// Responsible for holding what the API's support asks for first (reference, “Debugging”): code and
/// message, model ID, request ID, immediate or mid-stream; then where, when, and all attempts. Times
/// are UTC, because readers are elsewhere. It is made of a message's attempts alone, so that no
/// prompt, answer or key can get into it.
package enum Report {
  /// Nil when no attempt failed.
  package static func markdown(attempts: [Attempt], version: String) -> String? {
    guard let attempt = attempts.last(where: { $0.failure != nil }), let failure = attempt.failure
    else { return nil }
    let names = FailureNames(failure)
    var lines = ["# \(line(names.title))", ""]
    func field(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append("- \(name): \(line(value))")
    }
    field("Error code", names.code ?? "none (\(names.name))")
    field("Error identifier", names.identifier)
    field("Model ID", code(attempt.model.rawValue))
    field("Request ID", (failure.requestID ?? attempt.requestID).map(code) ?? "none given")
    field("Generation ID", (failure.generationID ?? attempt.generationID).map(code))
    field("Edge ID", failure.details.edgeID.map(code))
    field("Kind", FailureStage(failure).label)
    field("Parameter", failure.parameter.map(code))
    field("Upstream status", failure.details.upstreamStatus.map(String.init))
    field("Received", "\(attempt.textBytes) bytes of text in \(attempt.receivedBytes) bytes")
    field("Time", CivilTime(attempt.failedAt).iso8601)
    field("Endpoint", attempt.endpoint)
    field("Client", "Confab \(version)")
    lines += ["", "## Message", "", fenced(failure.message), "", "## Attempts", ""]
    lines += ["| # | time | model | status | error | request ID | wait |"]
    lines += ["| ---: | --- | --- | --- | --- | --- | ---: |"]
    lines += attempts.map(row)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ attempt: Attempt) -> String {
    let cells = [
      String(attempt.number), CivilTime(attempt.startedAt).iso8601, attempt.model.rawValue,
      attempt.status.map(String.init) ?? "–",
      attempt.failure.map { FailureNames($0).title } ?? "–", attempt.requestID ?? "–",
      attempt.waitSeconds.map { "\(tenths($0)) s" } ?? "–",
    ]
    return "| " + cells.map { cell($0) }.joined(separator: " | ") + " |"
  }

  private static func tenths(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e9 else { return "?" }
    let tenths = Int((max(0, seconds) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func cell(_ text: String) -> String {
    line(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func code(_ text: String) -> String {
    text.contains("`") ? text : "`\(text)`"
  }

  /// The fence is longer than any run of backticks inside, so that the message cannot end it.
  private static func fenced(_ text: String) -> String {
    if text.isEmpty { return "(none)" }
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n\(text)\n\(fence)"
  }
}

extension Attempt {
  /// When it ended, as far as that is known.
  package var failedAt: WallTime {
    WallTime(seconds: startedAt.seconds + (endedAfter ?? 0))
  }
}
