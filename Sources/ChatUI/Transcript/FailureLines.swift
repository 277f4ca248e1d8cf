import Chat
import TUI

/// How a failure stands in the transcript, for ever: its title, the server's message and the request
/// ID. What to do about it is the error panel's to say.
struct FailureLines: Sendable {
  private let state: Message.State
  private let failure: Failure?
  private let requestID: String?

  init(_ message: Message) {
    state = message.state
    let attempt = message.attempts.last { $0.failure != nil }
    failure = attempt?.failure
    requestID = attempt?.failure?.requestID ?? attempt?.requestID
  }

  /// No rows for a message that did not fail.
  func rows(width: Int, theme: Theme) -> [Row] {
    switch state {
    case .failed: failed(width, theme)
    case .interrupted: interrupted(width, theme)
    case .streaming, .complete, .stopped: []
    }
  }

  private func failed(_ width: Int, _ theme: Theme) -> [Row] {
    let title = failure.map { FailureNames($0).title } ?? "no answer"
    var rows = wrap(cells("✗ " + title, style: theme[.error]), width: width, indent: 2)
    for line in (failure?.message ?? "").split(whereSeparator: \.isNewline) {
      rows += wrap(cells("  " + line, style: theme[.text]), width: width, indent: 2)
    }
    if let requestID {
      rows += wrap(
        cells("  request ID " + requestID, style: theme[.dim]), width: width, indent: 2)
    }
    return rows
  }

  private func interrupted(_ width: Int, _ theme: Theme) -> [Row] {
    var text = "✗ interrupted"
    if let failure {
      text += ": " + FailureNames(failure).title
      let message = failure.message.split(whereSeparator: \.isNewline).joined(separator: " ")
      if !message.isEmpty { text += " · " + message }
    }
    if let requestID { text += " · request ID " + requestID }
    return wrap(cells(text, style: theme[.error]), width: width, indent: 2)
  }
}
