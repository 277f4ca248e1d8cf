import Chat
import TUI

/// What the browser shows beside its list: facts of the selected conversation, its first prompt and its
/// last messages, or the messages around the hit.
struct PreviewView {
  /// Rows of facts above the messages, the blank one after them included.
  private static let headRows = 3
  /// The part of the place that the first prompt may take.
  private static let openingPart = 3

  static func transcriptSize(in place: Rect) -> Size {
    Size(columns: place.size.columns, rows: max(0, place.size.rows - headRows))
  }

  let place: Rect
  let theme: Theme
  let now: Now

  func draw(_ browser: inout LogBrowser, _ context: LayoutContext, on frame: inout Frame) {
    for row in 0..<place.size.rows {
      frame.put(
        cells("│", style: theme[.rule]),
        at: Point(column: place.origin.column - 2, row: place.origin.row + row))
    }
    guard let conversation = browser.selectedConversation else { return }
    let entry = browser.results.areHits ? nil : browser.results.entries[browser.selected]
    putRows(
      [
        clip(cells(title(conversation), style: theme[.heading]), to: place.size.columns),
        clip(cells(facts(conversation, entry), style: theme[.dim]), to: place.size.columns),
      ], at: place.origin, on: &frame)
    guard var preview = browser.preview, preview.isLoaded else { return }
    let size = Self.transcriptSize(in: place)
    putRows(
      rows(&preview, size, preview.context(context)),
      at: Point(column: place.origin.column, row: place.origin.row + Self.headRows), on: &frame)
    browser.preview = preview
  }

  private func rows(
    _ preview: inout BrowserPreview, _ size: Size, _ context: LayoutContext
  ) -> [Row] {
    guard preview.skipped > 0 || !preview.opening.isEmpty else {
      return preview.transcript.rows(in: size, context)
    }
    let limit = max(2, size.rows / Self.openingPart)
    var opening = preview.opening.rows(
      in: Size(columns: size.columns, rows: 400), context)
    while opening.last?.allSatisfy({ $0.base == 0x20 }) == true { opening.removeLast() }
    let isCut = opening.count > limit
    let words =
      preview.skipped == 0
      ? "⋯"
      : "⋯ \(FigureText.grouped(preview.skipped)) message\(preview.skipped == 1 ? "" : "s") ⋯"
    var rows = Array(opening.prefix(limit))
    if isCut { rows[limit - 1] = cells("…", style: theme[.dim]) }
    rows += [[], cells(words, style: theme[.dim]), []]
    let rest = Size(columns: size.columns, rows: max(0, size.rows - rows.count))
    return rows + preview.transcript.rows(in: rest, context)
  }

  private func title(_ conversation: Conversation) -> String {
    (conversation.isStarred ? "★ " : "")
      + (conversation.title.isEmpty ? "untitled" : conversation.title)
  }

  private func facts(_ conversation: Conversation, _ entry: LogEntry?) -> String {
    var facts = [
      EntryRow.shortName(conversation.model),
      CivilTime(
        conversation.updatedAt, utcOffset: now.offset(at: conversation.updatedAt)
      ).date,
    ]
    if let entry {
      facts.append("\(FigureText.grouped(entry.messages)) message\(entry.messages == 1 ? "" : "s")")
      facts.append(AttachmentLabel.size(entry.bytes))
      if let cost = entry.cost.flatMap(FigureText.cost) { facts.append(cost) }
      if entry.errors > 0 { facts.append("\(entry.errors) error\(entry.errors == 1 ? "" : "s")") }
    }
    facts += conversation.tags.map { "#\($0)" }
    return facts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
