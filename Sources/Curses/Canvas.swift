import CTerminal
import Glibc
import TUI

/// Puts frames on curses' screen: only the rows that differ from the last frame. What of them has
/// to be sent is for curses to find out.
struct Canvas {
  /// What curses' screen holds; nil: not known.
  private(set) var shown: Frame?

  /// The next frame is put whole.
  mutating func forget() { shown = nil }

  mutating func draw(_ frame: Frame) {
    if !put(frame) {
      // Out of colour pairs: those of frames long gone are still taken. Begin afresh, with all cells.
      ct_forget_pairs()
      shown = nil
      _ = put(frame)
    }
    shown = frame
    if let cursor = frame.cursor {
      ct_cursor(Int32(cursor.row), Int32(cursor.column))
    } else {
      ct_cursor(-1, -1)
    }
  }

  /// - Returns: false when the colour pairs ran out on the way.
  private func put(_ frame: Frame) -> Bool {
    let rows = min(frame.size.rows, Int(ct_rows()))
    let columns = min(frame.size.columns, Int(ct_columns()))
    let known = shown.flatMap { $0.size == frame.size ? $0.cells : nil } ?? []
    return frame.cells.withUnsafeBufferPointer { cells in
      known.withUnsafeBufferPointer { old in
        for row in 0..<rows {
          let start = row * frame.size.columns
          if !old.isEmpty, Self.isEqual(cells, old, from: start, count: columns) { continue }
          for column in 0..<columns where !Self.put(cells[start + column], row, column, columns) {
            return false
          }
        }
        return true
      }
    }
  }

  /// Most rows stay as they are with each key: their bytes are looked at first, all at once. Between
  /// cells there may be bytes that say nothing, so those that differ are compared one by one.
  private static func isEqual(
    _ cells: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, from start: Int,
    count: Int
  ) -> Bool {
    guard count > 0, let row = cells.baseAddress, let oldRow = old.baseAddress else { return true }
    if memcmp(row + start, oldRow + start, count * MemoryLayout<Cell>.stride) == 0 { return true }
    for index in start..<(start + count) where cells[index] != old[index] { return false }
    return true
  }

  private static func put(_ cell: Cell, _ row: Int, _ column: Int, _ columns: Int) -> Bool {
    // The second half of a wide character came with the first.
    guard cell.width > 0 else { return true }
    var raw = ct_cell()
    raw.base =
      cell.width == 1 ? WidthProfile.current.narrowForm(of: cell.base) ?? cell.base : cell.base
    raw.marks = (cell.marks.x, cell.marks.y, cell.marks.z, cell.marks.w)
    raw.width = cell.width
    // A frame that is wider than the window can be cut in the middle of a wide character.
    if cell.width == 2, column + 1 >= columns {
      raw.base = 0x20
      raw.width = 1
    }
    raw.attributes = cell.style.attributes.rawValue
    raw.foreground = number(cell.style.foreground)
    raw.background = number(cell.style.background)
    return ct_put(Int32(row), Int32(column), &raw)
  }

  private static func number(_ color: Color) -> Int32 {
    switch color {
    case .standard: -1
    case .indexed(let index): Int32(index)
    case .direct(let color) where ct_has_direct_colors():
      Int32(CT_DIRECT) | Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
    case .direct(let color): Int32(color.nearestOfPalette)
    }
  }
}
