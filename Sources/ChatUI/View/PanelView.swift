import TUI

/// A panel of text that scrolls (error, help), laid out for the model's size: what it holds, how
/// much of it is seen, and how far it can be scrolled.
struct PanelView {
  private let box: PanelBox
  private let title: String
  /// A line in which the content is narrowed down; nil: there is none.
  private let filter: String?
  private let content: [Row]
  private let footer: [Row]
  private let scroll: Int
  private let theme: Theme

  /// nil when no such panel is open.
  init?(of model: Model) {
    let theme = model.setup.theme
    let area = ScreenLayout(of: model).overlay
    let width = PanelBox(in: area, rows: area.size.rows).inside.size.columns
    switch model.overlay {
    case .help(let panel):
      title = "help"
      filter = panel.filter
      content =
        HelpRows(
          width: width, theme: theme, keymap: model.keymap, filter: panel.filter, first: panel.first
        ).rows
      footer = []
      scroll = panel.scroll
    case .failure(let panel):
      let rows = FailureRows(panel: panel, model: model, width: width)
      title = "error"
      filter = nil
      content = rows.content
      let keys = rows.footer(limit: max(1, area.size.rows / 4))
      let hasRoom = content.count + keys.count + 3 <= area.size.rows
      footer = (hasRoom ? [[]] : []) + keys
      scroll = panel.scroll
    default: return nil
    }
    self.theme = theme
    // While it is narrowed down, it keeps its height.
    let rows = filter == nil ? content.count + footer.count : area.size.rows
    box = PanelBox(in: area, rows: rows)
  }

  /// Rows of the content that are seen at once: at least one, though keys may have to give way.
  var visibleRows: Int { max(min(1, rows), rows - footer.count) }

  private var rows: Int { max(0, inside.size.rows) }

  /// What is left under the line of the filter.
  private var inside: Rect {
    let inside = box.inside
    guard filter != nil else { return inside }
    return Rect(
      column: inside.origin.column, row: inside.origin.row + 1, columns: inside.size.columns,
      rows: inside.size.rows - 1)
  }

  /// The furthest that it can be scrolled: its last line in the last row.
  var lastScroll: Int { max(0, content.count - visibleRows) }

  func draw(on frame: inout Frame) {
    let start = min(scroll, lastScroll)
    let end = min(content.count, start + visibleRows)
    let mark = lastScroll > 0 ? "\(start + 1)–\(end) of \(content.count)" : ""
    box.draw(title: title, mark: mark, theme, on: &frame)
    if let filter {
      ListView.drawFilter(
        filter, placeholder: "type to search", in: box.inside, theme, on: &frame)
    }
    let inside = inside
    putRows(
      content[start..<end].map { clip($0, to: inside.size.columns) }, at: inside.origin, on: &frame)
    let room = max(0, rows - visibleRows)
    putRows(
      footer.prefix(room).map { clip($0, to: inside.size.columns) },
      at: Point(
        column: inside.origin.column, row: inside.origin.row + rows - min(room, footer.count)),
      on: &frame)
  }
}
