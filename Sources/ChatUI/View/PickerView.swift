import TUI

/// A list with its filter on top; the terminal's cursor stands in the filter.
struct PickerView {
  /// Rows of the box that are no list: filter and the line below it.
  private static let headRows = 1

  let picker: Picker
  let area: Rect
  let theme: Theme

  /// Rows of the list when it fills the whole place.
  static func listRows(in area: Rect) -> Int {
    max(1, PanelBox(in: area, rows: area.size.rows).inside.size.rows - headRows)
  }

  func draw(on frame: inout Frame) {
    // The box keeps its height while the list is narrowed down.
    let box = PanelBox(in: area, rows: max(8, picker.itemCount + 1) + Self.headRows)
    let inside = box.inside
    let listRows = inside.size.rows - Self.headRows
    let mark = picker.choices.isEmpty ? "" : "\(picker.selected + 1) of \(picker.choices.count)"
    box.draw(title: picker.title, mark: mark, theme, on: &frame)
    drawFilter(in: inside, on: &frame)
    let list = Point(column: inside.origin.column, row: inside.origin.row + Self.headRows)
    putRows(rows(width: inside.size.columns, limit: listRows), at: list, on: &frame)
  }

  private func drawFilter(in inside: Rect, on frame: inout Frame) {
    let sign = cells("> ", style: theme[.composerPrompt])
    let room = max(1, inside.size.columns - sign.count - 1)
    let typed = cells(picker.filter, style: theme[.composerText])
    // The end of what is typed stays in sight.
    let shown = typed.count <= room ? typed : Row(typed.suffix(room).drop { $0.width == 0 })
    let text =
      picker.filter.isEmpty
      ? clip(cells(placeholder, style: theme[.placeholder]), to: room) : shown
    frame.put(sign + text, at: inside.origin, limit: inside.size.columns)
    frame.cursor = Point(
      column: min(
        inside.origin.column + sign.count + (picker.filter.isEmpty ? 0 : shown.count),
        max(0, frame.size.columns - 1)), row: inside.origin.row)
  }

  private var placeholder: String {
    picker.allowsTyped ? "type to narrow down, or an ID as it is" : "type to narrow down"
  }

  private func rows(width: Int, limit: Int) -> [Row] {
    guard limit > 0 else { return [] }
    var head: [Row] = []
    switch picker.content {
    case .loading(let text): head = wrap(cells(text, style: theme[.dim]), width: max(1, width))
    case .failed(let text): head = wrap(cells(text, style: theme[.error]), width: max(1, width))
    case .items:
      if picker.choices.isEmpty { head = [cells("nothing matches", style: theme[.dim])] }
    }
    head = Array(head.prefix(max(0, limit - min(1, picker.choices.count))))
    let room = limit - head.count
    let first = max(0, min(picker.selected - room / 2, picker.choices.count - room))
    let seen = picker.choices.indices.dropFirst(first).prefix(room)
    let column = seen.map { cells(text(of: picker.choices[$0])).count }.max() ?? 0
    return head + seen.map { row(at: $0, textColumn: min(column, width * 2 / 3), width: width) }
  }

  private func row(at index: Int, textColumn: Int, width: Int) -> Row {
    let isSelected = index == picker.selected
    let choice = picker.choices[index]
    let style = isSelected ? theme[.selection] : theme[.panelText]
    let mark = cells(isSelected ? "▸ " : "  ", style: style)
    var row = mark + clip(cells(text(of: choice), style: style), to: max(1, width - mark.count))
    if case .item(let item) = choice, !item.detail.isEmpty {
      let gap = max(2, mark.count + textColumn + 2 - row.count)
      let room = width - row.count - gap
      if room >= 8 {
        row += cells(String(repeating: " ", count: gap), style: style)
        row += clip(cells(item.detail, style: isSelected ? style : theme[.dim]), to: room)
      }
    }
    let rest = max(0, width - row.count)
    return isSelected ? row + cells(String(repeating: " ", count: rest), style: style) : row
  }

  private func text(of choice: Picker.Choice) -> String {
    switch choice {
    case .item(let item): item.text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    case .typed(let text): "use “\(text)” as typed"
    }
  }
}
