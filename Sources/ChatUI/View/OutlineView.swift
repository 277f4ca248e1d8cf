import TUI

/// The outline of a conversation: prompts, and headings indented by their level.
struct OutlineView {
  /// Columns that a level of headings is indented by, and levels that are told apart so: on a narrow
  /// screen more would leave no room for the words.
  private static let indent = 2
  private static let levels = 4

  let panel: OutlinePanel
  let area: Rect
  let theme: Theme

  func draw(on frame: inout Frame) {
    let list = ListView(
      title: "outline", note: note, filter: panel.filter, selected: panel.selected,
      count: panel.choiceCount, wantedRows: max(8, panel.entryCount), head: head, area: area,
      theme: theme)
    list.draw(on: &frame) { seen, width in
      zip(seen, panel.entries(seen)).map { index, entry in
        list.row(row(entry), isSelected: index == panel.selected, width: width)
      }
    }
  }

  private var note: String {
    let (read, total) = panel.progress
    guard panel.next != nil, total > 0 else { return "" }
    return "reading \(min(99, read * 100 / total))%"
  }

  private var head: (text: String, role: StyleRole)? {
    if panel.choiceCount > 0 { return nil }
    if panel.next != nil { return ("reading the conversation …", .dim) }
    return (panel.entryCount == 0 ? "no prompts or headings" : "nothing matches", .dim)
  }

  private func row(_ entry: OutlineEntry) -> Row {
    let title = entry.title.isEmpty ? "(blank)" : entry.title
    guard entry.level > 0 else { return cells("› " + title, style: theme[.promptHeader]) }
    let indent = min(entry.level, Self.levels) * Self.indent
    return cells(String(repeating: " ", count: indent) + title, style: theme[.panelText])
  }
}
