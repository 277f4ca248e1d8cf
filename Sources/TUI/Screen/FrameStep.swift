/// A frame on its way to the screen in parts, where a link is too slow for all of it at once: which rows
/// come first, and what stands in the others until then. Pure; what a row takes is an estimate.
package enum FrameStep {
  /// Bytes that set the cursor somewhere else, and that switch a style, as terminals have them.
  private static let move = 8
  private static let switching = 8
  /// What scrolls, with less than this many rows, or by more rows than it has, is not worth it: curses
  /// sends it anew.
  private static let leastScrolled = 3

  /// Of the next frame only the row in which the cursor is: a typed key's echo.
  package static func echo(of next: Frame, on shown: Frame) -> Frame {
    guard shown.size == next.size else { return next }
    var step = shown
    step.cursor = next.cursor
    if let row = next.cursor?.row { step.copy(row: row, from: next) }
    return step
  }

  /// As much of the next frame as `room` bytes bring, the rows next to the cursor first, but at least one
  /// row that differs.
  /// - Returns: what is shown then, and whether that is all of it.
  package static func next(_ next: Frame, on shown: Frame, within room: Int) -> (
    Frame, isWhole: Bool
  ) {
    guard shown.size == next.size else { return (next, true) }
    let changed = (0..<next.size.rows).filter { !next.isEqual(row: $0, to: shown, row: $0) }
    let costs = changed.map { cost(of: next, row: $0, on: shown, row: $0) }
    guard costs.reduce(0, +) > room else { return (next, true) }
    var step = shown
    step.cursor = next.cursor
    var left = room
    var waiting = changed
    if let scroll = scroll(from: shown, to: next, changed: changed) {
      waiting = changed.filter { !scroll.rows.contains($0) }
      for row in scroll.area {
        if scroll.rows.contains(row) {
          step.copy(row: row, from: next)
        } else if waiting.contains(row) {
          step.clear(row: row, like: next)
        }
      }
      left -= 2 * move
    }
    let cursor = next.cursor?.row ?? next.size.rows - 1
    waiting.sort { (abs($0 - cursor), $0) < (abs($1 - cursor), $1) }
    var isFirst = true
    while let row = waiting.first {
      let cost = cost(of: next, row: row, on: step, row: row)
      guard isFirst || cost <= left else { break }
      step.copy(row: row, from: next)
      left -= cost
      isFirst = false
      waiting.removeFirst()
    }
    return (step, waiting.isEmpty)
  }

  // MARK: What a row takes

  private static func cost(of next: Frame, row: Int, on shown: Frame, row old: Int) -> Int {
    guard let changed = next.changes(in: row, from: shown, row: old) else { return 0 }
    var bytes = move
    var style = Style.plain
    for column in changed {
      let cell = next[column, row]
      guard cell.width > 0 else { continue }
      bytes += utf8(cell.base)
      for index in 0..<4 where cell.marks[index] != 0 { bytes += utf8(cell.marks[index]) }
      if cell.style != style { bytes += switching }
      style = cell.style
    }
    return bytes
  }

  private static func utf8(_ scalar: UInt32) -> Int {
    switch scalar {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }

  // MARK: Scrolling

  private struct Scroll {
    /// Rows that stand on the screen already, elsewhere.
    var rows: Set<Int>
    /// All that moves.
    var area: ClosedRange<Int>
  }

  /// How most of the changed rows come about by moving what is shown: terminals do that by themselves.
  private static func scroll(from shown: Frame, to next: Frame, changed: [Int]) -> Scroll? {
    guard let first = changed.first, let last = changed.last else { return nil }
    var best: Scroll?
    for distance in 1..<max(2, last - first + 1) {
      for shift in [distance, -distance] {
        let rows = changed.filter { row in
          (first...last).contains(row + shift) && !next.isBlank(row: row)
            && next.isEqual(row: row, to: shown, row: row + shift)
        }
        guard rows.count >= leastScrolled, rows.count >= distance,
          rows.count > best?.rows.count ?? 0, let top = rows.first, let bottom = rows.last
        else { continue }
        best = Scroll(
          rows: Set(rows), area: min(top, top + shift)...max(bottom, bottom + shift))
      }
    }
    return best
  }
}

extension Frame {
  fileprivate func range(of row: Int) -> Range<Int> {
    row * size.columns..<(row + 1) * size.columns
  }

  fileprivate mutating func copy(row: Int, from other: Frame) {
    guard (0..<size.rows).contains(row) else { return }
    put(other.cells[other.range(of: row)], at: Point(column: 0, row: row))
  }

  /// Blanks the row; its ground is the other frame's.
  fileprivate mutating func clear(row: Int, like other: Frame) {
    var style = Style.plain
    style.background = other[size.columns - 1, row].style.background
    fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), style: style)
  }

  fileprivate func isEqual(row: Int, to other: Frame, row old: Int) -> Bool {
    cells[range(of: row)].elementsEqual(other.cells[other.range(of: old)])
  }

  fileprivate func isBlank(row: Int) -> Bool {
    cells[range(of: row)].allSatisfy { $0.base == 0x20 }
  }

  /// The columns from the first to the last that differ, without the blanks at the row's end, which are
  /// sent as one; nil: none differ.
  fileprivate func changes(in row: Int, from other: Frame, row old: Int) -> Range<Int>? {
    let (new, shown) = (Array(cells[range(of: row)]), other.cells[other.range(of: old)])
    let differing = zip(new, shown).enumerated().filter { $0.element.0 != $0.element.1 }
    guard let first = differing.first?.offset, let last = differing.last?.offset else { return nil }
    let text = new.lastIndex { $0.base != 0x20 } ?? first
    return first..<max(first, min(last, text)) + 1
  }
}
