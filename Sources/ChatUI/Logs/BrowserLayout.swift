import Chat
import TUI

/// Where everything of the log browser stands, from top to bottom: the query, what is wrong with it, a
/// rule that says what is found, the list and beside it the preview, keys, and the status bar.
struct BrowserLayout: Hashable, Sendable {
  /// From here on the rule and the keys have rows of their own.
  private static let rowsForAll = 8
  /// From here on there is a preview: two columns of readable lines.
  private static let columnsForPreview = 110
  /// From here on a hit has a row for its title and one for its words.
  private static let rowsForTitles = 5

  private(set) var query: Int
  /// What is wrong, a line for each row.
  private(set) var problems: [Row] = []
  private(set) var rule: Int?
  private(set) var list: Rect
  private(set) var preview: Rect?
  /// What is asked or said, or which keys there are.
  private(set) var foot: Int?
  private(set) var status: Int
  /// Rows of an entry.
  private(set) var entryRows: Int

  init(of model: Model) {
    let size = model.size
    status = max(0, size.rows - 1)
    query = 0
    var top = 1
    if let browser = model.browser {
      // A third of the screen: what is found is seen as well.
      problems = BrowserProblems(browser).rows(
        width: size.columns, limit: max(1, size.rows / 3), model.setup.theme)
    }
    top += problems.count
    let isRoomy = size.rows >= Self.rowsForAll
    if isRoomy {
      rule = top
      top += 1
    }
    var end = status
    if isRoomy || model.notice != nil || model.browser?.ask != nil {
      end -= 1
      foot = end
    }
    var columns = size.columns
    let rows = max(0, end - top)
    if size.columns >= Self.columnsForPreview, model.browser?.statistics == nil {
      // A blank column on either side of the line between them.
      columns = size.columns * 11 / 20 - 1
      preview = Rect(
        column: columns + 3, row: top, columns: size.columns - columns - 3, rows: rows)
    }
    list = Rect(column: 0, row: top, columns: columns, rows: rows)
    let areHits = model.browser?.results.areHits == true
    entryRows = areHits && rows >= Self.rowsForTitles ? 2 : 1
  }

  /// Entries that are seen at once.
  var visibleRows: Int { max(1, list.size.rows / entryRows) }

  /// The entries that are seen, the selected one in the midst of them.
  func seen(selected: Int, count: Int) -> Range<Int> {
    let first = max(0, min(selected - visibleRows / 2, count - visibleRows))
    return first..<min(count, first + visibleRows)
  }
}
