import TUI

/// A list of models or prompts with its filter.
struct PickerView {
  let picker: Picker
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {
    let list = ListView(
      title: picker.title, filter: picker.filter,
      placeholder: picker.allowsTyped
        ? "type to narrow down, or an ID as it is" : "type to narrow down",
      selected: picker.selected, count: picker.choices.count,
      wantedRows: max(8, picker.itemCount + 1), head: head, area: area, theme: theme)
    list.draw(on: &frame) { seen, width in
      let column = seen.map { cells(text(of: picker.choices[$0])).count }.max() ?? 0
      return seen.map {
        row(at: $0, textColumn: min(column, width * 2 / 3), width: width, in: list)
      }
    }
  }

  private var head: (text: String, role: StyleRole)? {
    switch picker.content {
    case .loading(let text): (text, .dim)
    case .failed(let text): (text, .error)
    case .items: picker.choices.isEmpty ? ("nothing matches", .dim) : nil
    }
  }

  private func row(at index: Int, textColumn: Int, width: Int, in list: ListView) -> Row {
    let room = max(1, width - 2)
    let choice = picker.choices[index]
    var row = clip(cells(text(of: choice), style: theme[.panelText]), to: room)
    if case .item(let item) = choice, !item.detail.isEmpty {
      let gap = max(2, textColumn + 2 - row.count)
      let rest = room - row.count - gap
      if rest >= 8 {
        row += cells(String(repeating: " ", count: gap), style: theme[.panelText])
        row += clip(cells(item.detail, style: theme[.dim]), to: rest)
      }
    }
    return list.row(row, isSelected: index == picker.selected, width: width)
  }

  private func text(of choice: Picker.Choice) -> String {
    switch choice {
    case .item(let item): item.text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    case .typed(let text): "use “\(text)” as typed"
    }
  }
}
