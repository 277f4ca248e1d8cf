import TUI

/// The palette: name, what it does, and its key.
struct PaletteView {
  let panel: PalettePanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {
    let list = ListView(
      title: "commands", filter: panel.filter, placeholder: "type to find a command",
      selected: panel.selected, count: panel.choiceCount,
      wantedRows: panel.entryCount, head: panel.choices.isEmpty ? ("nothing matches", .dim) : nil,
      area: area, theme: theme)
    list.draw(on: &frame) { seen, width in
      let column = seen.map { panel.choices[$0].entry.command.name.count }.max() ?? 0
      return seen.map {
        list.row(
          row(panel.choices[$0], column: column, width: width - 2),
          isSelected: $0 == panel.selected, width: width)
      }
    }
  }

  private func row(_ choice: PalettePanel.Choice, column: Int, width: Int) -> Row {
    let (entry, mark) = (choice.entry, theme[.match])
    let style = theme[entry.reason == nil ? .panelText : .dim]
    let name = clip(
      marked(entry.command.name, choice.name, style: style, mark), to: max(1, width))
    let key = entry.key.isEmpty ? [] : cells("  \(entry.key)", style: theme[.panelKey])
    let gap = max(2, min(column, width / 2) + 2 - name.count)
    let room = width - name.count - gap - key.count
    func blanks(_ count: Int) -> Row {
      cells(String(repeating: " ", count: max(0, count)), style: style)
    }
    guard room >= 8 else {
      let left = width - name.count - key.count
      return left >= 0 ? name + blanks(left) + key : name
    }
    let help =
      entry.reason.map { cells($0, style: theme[.dim]) }
      ?? marked(entry.command.help, choice.help, style: style, mark)
    let shown = clip(help, to: room)
    return name + blanks(gap) + shown + blanks(room - shown.count) + key
  }
}
