import TUI

/// The list of themes, in the lower part of its place: above it the screen shows what is tried.
struct ThemeView {
  /// Rows of the box, at least: the filter, some themes, the frame.
  private static let leastRows = 7

  let panel: ThemePanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  /// What of the overlay's place the list takes.
  static func place(in area: Rect) -> Rect {
    let rows = min(area.size.rows, max(leastRows, area.size.rows / 2))
    return Rect(
      column: area.origin.column, row: area.origin.row + area.size.rows - rows,
      columns: area.size.columns, rows: rows)
  }

  func draw(on frame: inout Frame) {
    let picker = panel.picker
    let place = Self.place(in: area)
    let list = ListView(
      title: picker.title, note: note(for: place), filter: picker.filter,
      selected: picker.selected, count: picker.choiceCount, wantedRows: max(8, picker.itemCount),
      head: head, area: place, theme: theme)
    list.draw(on: &frame) { seen, width in
      let column = picker.choices.map { cells($0.text).count }.max() ?? 0
      return seen.map { index in
        list.row(
          row(picker.choices[index], nameColumns: min(column, width / 2)),
          isSelected: index == picker.selected, width: width)
      }
    }
  }

  private func note(for place: Rect) -> String {
    guard case .items = panel.picker.content, place.size.columns >= 60,
      let keep = keymap.label(of: .choose, in: .themes),
      let back = keymap.label(of: .back, in: .themes)
    else { return "" }
    return "\(keep) keeps it · \(back) back"
  }

  private var head: (text: String, role: StyleRole)? {
    if case .loading(let text) = panel.picker.content { return (text, .dim) }
    if panel.picker.choiceCount == 0 { return ("nothing matches", .dim) }
    return panel.problems.first.map { ($0, .warning) }
  }

  private func row(_ choice: Picker.Choice, nameColumns: Int) -> Row {
    guard case .item(let item) = choice else { return [] }
    let name = clip(cells(item.text, style: theme[.panelText]), to: nameColumns)
    let gap = cells(
      String(repeating: " ", count: nameColumns - name.count + 2), style: theme[.panelText])
    let words = [item.text == panel.chosen ? "in use" : "", item.detail]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    return name + gap + cells(words, style: theme[.dim])
  }
}
