import TUI

/// A list in a box, with its filter on top; the terminal's cursor stands in the filter. Responsible
/// for which rows are seen; what a row shows is its owner's.
struct ListView {
  /// Rows of the box that are no list: the filter.
  private static let headRows = 1

  var title: String
  /// At the right of the title, before the number of the selected entry: what is going on.
  var note = ""
  var filter: String
  var placeholder = "type to narrow down"
  var selected: Int
  /// Entries that can be selected.
  var count: Int
  /// Rows of the list that the box has room for, where that can be: it keeps its height while the
  /// list is narrowed down.
  var wantedRows: Int
  /// What is said above the entries, or instead of them.
  var head: (text: String, role: StyleRole)?
  /// Below the entries, at the box's lower edge.
  var foot: [Row] = []
  /// Columns that the box takes at most.
  var widest = PanelBox.maximumColumns
  let area: Rect
  let theme: Theme

  /// Rows of the list when it fills the whole place.
  static func listRows(in area: Rect) -> Int {
    max(1, PanelBox(in: area, rows: area.size.rows).inside.size.rows - headRows)
  }

  /// - Parameter rows: makes the rows of some entries, in a width.
  func draw(on frame: inout Frame, rows: (Range<Int>, _ width: Int) -> [Row]) {
    let box = PanelBox(
      in: area, rows: wantedRows + Self.headRows + foot.count, widest: widest)
    let inside = box.inside
    let (place, all) = (FigureText.grouped(selected + 1), FigureText.grouped(count))
    let number = count == 0 ? "" : "\(place) of \(all)"
    let mark = [number, note].filter { !$0.isEmpty }.joined(separator: " · ")
    box.draw(title: title, mark: mark, theme, on: &frame)
    Self.drawFilter(filter, placeholder: placeholder, in: inside, theme, on: &frame)
    let width = max(1, inside.size.columns)
    let limit = inside.size.rows - Self.headRows - foot.count
    guard limit > 0 else { return }
    putRows(
      foot.map { clip($0, to: width) },
      at: Point(
        column: inside.origin.column, row: inside.origin.row + inside.size.rows - foot.count),
      on: &frame)
    let said = head.map { wrap(cells($0.text, style: theme[$0.role]), width: width) } ?? []
    let shown = Array(said.prefix(max(0, limit - min(1, count))))
    let room = limit - shown.count
    let first = max(0, min(selected - room / 2, count - room))
    let top = inside.origin.row + Self.headRows + shown.count
    for index in first..<min(count, first + room) {
      frame.entries.append(
        FrameEntry(
          area: Rect(
            column: inside.origin.column, row: top + index - first, columns: width, rows: 1),
          offset: index - selected))
    }
    putRows(
      shown + rows(first..<min(count, first + room), width),
      at: Point(column: inside.origin.column, row: inside.origin.row + Self.headRows), on: &frame)
  }

  /// The sign at the left of an entry, and its style: the selected one is drawn to the edge. What
  /// answers the filter (in the style of matches) is told apart there, too.
  func row(_ content: Row, isSelected: Bool, width: Int) -> Row {
    let style = isSelected ? theme[.selection] : theme[.panelText]
    var row = clip(cells(isSelected ? "▸ " : "  ", style: style) + content, to: width)
    guard isSelected else { return row }
    let match = theme[.match]
    var marked = style
    marked.attributes.formUnion([.bold, .underline])
    let isTold = match != theme[.panelText]
    for index in row.indices {
      row[index].style = isTold && row[index].style == match ? marked : style
    }
    return row + cells(String(repeating: " ", count: max(0, width - row.count)), style: style)
  }

  /// The line in the first row of a box that is typed in, and the terminal's cursor in it.
  static func drawFilter(
    _ filter: String, placeholder: String, in inside: Rect, _ theme: Theme, on frame: inout Frame
  ) {
    let sign = cells("> ", style: theme[.composerPrompt])
    let room = max(1, inside.size.columns - sign.count - 1)
    let typed = cells(filter, style: theme[.composerText])
    // The end of what is typed stays in sight.
    let shown = typed.count <= room ? typed : Row(typed.suffix(room).drop { $0.width == 0 })
    let text =
      filter.isEmpty ? clip(cells(placeholder, style: theme[.placeholder]), to: room) : shown
    frame.put(sign + text, at: inside.origin, limit: inside.size.columns)
    frame.cursor = Point(
      column: min(
        inside.origin.column + sign.count + (filter.isEmpty ? 0 : shown.count),
        max(0, frame.size.columns - 1)), row: inside.origin.row)
  }
}
