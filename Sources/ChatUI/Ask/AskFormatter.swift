package import Chat
import TUI

/// What standard output gets of a one-shot request, in the form that was asked for. Standard error is
/// somebody else's.
package struct AskFormatter: Sendable {
  package enum Form: Hashable, Sendable {
    /// Laid out for a terminal, row by row.
    case rendered(columns: Int, theme: Theme, hasStyle: Bool)
    /// Whole lines and sentences, as linear mode says them.
    case lines
    /// The answer's source, as it comes.
    case source
    /// Code alone, when the answer is whole: one block, counted from 1, or all.
    case code(Int?)
    /// One object at the end.
    case json
    /// What happens, as it happens.
    case jsonLines
  }

  private let form: Form
  private var source = SourceStream()
  private var rows: GrowingRows?
  private var linear = LinearStream()
  private var events = AskEvents()
  private var text = ""
  /// Text of an answer that broke off was written where it cannot be told from the next one.
  package private(set) var hasRepeated = false
  /// There was no such code in the answer.
  package private(set) var lacksCode = false

  package init(_ form: Form) {
    self.form = form
    begin()
  }

  private mutating func begin() {
    text = ""
    linear = LinearStream()
    if case .rendered(let columns, let theme, _) = form {
      rows = GrowingRows(width: columns, theme: theme)
    }
  }

  /// - Returns: what is written now.
  package mutating func take(_ event: AskTurn.Event, _ turn: AskTurn, at now: Now) -> String {
    if form == .jsonLines { return events.lines(event, turn, at: now) }
    switch event {
    case .text(let piece):
      text += piece
      return written(piece, isWhole: false)
    case .brokeOff(let message): return breakOff(message)
    case .began, .reasoning, .status, .gate, .logFailed, .logRecovered: return ""
    }
  }

  /// - Parameter result: what `--json` writes; only looked at where it is.
  package mutating func end(_ turn: AskTurn, result: @autoclosure () -> JSONValue) -> String {
    switch form {
    case .json: return result().line
    case .jsonLines: return AskEvents.end(result())
    case .code(let number):
      // Of an answer that is not whole the code would be cut, too.
      guard turn.answer?.state == .complete else { return "" }
      let code = CodeInAnswer.text(of: text, number: number)
      lacksCode = code == nil
      return code ?? ""
    case .rendered, .lines, .source: return written("", isWhole: true)
    }
  }

  private mutating func written(_ piece: String, isWhole: Bool) -> String {
    switch form {
    case .source:
      let new = source.take(piece)
      return isWhole ? new + (text.isEmpty ? "" : source.end()) : new
    case .lines:
      return Self.lines(linear.take(text, isWhole: isWhole).map(LinearWords.safe))
    case .rendered(_, _, let hasStyle):
      let new = rows?.take(text, isWhole: isWhole) ?? []
      return Self.lines(new.map { StyledLine.text($0, hasStyle: hasStyle) })
    case .code, .json, .jsonLines: return ""
    }
  }

  private mutating func breakOff(_ message: Message) -> String {
    defer { begin() }
    guard !text.isEmpty else { return "" }
    let rest = written("", isWhole: true)
    let failure = message.attempts.last { $0.failure != nil }?.failure
    let title = failure.map { FailureNames($0).title } ?? "the stream broke"
    switch form {
    case .source:
      hasRepeated = true
      return rest
    case .lines:
      return rest + "Interrupted: \(LinearWords.plain(title)). The answer begins again.\n"
    case .rendered(let columns, let theme, let hasStyle):
      let words = "✗ interrupted: \(title) · the answer begins again"
      let notice = wrap(cells(words, style: theme[.error]), width: max(1, columns))
      return rest + "\n" + Self.lines(notice.map { StyledLine.text($0, hasStyle: hasStyle) }) + "\n"
    case .code, .json, .jsonLines: return ""
    }
  }

  private static func lines(_ lines: [String]) -> String {
    lines.map { $0 + "\n" }.joined()
  }
}
