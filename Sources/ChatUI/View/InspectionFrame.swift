import TUI

/// What token view and request inspector have in common: a box over the whole transcript, a line at
/// the top, keys at the bottom where there is room, the text between.
struct InspectionFrame {
  /// The widest it gets: raw data is easier to follow in long lines.
  private static let maximumColumns = 160
  /// Rows inside from which on there is one for the keys.
  private static let rowsForKeys = 6

  private let box: PanelBox

  init(in area: Rect) {
    box = PanelBox(in: area, rows: area.size.rows, widest: Self.maximumColumns)
  }

  private var hasKeys: Bool { box.inside.size.rows >= Self.rowsForKeys }

  /// Where the text stands.
  var text: Rect {
    let inside = box.inside
    return Rect(
      column: inside.origin.column, row: inside.origin.row + 1, columns: inside.size.columns,
      rows: inside.size.rows - (hasKeys ? 2 : 1))
  }

  func draw(
    title: String, mark: String, head: Row, rows: [Row], keys: [(Action, String)],
    in context: KeyContext, _ theme: Theme, _ keymap: Keymap, on frame: inout Frame
  ) {
    box.draw(title: title, mark: mark, theme, on: &frame)
    let inside = box.inside
    frame.put(clip(head, to: inside.size.columns), at: inside.origin)
    putRows(
      rows.prefix(text.size.rows).map { clip($0, to: inside.size.columns) }, at: text.origin,
      on: &frame)
    guard hasKeys else { return }
    frame.put(
      footer(keys, context, width: inside.size.columns, theme, keymap),
      at: Point(
        column: inside.origin.column, row: inside.origin.row + inside.size.rows - 1))
  }

  /// As many keys as there is room for; the last one, which leads out, before the others.
  private func footer(
    _ keys: [(Action, String)], _ context: KeyContext, width: Int, _ theme: Theme,
    _ keymap: Keymap
  ) -> Row {
    let items = keys.enumerated().compactMap { index, key -> LineItem? in
      guard let label = keymap.label(of: key.0, in: context) else { return nil }
      var item = LineItem("", weight: 0, style: theme[.panelText])
      let name = cells(label, style: theme[.panelKey])
      item.forms = [
        LineItem.Form(
          row: name + cells(" \(key.1)", style: theme[.panelText]),
          weight: index == keys.count - 1 ? 100 : 50 - index)
      ]
      return item
    }
    return LineItem.fit(items, separator: cells(" · ", style: theme[.dim]), width: width)
  }
}
