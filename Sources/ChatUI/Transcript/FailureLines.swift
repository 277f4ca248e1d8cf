import Chat
import TUI

/// What stands beneath an answer that is not whole, for ever: why it failed or was cut, the server's
/// message, the request ID; beneath the last one also the key that goes on from it. What else to do
/// about a failure is the error panel's to say.
struct FailureLines: Sendable {
  private let message: Message
  private let failure: Failure?
  private let requestID: String?
  /// Alt-C would go on from this answer now.
  private let isContinuable: Bool
  private let continueKey: String?

  /// - Parameter continueKey: the key that goes on from an answer; nil: none does.
  init(_ message: Message, offersContinuation: Bool, continueKey: String?) {
    self.message = message
    self.continueKey = continueKey
    isContinuable = offersContinuation && message.canBeContinued
    let attempt = message.attempts.last { $0.failure != nil }
    failure = attempt?.failure
    requestID = attempt?.failure?.requestID ?? attempt?.requestID
  }

  /// No rows for a message that is whole, or still comes.
  func rows(width: Int, theme: Theme) -> [Row] {
    switch message.state {
    case .failed: return failed(width, theme)
    case .interrupted:
      return interrupted(width, theme) + (hint.map { line($0, .notice, width, theme) } ?? [])
    case .stopped: return hint.map { line($0, .notice, width, theme) } ?? []
    case .complete where message.isCutAtTokenLimit:
      return cut("answer cut at the token limit", width, theme)
    case .complete where message.isCutByFilter:
      return cut(
        "answer cut by a content filter: change the prompt and send it again", width, theme)
    case .complete, .streaming: return []
    }
  }

  private var hint: String? {
    guard isContinuable else { return nil }
    return continueKey.map { "\($0) continue" }
  }

  /// The key stays whole: on a row of its own where it has to be.
  private func cut(_ text: String, _ width: Int, _ theme: Theme) -> [Row] {
    guard let hint else { return line(text, .warning, width, theme) }
    let whole = "\(text) · \(hint)"
    guard TUI.columns(whole) > width else { return line(whole, .warning, width, theme) }
    return line(text, .warning, width, theme) + line(hint, .notice, width, theme)
  }

  private func line(_ text: String, _ role: StyleRole, _ width: Int, _ theme: Theme) -> [Row] {
    wrap(cells(text, style: theme[role]), width: width, indent: 2)
  }

  private func failed(_ width: Int, _ theme: Theme) -> [Row] {
    let title = failure.map { FailureNames($0).title } ?? "no answer"
    var rows = line("✗ " + title, .error, width, theme)
    for text in (failure?.message ?? "").split(whereSeparator: \.isNewline) {
      rows += line("  " + text, .text, width, theme)
    }
    if let requestID { rows += line("  request ID " + requestID, .dim, width, theme) }
    return rows
  }

  private func interrupted(_ width: Int, _ theme: Theme) -> [Row] {
    var text = "✗ interrupted"
    if message.isTruncated {
      text = "✗ truncated: neither a finish reason nor [DONE] came"
    } else if let failure {
      text += ": " + FailureNames(failure).title
    }
    if let failure {
      let said = failure.message.split(whereSeparator: \.isNewline).joined(separator: " ")
      if !said.isEmpty { text += " · " + said }
    }
    if let requestID { text += " · request ID " + requestID }
    return line(text, .error, width, theme)
  }
}
