import Chat
import TUI

/// One message laid out for a width: header, reasoning, text, what stands beneath it. It follows its
/// message: `update` lays out what has changed only, as long as text is but appended.
struct MessageLayout: Sendable {
  /// What a layout is good for: it is made anew for another.
  struct Key: Hashable, Sendable {
    let width: Int
    let context: LayoutContext
  }

  /// Rows of reasoning that show beneath its label: while it is all there is, and later.
  private static let liveReasoningRows = 5
  private static let finishedReasoningRows = 3

  let key: Key
  /// Set when the message changed: `update` is due before anything is asked.
  var isStale = true
  private var header: Row = []
  private var reasoning: TextFlow
  private var body: TextFlow
  private var footer: [Row] = []
  private var shownReasoning = 0
  private var offersContinuation = false

  init(_ role: Role, key: Key) {
    self.key = key
    let theme = key.context.theme
    reasoning = TextFlow(
      TextLook(width: key.width, theme: theme, base: .reasoning, isMarkdown: false))
    body = TextFlow(
      TextLook(
        width: key.width, theme: theme, base: role == .user ? .promptText : .text,
        isMarkdown: true))
  }

  var rowCount: Int { 1 + reasoningRowCount + body.rowCount + footer.count }
  /// Cells that were made of text since the beginning.
  var cellsMade: Int { reasoning.cellsMade + body.cellsMade }

  /// - Parameter offersContinuation: it is the last message, and nothing is being asked.
  mutating func update(
    _ message: Message, siblings: SiblingPosition?, offersContinuation: Bool = false
  ) {
    guard isStale || offersContinuation != self.offersContinuation else { return }
    isStale = false
    self.offersContinuation = offersContinuation
    let theme = key.context.theme
    header = MessageHeader(message, siblings: siblings, utcOffset: key.context.utcOffset)
      .row(width: key.width, theme: theme)
    reasoning.extend(to: message.reasoning)
    body.extend(to: message.text)
    footer = FailureLines(message, offersContinuation: offersContinuation)
      .rows(width: key.width, theme: theme)
    let isThinking = message.state == .streaming && body.rowCount == 0
    shownReasoning = min(
      reasoning.rowCount, isThinking ? Self.liveReasoningRows : Self.finishedReasoningRows)
  }

  /// Adds some rows, counted from 0, to others.
  mutating func rows(_ range: Range<Int>, of message: Message, to rows: inout [Row]) {
    var index = range.lowerBound
    while index < min(range.upperBound, rowCount) {
      switch place(ofRow: index) {
      case .gap: break
      case .header: rows.append(header)
      case .reasoning(let row): rows.append(contentsOf: reasoningRow(row, of: message))
      case .footer(let row): rows.append(footer[row])
      case .body:
        let first = index - bodyStart
        let end = min(range.upperBound - bodyStart, body.rowCount)
        body.rows(first..<end, of: message.text, to: &rows)
        index = bodyStart + end - 1
      }
      index += 1
    }
  }

  /// What a row shows; rows beyond the ends count as the nearest one.
  func place(ofRow row: Int) -> MessagePlace {
    let row = min(row, rowCount - 1)
    if row < 1 { return .header }
    if row < bodyStart { return .reasoning(row: row - 1) }
    if row < bodyStart + body.rowCount {
      let source = body.source(ofRow: row - bodyStart)
      return .body(offset: source.offset, column: source.column)
    }
    return .footer(row: row - bodyStart - body.rowCount)
  }

  /// The row that shows a place, or the nearest one to what is no longer there.
  func row(of place: MessagePlace) -> Int {
    let row =
      switch place {
      case .gap, .header: 0
      case .reasoning(let row): min(1 + row, max(0, bodyStart - 1))
      case .body(let offset, let column):
        bodyStart + min(body.row(offset: offset, column: column), max(0, body.rowCount - 1))
      case .footer(let row): bodyStart + body.rowCount + min(row, footer.count)
      }
    return min(row, rowCount - 1)
  }

  private var bodyStart: Int { 1 + reasoningRowCount }

  /// The label, the rows that show, and a blank one before what follows.
  private var reasoningRowCount: Int {
    guard reasoning.rowCount > 0 else { return 0 }
    return 1 + shownReasoning + (body.rowCount + footer.count > 0 ? 1 : 0)
  }

  private mutating func reasoningRow(_ row: Int, of message: Message) -> [Row] {
    let total = reasoning.rowCount
    if row == 0 {
      let label = shownReasoning < total ? "… reasoning (\(total) lines)" : "reasoning"
      return [clip(cells(label, style: key.context.theme[.dim]), to: key.width)]
    }
    guard row <= shownReasoning else { return [[]] }
    let source = total - shownReasoning + row - 1
    var rows: [Row] = []
    reasoning.rows(source..<source + 1, of: message.reasoning, to: &rows)
    return rows
  }
}
