import TUI

/// What the probe shows: all that the terminal told it.
struct ProbeState {
  var size: Size
  var colors: Int
  var notice: String
  /// What was typed or pasted, as text.
  var typed = ""
  /// The last inputs, described.
  var inputs = ""
  /// How often the terminal resumed, drained, and changed its size.
  var resumed = 0
  var drained = 0
  /// Fences that were answered.
  var taken = 0
  var resized = 0
  /// What the frame before told: bytes and bytes waiting.
  var report = ""
  var showsWide = false
  var followsBackground = false
  /// Cells to fill with as many combinations of colours.
  var palette = 0
  /// Numbers frames with hundreds of colours, none of them twice.
  var gradient = 0
  /// Differs from frame to frame in a storm; nil: no storm.
  var storm: Int?

  static let wide = "a世b한c😀d"
  static let marked = "e\u{301}x"

  func frame() -> Frame {
    var frame = Frame(size: size)
    if let storm { fill(&frame, storm) }
    var line = 0
    func put(_ text: String, _ style: Style = .plain) {
      frame.put(cells(text, style: style), at: Point(column: 0, row: line))
      line += 1
    }
    put("probe \(size.columns)x\(size.rows)", Style(.indexed(9), attributes: .bold))
    put("typed: \(typed)")
    frame.cursor = Point(column: min(columns("typed: \(typed)"), size.columns - 1), row: 1)
    put("inputs: \(inputs)")
    put("resumed \(resumed) drained \(drained) resized \(resized) taken \(taken)")
    put("report: \(report)")
    put(showsWide ? Self.wide : "")
    put(showsWide ? Self.marked : "")
    put("bold", Style(attributes: .bold))
    put("under", Style(attributes: .underline))
    put("cube", Style(.indexed(208), on: .indexed(17)))
    put("colors \(colors) \(notice)")
    for index in 0..<palette {
      let style = Style(.indexed(UInt8(index % 16)), on: .indexed(UInt8(index / 16 % 16)))
      frame.put(
        cells("#", style: style),
        at: Point(column: index % 40, row: line + index / 40))
    }
    if gradient > 0 {
      for index in 0..<600 {
        let color = UInt32(gradient * 600 + index) &* 2_654_435_761
        let rgb = RGB(UInt8(color >> 24), UInt8(color >> 16 & 255), UInt8(color >> 8 & 255))
        frame.put(
          cells("%", style: Style(.direct(rgb))),
          at: Point(column: index % 60, row: line + 1 + index / 60))
      }
      frame.put(cells("gradient \(gradient)"), at: Point(column: 0, row: line))
    }
    let last = Point(column: 0, row: size.rows - 1)
    if size.rows > line {
      let status = Row(repeating: Cell(base: 0x23, style: Style(attributes: .reverse)), count: 500)
      frame.put(status, at: last)
    }
    return frame
  }

  private func fill(_ frame: inout Frame, _ number: Int) {
    for row in 0..<size.rows {
      let letters = (0..<size.columns).map { column in
        Cell(base: UInt32(33 + (number * 7 + row * 13 + column * 31) % 90))
      }
      frame.put(letters, at: Point(column: 0, row: row))
    }
  }
}
