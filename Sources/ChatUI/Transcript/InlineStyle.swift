import TUI

/// Styles `**strong**`, `*emphasis*` and `` `code` `` within a row of one style; the marks stay, so
/// that what is seen is what was said. Works on cells: the marks are one column each.
struct InlineStyle: Hashable, Sendable {
  private static let star = UInt32(UInt8(ascii: "*"))
  private static let tick = UInt32(UInt8(ascii: "`"))
  private static let backslash = UInt32(UInt8(ascii: "\\"))

  private let code: Style
  private let emphasis: Style
  /// What a heading or a quote has of its own is kept.
  private let text: Style

  init(_ theme: Theme, over text: Style) {
    code = theme[.code]
    emphasis = theme[.emphasis]
    self.text = text
  }

  func apply(to row: inout Row) { apply(to: &row, in: 0..<row.count) }

  private func apply(to row: inout Row, in range: Range<Int>) {
    /// Lengths of runs that nothing closes: looked for once, so that a row of marks stays linear.
    var unclosedStars: Set<Int> = []
    var unclosedTicks: Set<Int> = []
    var index = range.lowerBound
    while index < range.upperBound {
      let run = length(of: row[index].base, in: row, from: index, to: range.upperBound)
      switch row[index].base {
      case Self.backslash:
        index += 2
      case Self.tick:
        let close =
          unclosedTicks.contains(run)
          ? nil : closingTicks(run, in: row, from: index + run, to: range.upperBound)
        if let close {
          for cell in index..<close + run { row[cell].style = code }
          index = close
        } else {
          unclosedTicks.insert(run)
        }
        index += run
      case Self.star:
        let inner = index + run
        let opens = run <= 3 && inner < range.upperBound && row[inner].base != 0x20
        let close =
          opens && !unclosedStars.contains(run)
          ? closingStars(run, in: row, from: inner, to: range.upperBound) : nil
        if let close {
          for cell in index..<close + run { emphasise(&row[cell].style, marks: run) }
          apply(to: &row, in: inner..<close)
          index = close
        } else if opens {
          unclosedStars.insert(run)
        }
        index += run
      default:
        index += 1
      }
    }
  }

  private func emphasise(_ style: inout Style, marks: Int) {
    if style.foreground == text.foreground, emphasis.foreground != .standard {
      style.foreground = emphasis.foreground
    }
    if marks != 2 { style.attributes.insert(.italic) }
    if marks != 1 { style.attributes.insert(.bold) }
  }

  private func length(of mark: UInt32, in row: Row, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, row[index].base == mark { index += 1 }
    return index - start
  }

  private func closingTicks(_ run: Int, in row: Row, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      let length = length(of: Self.tick, in: row, from: index, to: end)
      if length == run { return index }
      index += max(1, length)
    }
    return nil
  }

  /// The run of as many stars that ends the emphasis: after a character, and not within code.
  private func closingStars(_ run: Int, in row: Row, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      let stars = length(of: Self.star, in: row, from: index, to: end)
      let ticks = length(of: Self.tick, in: row, from: index, to: end)
      if stars == run, row[index - 1].base != 0x20 { return index }
      if ticks > 0, let close = closingTicks(ticks, in: row, from: index + ticks, to: end) {
        index = close + ticks
      } else {
        index += max(1, stars, ticks)
      }
    }
    return nil
  }
}
