import Chat
import TUI

/// The tree of a conversation's branches: only the rows that are seen are made.
struct TreeView {
  /// Below these columns a row tells less about itself.
  private static let columnsForAll = 64
  private static let columnsForTime = 30

  let panel: TreePanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  /// Rows of the list when the panel has all the place.
  static func listRows(in area: Rect) -> Int {
    max(1, PanelBox(in: area, rows: area.size.rows).inside.size.rows - 1)
  }

  func draw(on frame: inout Frame) {
    let box = PanelBox(in: area, rows: max(6, panel.segments.count) + 1)
    let count = panel.segments.count
    box.draw(
      title: "branches", mark: count > 0 ? "\(panel.selected + 1) of \(count)" : "", theme,
      on: &frame)
    let inside = box.inside
    let listRows = max(1, inside.size.rows - 1)
    putRows(rows(width: inside.size.columns, limit: listRows), at: inside.origin, on: &frame)
    for (row, index) in seen(limit: listRows).enumerated() {
      frame.entries.append(
        FrameEntry(
          area: Rect(
            column: inside.origin.column, row: inside.origin.row + row,
            columns: inside.size.columns, rows: 1), offset: index - panel.selected))
    }
    guard inside.size.rows > 1 else { return }
    frame.put(
      footer(width: inside.size.columns),
      at: Point(column: inside.origin.column, row: inside.origin.row + inside.size.rows - 1))
  }

  private func footer(width: Int) -> Row {
    let isShown = panel.choice?.isShown ?? false
    let items = [
      LineItem.hint(
        .branch(.treeChoose), isShown ? "goes there" : "shows this branch", "shows", in: .tree,
        weight: 80, theme, keymap),
      LineItem.hint(
        .branch(.treeParent), "where it branches off", "up", in: .tree, weight: 60, theme, keymap),
      LineItem.hint(.back, "back", in: .tree, weight: 70, theme, keymap),
    ]
    return LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
  }

  private func rows(width: Int, limit: Int) -> [Row] {
    guard !panel.isLoading else { return [cells("reading the log …", style: theme[.dim])] }
    let count = panel.segments.count
    guard count > 0 else { return [cells("the log has no messages of it yet", style: theme[.dim])] }
    return seen(limit: limit).map { row(at: $0, width: width) }
  }

  private func seen(limit: Int) -> Range<Int> {
    let count = panel.isLoading ? 0 : panel.segments.count
    let first = max(0, min(panel.selected - limit / 2, count - limit))
    return first..<min(count, first + limit)
  }

  private func row(at index: Int, width: Int) -> Row {
    let segment = panel.segments[index]
    let isSelected = index == panel.selected
    let plain = isSelected ? theme[.selection] : theme[.panelText]
    let dim = isSelected ? plain : theme[.dim]
    let mark = segment.isShown ? "● " : "○ "
    var row =
      cells(panel.branches(of: index, limit: width / 3), style: isSelected ? plain : theme[.rule])
      + cells(mark, style: isSelected ? plain : theme[segment.isShown ? .selectionMark : .dim])
    let details = cells(self.details(of: segment, width: width), style: dim)
    let room = max(4, width - row.count - details.count - (details.isEmpty ? 0 : 2))
    let speaker = segment.role == .user ? "you: " : "\(model(of: segment) ?? "answer"): "
    let role: StyleRole = segment.role == .user ? .promptHeader : .answerHeader
    row += clip(
      cells(speaker, style: isSelected ? plain : theme[role])
        + cells(segment.preview.isEmpty ? "(no text)" : segment.preview, style: plain), to: room)
    row = clip(row, to: width)
    let gap = max(0, width - row.count - details.count)
    row += cells(String(repeating: " ", count: gap), style: plain)
    return row.count + details.count <= width ? row + details : row
  }

  private func details(of segment: BranchSegment, width: Int) -> String {
    guard width >= Self.columnsForTime else { return "" }
    let time = CivilTime(segment.createdAt, utcOffset: panel.openedAt.utcOffset)
    let today = CivilTime(panel.openedAt.wall, utcOffset: panel.openedAt.utcOffset)
    let date = time.date == today.date ? time.clock : time.date
    guard width >= Self.columnsForAll else { return date }
    let count = FigureText.count(segment.count)
    return "\(count) message\(segment.count == 1 ? "" : "s") · \(date)"
  }

  private func model(of segment: BranchSegment) -> String? {
    segment.model?.rawValue.split(separator: "/").last.map(String.init)
  }
}
