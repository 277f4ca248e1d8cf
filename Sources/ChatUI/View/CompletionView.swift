import TUI

/// The list above what is being written, over the transcript's last rows.
struct CompletionView {
  /// More would hide what the prompt is about.
  private static let mostRows = 8
  /// Below this width there is no room for words about keys.
  private static let columnsForHint = 40

  let completion: CompletionState
  /// The transcript's place.
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    let room = area.size.rows
    let count = min(Self.mostRows, completion.items.count, max(1, room - 2))
    let hasTitle = room > count
    let rows = (hasTitle ? 1 : 0) + count
    guard room >= count else { return }
    let width = area.size.columns
    let top = area.origin.row + room - rows
    frame.fill(Rect(column: 0, row: top, columns: width, rows: rows), style: theme[.panelText])
    if hasTitle { frame.put(title(width), at: Point(column: 0, row: top)) }
    let selected = completion.selected ?? 0
    let first = max(0, min(selected - count / 2, completion.items.count - count))
    let seen = first..<first + count
    let column = seen.map { label(completion.items[$0]).count }.max() ?? 0
    for index in seen {
      frame.entries.append(
        FrameEntry(
          area: Rect(
            column: 0, row: top + rows - count + index - first, columns: width, rows: 1),
          offset: index - selected))
    }
    putRows(
      seen.map { row(at: $0, column: min(column, width / 2), width: width) },
      at: Point(column: 0, row: top + rows - count), on: &frame)
  }

  private func title(_ width: Int) -> Row {
    let style = theme[.panelBorder]
    let keys = hints.map { "\($0) \($1)" }.joined(separator: " · ")
    let count = completion.items.count
    let place = completion.selected.map { "\($0 + 1) of \(count)" } ?? "\(count)"
    var line = cells("─ ", style: style) + cells(name, style: theme[.panelTitle])
    line += cells(" ", style: style)
    let right =
      width < Self.columnsForHint
      ? cells(" \(place) ─", style: theme[.dim])
      : cells(" \(keys) · \(place) ─", style: theme[.dim])
    let gap = width - line.count - right.count
    guard gap > 0 else { return clip(line, to: width) }
    return line + cells(String(repeating: "─", count: gap), style: style) + right
  }

  private var hints: [(String, String)] {
    [(PaletteAction.completionAccept, "takes"), (.completionClose, "closes")].compactMap {
      action, word in
      keymap.label(of: .palette(action), in: .completion).map { ($0, word) }
    }
  }

  private var name: String {
    switch completion.target.kind {
    case .command: "commands"
    case .file: "files"
    case .argument(let command): "/\(command.slash.first ?? command.name)"
    }
  }

  private func label(_ item: CompletionState.Item) -> Row {
    let style = theme[item.isUnmet ? .dim : .panelText]
    var text = cells(item.sign, style: style)
    text += marked(item.text, item.places, style: style, theme[.match])
    if !item.hint.isEmpty { text += cells(" \(item.hint)", style: theme[.dim]) }
    return text
  }

  private func row(at index: Int, column: Int, width: Int) -> Row {
    let item = completion.items[index]
    let isSelected = index == completion.selected
    let style = theme[isSelected ? .selection : .panelText]
    let label = clip(label(item), to: max(1, width - 2))
    var row = cells(isSelected ? "▸ " : "  ", style: style) + label
    let note = item.note.isEmpty ? [] : cells("  \(item.note) ", style: theme[.panelKey])
    let gap = max(2, column + 2 - label.count)
    let rest = width - row.count - gap - note.count
    if rest >= 8, !item.detail.isEmpty {
      row += cells(String(repeating: " ", count: gap), style: style)
      row += clip(cells(item.detail, style: theme[.dim]), to: rest)
    }
    let blank = width - row.count - note.count
    if blank >= 0 { row += cells(String(repeating: " ", count: blank), style: style) + note }
    guard isSelected else { return row }
    row += cells(String(repeating: " ", count: max(0, width - row.count)), style: style)
    for index in row.indices { row[index].style = style }
    return row
  }
}

/// A text with some of its characters in another style: what was typed of it.
/// - Parameter places: of characters, in order.
func marked(_ text: String, _ places: [Int], style: Style, _ mark: Style) -> Row {
  guard !places.isEmpty else { return cells(text, style: style) }
  var row: Row = []
  var run = ""
  var isMarked = false
  var rest = places[...]
  for (index, character) in text.enumerated() {
    let isPlace = rest.first == index
    if isPlace { rest.removeFirst() }
    if isPlace != isMarked {
      row += cells(run, style: isMarked ? mark : style)
      (run, isMarked) = ("", isPlace)
    }
    run.append(character)
  }
  return row + cells(run, style: isMarked ? mark : style)
}
