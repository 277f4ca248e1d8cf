import Markup
import TUI

/// A unit of text as one row, however long: with its styles and the marks of what is looked for, but
/// not yet broken into rows of the screen.
struct UnitRow: Sendable {
  private(set) var row: Row
  /// Number of the first match in it, and the columns where matches begin.
  let firstMatch: Int
  private(set) var matchColumns: [Int]

  init(_ unit: TextUnit, base: Style, look: MarkdownLook, marks: inout MatchMarks) {
    let text = unit.text
    let found = marks.next(text)
    firstMatch = found.first
    matchColumns = []
    row = cells(text, style: unit.runs.first.map { look.style($0.style, over: base) } ?? base)
    var starts = [0]
    if unit.runs.count > 1 {
      var end = 0
      let ends = unit.runs.map { run -> Int in
        end += run.text.utf8.count
        return end
      }
      starts += columns(of: text, at: ends)
      for (index, run) in unit.runs.enumerated().dropFirst() {
        restyle(starts[index]..<starts[index + 1], look.style(run.style, over: base))
      }
    } else {
      starts.append(row.count)
    }
    mark(found.matches, in: text, marks, look)
    strike(unit, starts, look)
  }

  /// A line of code: its tokens' styles are given, and that of what is no token.
  init(
    code text: String, styles: [(range: Range<Int>, style: Style)], plain: Style,
    look: MarkdownLook, marks: inout MatchMarks
  ) {
    let found = marks.next(text)
    firstMatch = found.first
    matchColumns = []
    row = cells(text, style: plain)
    let offsets = columns(
      of: text, at: styles.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
    for (index, token) in styles.enumerated() {
      restyle(offsets[2 * index]..<offsets[2 * index + 1], token.style)
    }
    blendBlanks(plain)
    mark(found.matches, in: text, marks, look)
  }

  /// Puts blanks or other cells in front.
  mutating func prepend(_ cells: Row) {
    row.insert(contentsOf: cells, at: 0)
    matchColumns = matchColumns.map { $0 + cells.count }
  }

  private mutating func restyle(_ range: Range<Int>, _ style: Style) {
    for column in range.clamped(to: row.indices) { row[column].style = style }
  }

  /// Blanks between tokens look like what stands before them: nobody sees it, and a link has fewer
  /// changes of colour to carry.
  private mutating func blendBlanks(_ plain: Style) {
    for column in row.indices.dropFirst() where row[column].base == 0x20 {
      let before = row[column - 1].style
      guard row[column].style == plain, before.background == plain.background,
        before.attributes.isDisjoint(with: [.underline, .reverse])
      else { continue }
      row[column].style = before
    }
  }

  private mutating func mark(
    _ matches: [Range<Int>], in text: String, _ marks: MatchMarks, _ look: MarkdownLook
  ) {
    guard !matches.isEmpty else { return }
    let ends = columns(of: text, at: matches.flatMap { [$0.lowerBound, $0.upperBound] })
    for index in matches.indices {
      let isCurrent = marks.current == firstMatch + index
      restyle(ends[2 * index]..<ends[2 * index + 1], isCurrent ? look.currentMatch : look.match)
      matchColumns.append(ends[2 * index])
    }
  }

  /// Puts signs around what is struck out: they are no text of the unit.
  private mutating func strike(_ unit: TextUnit, _ starts: [Int], _ look: MarkdownLook) {
    var ends: [Int] = []
    for (index, run) in unit.runs.enumerated() where run.style.contains(.strikethrough) {
      let goesOn = index > 0 && unit.runs[index - 1].style.contains(.strikethrough)
      if goesOn {
        ends[ends.count - 1] = starts[index + 1]
      } else {
        ends += starts[index...index + 1]
      }
    }
    let sign = cells(MarkdownGlyphs.strike, style: look.dim)
    for column in ends.reversed() {
      row.insert(contentsOf: sign, at: column)
      matchColumns = matchColumns.map { $0 >= column ? $0 + sign.count : $0 }
    }
  }
}
