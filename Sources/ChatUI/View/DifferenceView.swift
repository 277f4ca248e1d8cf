import Chat
import TUI

/// Two versions of a message, line by line: what went with `-`, what came with `+`, changed words
/// reversed. Lines are wrapped as they come in sight; the rest is not laid out.
struct DifferenceView {
  /// Rows of the head: the two versions.
  private static let headRows = 2
  /// Columns of the sign before each line.
  private static let signColumns = 2

  let panel: DifferencePanel
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  func draw(on frame: inout Frame) {
    box.draw(title: "difference", mark: mark, theme, on: &frame)
    let inside = box.inside
    let rows = Array(head.prefix(inside.size.rows)) + content
    putRows(
      rows.prefix(inside.size.rows).map { clip($0, to: inside.size.columns) }, at: inside.origin,
      on: &frame)
    guard footerRows > 0 else { return }
    frame.put(
      footer, at: Point(column: inside.origin.column, row: inside.origin.row + inside.size.rows - 1)
    )
  }

  /// Rows of the difference itself that are seen at once.
  var visibleRows: Int { max(1, box.inside.size.rows - Self.headRows - footerRows) }

  /// Where the panel's top row is after scrolling; never beyond the last screenful.
  func top(movedBy lines: Int) -> DifferencePanel.Place {
    var place = panel.top
    var left = lines
    while left < 0, place > DifferencePanel.Place() {
      if place.row >= -left {
        place.row += left
        left = 0
      } else if place.item > 0 {
        left += place.row + 1
        place.item -= 1
        place.row = height(place.item) - 1
      } else {
        place.row = 0
        left = 0
      }
    }
    let last = lastTop
    while left > 0, place < last {
      let rest = height(place.item) - 1 - place.row
      if left <= rest {
        place.row += left
        left = 0
      } else {
        left -= rest + 1
        place = DifferencePanel.Place(item: place.item + 1, row: 0)
      }
    }
    return min(place, last)
  }

  // MARK: Places

  private var box: PanelBox { PanelBox(in: area, rows: area.size.rows) }

  private var footerRows: Int { box.inside.size.rows >= 6 ? 1 : 0 }

  /// The top row with which the last line stands in the last row.
  private var lastTop: DifferencePanel.Place {
    var rows = visibleRows
    for item in panel.items.indices.reversed() {
      let height = height(item)
      if height >= rows { return DifferencePanel.Place(item: item, row: height - rows) }
      rows -= height
    }
    return DifferencePanel.Place()
  }

  private func height(_ item: Int) -> Int { rows(of: panel.items[item]).count }

  private var content: [Row] {
    var rows: [Row] = []
    var skipped = min(panel.top, lastTop)
    while rows.count < visibleRows, panel.items.indices.contains(skipped.item) {
      rows += self.rows(of: panel.items[skipped.item]).dropFirst(skipped.row)
      skipped = DifferencePanel.Place(item: skipped.item + 1, row: 0)
    }
    return Array(rows.prefix(visibleRows))
  }

  // MARK: Rows

  private var mark: String {
    let changed = panel.items.reduce(into: (removed: 0, added: 0)) { sum, item in
      guard case .line(let line) = item else { return }
      if line.kind == .removed { sum.removed += 1 }
      if line.kind == .added { sum.added += 1 }
    }
    return panel.isAlike ? "alike" : "-\(changed.removed) +\(changed.added)"
  }

  private var head: [Row] {
    [("- ", panel.older, StyleRole.removed), ("+ ", panel.newer, StyleRole.added)].map {
      sign, index, role in
      let message = panel.siblings[index]
      let time = CivilTime(message.createdAt, utcOffset: panel.utcOffset)
      return cells(
        "\(sign)‹\(index + 1)/\(panel.siblings.count)› \(message.speaker) · \(time.clock)",
        style: theme[role])
    }
  }

  private var footer: Row {
    let hints = [
      panel.siblings.count > 2
        ? LineItem.hint(
          .branch(.differenceSibling(-1)), "version before", "before", in: .difference, weight: 70,
          theme, keymap) : nil,
      panel.siblings.count > 2
        ? LineItem.hint(
          .branch(.differenceSibling(1)), "next version", "next", in: .difference, weight: 72,
          theme,
          keymap
        )
        : nil,
      LineItem.hint(.panelPage(1), "page", in: .difference, weight: 60, theme, keymap),
      LineItem.hint(.back, "back", in: .difference, weight: 80, theme, keymap),
    ]
    return LineItem.fit(
      hints.compactMap(\.self), separator: cells(" · ", style: theme[.dim]),
      width: box.inside.size.columns)
  }

  private func rows(of item: FoldedDifference.Item) -> [Row] {
    switch item {
    case .fold(let count): return [cells("  … \(count) lines alike …", style: theme[.dim])]
    case .line(let line):
      let (sign, role): (String, StyleRole) =
        switch line.kind {
        case .same: ("  ", .panelText)
        case .removed: ("- ", .removed)
        case .added: ("+ ", .added)
        }
      let width = max(1, box.inside.size.columns - Self.signColumns)
      let mark = cells(sign, style: theme[role])
      let blank = cells("  ", style: theme[role])
      return wrap(text(line, theme[role]), width: width).enumerated().map { index, row in
        (index == 0 ? mark : blank) + row
      }
    }
  }

  /// A line with its changed words reversed.
  private func text(_ line: TextDifference.Line, _ style: Style) -> Row {
    var row = cells(line.text, style: style)
    for mark in line.marks {
      let start = columns(line.text.utf8Slice(0..<mark.lowerBound))
      let end = columns(line.text.utf8Slice(0..<mark.upperBound))
      for column in start..<max(start, min(end, row.count)) {
        row[column].style.attributes.insert(.reverse)
      }
    }
    return row
  }
}
