import Markup
import TUI

/// Lays blocks out as rows of a width. What stands at the left of a row (bars of quotes, indents and
/// markers of lists) is its margin; on a narrow screen it stops growing before the text has no room,
/// and markers then run in with the text.
struct BlockLayout {
  /// Columns that a margin leaves to the text.
  private static let leastText = 10

  let look: MarkdownLook
  /// nil: code stays plain, for rows that are counted only.
  var colours: CodeColours?
  /// What the next code block begins in, and has ended in.
  var codeState = CodeHighlighter.State.start
  private(set) var marks: MatchMarks
  var made = MarkdownRows()
  /// What stands before each row.
  private var margin: Row = []
  /// What stands before the next row instead, once.
  private var marker: Row?
  /// Markers that had no room in the margin: they go before the next text.
  private var runIn: Row = []
  /// The look of text here.
  private(set) var base: Style
  private var bulletDepth = 0
  /// Lists and quotes that are open.
  private(set) var depth = 0

  init(_ look: MarkdownLook, marks: MatchMarks = MatchMarks()) {
    self.look = look
    self.marks = marks
    base = look.text
  }

  /// Columns for text now.
  var width: Int { max(1, look.width - margin.count) }

  /// - Parameter isTight: no blank rows between the blocks.
  mutating func add(_ blocks: [Block], isTight: Bool = false) {
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { addBlank() }
      add(block)
    }
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let inlines): add(TextUnit.units(of: inlines), base)
    case .heading(let level, let inlines): addHeading(level, inlines)
    case .quote(let blocks): addQuote(blocks)
    case .list(let list): add(list)
    case .code(let code): add(code)
    case .html(let text):
      for line in MarkdownText.lines(of: text) {
        addText(TextUnit([TextRun(text: line, style: .html)]), base)
      }
    case .table(let table): add(table)
    case .rule:
      addMarkers()
      append(Row(repeating: Self.cell(MarkdownGlyphs.rule, look.rule), count: width))
    }
  }

  // MARK: Rows

  /// A row of its own, margin included.
  mutating func append(_ row: Row, position: Int = 0) {
    let before = marker ?? margin
    marker = nil
    made.append(before.isEmpty ? row : before + row, position: position)
  }

  /// A blank row, but for the margin.
  mutating func addBlank() {
    var row = margin
    while row.last?.base == 0x20 { row.removeLast() }
    made.append(row)
  }

  /// What is no running text begins beneath the markers that had no room.
  mutating func addMarkers() {
    guard !runIn.isEmpty else { return }
    let row = runIn
    runIn = []
    for part in wrap(row, width: width) { append(part) }
  }

  private mutating func add(_ units: [TextUnit], _ base: Style) {
    for unit in units { addText(unit, base) }
  }

  private mutating func addText(_ unit: TextUnit, _ base: Style, sign: Row = [], hang: Int = 0) {
    var row = UnitRow(unit, base: base, look: look, marks: &marks)
    let before = runIn + sign
    runIn = []
    if !before.isEmpty { row.prepend(before) }
    add(row, hang: hang)
  }

  /// Breaks a unit into rows.
  mutating func add(_ unit: UnitRow, hang: Int = 0) {
    for line in unit.lines(width: width, hang: hang) {
      found(unit, in: line.range)
      append(line.row, position: line.range.lowerBound)
    }
    made.advance(unit.row.count + 1)
  }

  /// Notes the matches of a unit that begin in some of its columns: in the row that comes next.
  mutating func found(_ unit: UnitRow, in range: Range<Int>) {
    for (index, column) in unit.matchColumns.enumerated() where range.contains(column) {
      made.found(unit.firstMatch + index, inRow: made.rows.count)
    }
  }

  func unitRow(_ unit: TextUnit, _ base: Style, marks: inout MatchMarks) -> UnitRow {
    UnitRow(unit, base: base, look: look, marks: &marks)
  }

  /// Lays out with something read and found in the order of the source, before it becomes rows.
  mutating func withMarks<Result>(_ body: (BlockLayout, inout MatchMarks) -> Result) -> Result {
    var marks = marks
    let result = body(self, &marks)
    self.marks = marks
    return result
  }

  /// Lines of code become units of their own.
  /// - Parameter plain: the look of what is no token.
  mutating func codeRow(
    _ text: String, _ styles: [(range: Range<Int>, style: Style)], plain: Style
  ) -> UnitRow {
    UnitRow(code: text, styles: styles, plain: plain, look: look, marks: &marks)
  }

  // MARK: Headings, quotes, lists

  private mutating func addHeading(_ level: Int, _ inlines: [Inline]) {
    let sign = cells(String(repeating: "#", count: level) + " ", style: look.heading)
    let first = made.rows.count
    let hang = width > 2 * sign.count + Self.leastText ? sign.count : 0
    for unit in TextUnit.units(of: inlines) {
      addText(unit, look.heading, sign: made.rows.count == first ? sign : [], hang: hang)
    }
    guard level == 1, margin.isEmpty, width >= 20, made.rows.count > first else { return }
    let columns = made.rows[first...].map(\.count).max() ?? 0
    append(
      Row(
        repeating: Self.cell(MarkdownGlyphs.underline, look.heading), count: min(columns, width)))
  }

  private mutating func addQuote(_ blocks: [Block]) {
    let outer = (margin: margin, base: base)
    base = look.quote
    indent(by: cells(MarkdownGlyphs.quote, style: look.quote), isBar: true)
    depth += 1
    add(blocks)
    // A quote that says nothing is there all the same.
    if blocks.isEmpty { append([]) }
    depth -= 1
    (margin, base) = outer
  }

  private mutating func add(_ list: BlockList) {
    let last = (list.start ?? 0) + max(0, list.items.count - 1)
    // At the top there is room for two digits in any case: items are laid out one by one, and stay
    // where they are when a tenth one comes.
    let digits = max(depth == 0 ? 2 : 1, String(last).utf8.count)
    let outer = margin
    depth += 1
    bulletDepth += list.start == nil ? 1 : 0
    for (index, item) in list.items.enumerated() {
      if index > 0, !list.isTight { addBlank() }
      let number = list.start.map { String($0 + index) }
      let sign = cells(self.sign(of: item, number, list.delimiter, digits: digits), style: base)
      indent(
        by: item.isContinued ? Row(repeating: .blank, count: sign.count) : sign, isBar: false)
      add(item.blocks, isTight: list.isTight)
      addMarkers()
      // An item that says nothing is there all the same.
      if marker != nil { append([]) }
      margin = outer
    }
    bulletDepth -= list.start == nil ? 1 : 0
    depth -= 1
  }

  private func sign(
    of item: BlockList.Item, _ number: String?, _ delimiter: Character, digits: Int
  ) -> String {
    var sign = ""
    if let number {
      sign = String(repeating: " ", count: max(0, digits - number.utf8.count)) + number
      sign += delimiter == ")" ? ") " : ". "
    } else if item.isDone == nil {
      sign = MarkdownGlyphs.bullets[min(bulletDepth, MarkdownGlyphs.bullets.count) - 1] + " "
    }
    if let isDone = item.isDone {
      sign += (isDone ? MarkdownGlyphs.done : MarkdownGlyphs.open) + " "
    }
    return sign
  }

  /// Widens the margin, if that leaves the text its room.
  /// - Parameter isBar: `sign` stands before every row; else before the first only.
  private mutating func indent(by sign: Row, isBar: Bool) {
    if look.width - margin.count - sign.count < Self.leastText {
      if !isBar { runIn += sign.drop { $0.base == 0x20 } }
      return
    }
    if !isBar || marker != nil { marker = (marker ?? margin) + sign }
    margin += isBar ? sign : Row(repeating: .blank, count: sign.count)
  }

  // MARK: Small things

  static func cell(_ glyph: String, _ style: Style) -> Cell {
    cells(glyph, style: style).first ?? .blank
  }
}
