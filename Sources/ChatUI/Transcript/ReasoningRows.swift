import Chat
import TUI

/// The reasoning above an answer: a line that says how much there is, and as many of its last rows as
/// are asked for. What does not change is not made again.
struct ReasoningRows: Sendable {
  /// Rows beneath the label: while reasoning is all there is, and later.
  private static let liveTail = 5
  private static let finishedTail = 3
  /// UTF-8 bytes a token, about: for what the server has not counted.
  private static let bytesPerToken = 4

  private let display: ReasoningDisplay
  private let dim: Style
  private var flow: TextFlow
  private var label: Row = []
  private var shown: [Row] = []
  /// What the shown rows were made of.
  private var bytes = 0
  private(set) var count = 0

  init(_ look: TextLook, display: ReasoningDisplay, dim: Style) {
    self.display = display
    self.dim = dim
    flow = TextFlow(look)
  }

  var cellsMade: Int { flow.cellsMade }

  /// - Parameter isLive: nothing of the answer has come yet.
  mutating func update(_ message: Message, isLive: Bool) {
    guard !message.reasoning.isEmpty else { return }
    flow.extend(to: message.reasoning)
    let total = flow.rowCount
    let wanted =
      switch display {
      case .collapsed: 0
      case .tail: min(total, isLive ? Self.liveTail : Self.finishedTail)
      case .full: total
      }
    label = cells(Self.words(message, total, shown: wanted), style: dim)
    count = total == 0 ? 0 : 1 + wanted
    guard display == .tail, bytes != message.reasoning.utf8.count || shown.count != wanted
    else { return }
    bytes = message.reasoning.utf8.count
    shown = []
    flow.rows(total - wanted..<total, of: message.reasoning, to: &shown)
  }

  mutating func row(_ index: Int, of message: Message) -> Row {
    if index == 0 { return clip(label, to: flow.look.width) }
    if display == .tail { return shown[index - 1] }
    var rows: [Row] = []
    flow.rows(index - 1..<index, of: message.reasoning, to: &rows)
    return rows.first ?? []
  }

  private static func words(_ message: Message, _ total: Int, shown: Int) -> String {
    let sign = shown == 0 ? "▸" : shown < total ? "…" : "▾"
    let said = message.attempts.last?.usage?.reasoningTokens.flatMap { $0 > 0 ? $0 : nil }
    let tokens =
      said.map(FigureText.count)
      ?? "~" + FigureText.count(max(1, message.reasoning.utf8.count / bytesPerToken))
    return "\(sign) reasoning · \(tokens) tok · \(total) \(total == 1 ? "line" : "lines")"
  }
}
