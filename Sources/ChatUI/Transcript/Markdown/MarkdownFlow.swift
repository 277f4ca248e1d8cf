import Markup
import TUI

/// A Markdown text laid out in pieces. It keeps for each piece how many rows it makes, and for each
/// row what finds it again at another width, not the rows themselves: they are made of the source
/// when they are seen, and those on the screen are held. Appended text costs the last piece.
///
/// Offsets are into the text's UTF-8. The text itself stays with the message: each call is given it.
struct MarkdownFlow: Sendable {
  /// What is known of a piece.
  struct Entry: Sendable {
    /// What it was made of.
    let source: Range<Int>
    let isOpen: Bool
    /// The first of the blank rows above it, else its first.
    let firstRow: Int
    let gap: Int
    /// Without those above it.
    let rowCount: Int
    /// Columns of text in it.
    let length: Int
    /// Number of the first match in it.
    var firstMatch: Int
    let kind: MessageBlock.Kind
    let nestedCode: [NestedCode]
    /// What the code after it begins in, once it was coloured.
    var codeStateAfter: CodeHighlighter.State?

    var end: Int { firstRow + gap + rowCount }
  }

  let look: MarkdownLook
  private var pattern: TextPattern?
  /// The number of the match that stands out.
  var currentMatch: Int? {
    didSet { if currentMatch != oldValue { held = [:] } }
  }
  private var scanner = MarkdownScanner()
  private(set) var entries: [Entry] = []
  /// For each row, gaps included, the columns of the piece's text before it.
  private var positions: [Int32] = []
  /// For each match the row where it begins.
  private var matchRows: [Int32] = []
  /// Rows of pieces that were seen last.
  private var held: [Int: [Row]] = [:]
  private var colours = CodeColours()
  /// Bytes of the text that are laid out.
  private var laidOut = 0
  /// Cells that were made since the beginning: what layout cost.
  private(set) var cellsMade = 0

  init(width: Int, theme: Theme, pattern: TextPattern? = nil, currentMatch: Int? = nil) {
    look = MarkdownLook(width: width, theme: theme)
    self.pattern = pattern
    self.currentMatch = currentMatch
  }

  var rowCount: Int { entries.last?.end ?? 0 }
  var matchCount: Int { matchRows.count }
  /// Lines of code that were looked at since the beginning.
  var codeLinesRead: Int { colours.linesRead }
  var pieces: [MarkdownPiece] { scanner.pieces }

  /// Lays out what was appended since the last call.
  mutating func extend(to text: String) {
    guard text.utf8.count != laidOut else { return }
    laidOut = text.utf8.count
    let changed = min(scanner.extend(to: text), entries.count)
    let relinked = scanner.relinked
    let hasGrown = !entries.isEmpty
    let old = forget(from: changed)
    for index in changed..<scanner.pieces.count {
      let piece = scanner.pieces[index]
      if index < old.end, old[index].source == piece.range, !old[index].isOpen, !piece.isOpen,
        !relinked.contains(index)
      {
        append(old, index)
        continue
      }
      let blocks = scanner.blocks(of: piece, in: text)
      let made = layOut(blocks, piece, firstMatch: matchRows.count)
      append(made, piece, kind: MessageBlock.Kind(blocks, piece))
      // The end of what grows is seen next, most of the time; code is not coloured yet.
      if hasGrown, piece.isOpen, !Self.hasCode(blocks) { held[index] = made.rows }
    }
  }

  /// Looks for something else. Rows stay where they are: what has no match is read, not laid out.
  mutating func look(for pattern: TextPattern?, in text: String) {
    self.pattern = pattern
    (held, matchRows, currentMatch) = ([:], [], nil)
    for (index, entry) in entries.enumerated() {
      entries[index].firstMatch = matchRows.count
      guard let pattern else { continue }
      let piece = scanner.pieces[index]
      let blocks = scanner.blocks(of: piece, in: text)
      let units = MarkdownText.units(of: blocks)
      guard units.contains(where: { !pattern.matches(in: $0).isEmpty }) else { continue }
      let made = layOut(blocks, piece, firstMatch: matchRows.count)
      matchRows += made.matchRows.map { Int32(clamping: entry.firstRow + entry.gap + $0) }
    }
  }

  /// Adds some rows, counted from 0, to others.
  mutating func rows(_ range: Range<Int>, of text: String, to rows: inout [Row]) {
    let range = range.clamped(to: 0..<rowCount)
    guard !range.isEmpty else { return }
    let first = piece(ofRow: range.lowerBound)
    var index = first
    while index < entries.count, entries[index].firstRow < range.upperBound {
      let entry = entries[index]
      let start = entry.firstRow + entry.gap
      for row in entry.firstRow..<start where range.contains(row) { rows.append([]) }
      let wanted = (range.lowerBound - start)..<(range.upperBound - start)
      let made = seen(index, text)
      rows += made[wanted.clamped(to: 0..<made.count)]
      index += 1
    }
    if held.count > index - first {
      let shown = first..<index
      held = held.filter { shown.contains($0.key) || $0.key == entries.count - 1 }
    }
  }

  /// The code of the blocks that are in a part of the source, as it would be in a file.
  func code(in range: Range<Int>, of text: String) -> String {
    var code = ""
    for piece in scanner.pieces where range.overlaps(piece.range) {
      for case .code(let block) in scanner.blocks(of: piece, in: text) { code += block.text }
    }
    return code
  }

  /// The code in a list or a quote: which one in the piece that begins at an offset.
  func nestedCode(_ number: Int, inPieceAt offset: Int, of text: String) -> String? {
    guard let piece = scanner.pieces.first(where: { $0.range.lowerBound == offset })
    else { return nil }
    let codes = Self.codes(scanner.blocks(of: piece, in: text))
    return codes.indices.contains(number) ? codes[number].text : nil
  }

  /// Lets go of the rows that are held: of a text that is on no screen.
  mutating func dropRows() { held = [:] }

  // MARK: Places

  /// The source of a row: where its piece begins, how many columns of its text come before the row,
  /// and which of the rows with as many it is. Stays true when text is appended, and nearly so at
  /// another width.
  func source(ofRow row: Int) -> (offset: Int, column: Int, row: Int) {
    guard !entries.isEmpty else { return (0, 0, 0) }
    let index = piece(ofRow: row)
    let start = entries[index].firstRow + entries[index].gap
    let row = min(row, rowCount - 1)
    let offset = scanner.pieces[index].range.lowerBound
    if row < start { return (offset, 0, row - start) }
    let position = positions[row]
    var same = row
    while same > start, positions[same - 1] == position { same -= 1 }
    return (offset, Int(position), row - same)
  }

  /// The row that shows a source.
  func row(offset: Int, column: Int, row: Int) -> Int {
    let next = scanner.pieces.partitioningIndex { $0.range.lowerBound > offset }
    guard next > 0, next <= entries.count else { return 0 }
    var index = next - 1
    var column = column
    // A piece that has grown since may have been cut.
    while column >= entries[index].length, index + 1 < entries.count,
      scanner.pieces[index + 1].block == scanner.pieces[index].block
    {
      column -= entries[index].length
      index += 1
    }
    let entry = entries[index]
    let start = entry.firstRow + entry.gap
    guard entry.rowCount > 0 else { return min(entry.firstRow, max(0, rowCount - 1)) }
    if row < 0 { return max(entry.firstRow, start + row) }
    let rows = positions[start..<entry.end]
    let beyond = rows.partitioningIndex { $0 > column }
    guard beyond > start else { return start }
    var same = beyond - 1
    while same > start, positions[same - 1] == positions[same] { same -= 1 }
    return min(same + row, beyond - 1)
  }

  func row(ofMatch match: Int) -> Int? {
    matchRows.indices.contains(match) ? Int(matchRows[match]) : nil
  }

  private func piece(ofRow row: Int) -> Int {
    max(0, min(entries.partitioningIndex { $0.end > row }, entries.count - 1))
  }

  // MARK: Making rows

  /// Entries that were taken out, with what belongs to their rows.
  private struct Forgotten {
    let first: Int
    let entries: [Entry]
    let positions: [Int32]
    let matchRows: [Int32]

    var end: Int { first + entries.count }
    subscript(index: Int) -> Entry { entries[index - first] }
  }

  private mutating func forget(from index: Int) -> Forgotten {
    held = held.filter { $0.key < index }
    guard index < entries.count else {
      return Forgotten(first: index, entries: [], positions: [], matchRows: [])
    }
    let entry = entries[index]
    let forgotten = Forgotten(
      first: index, entries: Array(entries[index...]),
      positions: Array(positions[entry.firstRow...]),
      matchRows: Array(matchRows[entry.firstMatch...]))
    positions.removeSubrange(entry.firstRow...)
    matchRows.removeSubrange(entry.firstMatch...)
    entries.removeSubrange(index...)
    return forgotten
  }

  /// Puts back what stays as it was, wherever it stands now.
  private mutating func append(_ old: Forgotten, _ index: Int) {
    let entry = old[index]
    let base = old[old.first]
    let first = rowCount
    let rows = (entry.firstRow + entry.gap - base.firstRow)..<(entry.end - base.firstRow)
    let nextMatch =
      index + 1 < old.end ? old[index + 1].firstMatch - base.firstMatch : old.matchRows.count
    let matches = old.matchRows[(entry.firstMatch - base.firstMatch)..<nextMatch]
    let gap = rows.isEmpty || first == 0 ? 0 : scanner.pieces[index].gap
    entries.append(
      Entry(
        source: entry.source, isOpen: false, firstRow: first, gap: gap, rowCount: entry.rowCount,
        length: entry.length, firstMatch: matchRows.count, kind: entry.kind,
        nestedCode: entry.nestedCode, codeStateAfter: entry.codeStateAfter))
    for _ in 0..<gap { positions.append(0) }
    positions += old.positions[rows]
    let shift = Int32(clamping: first + gap - entry.firstRow - entry.gap)
    matchRows += matches.map { $0 + shift }
  }

  private mutating func append(
    _ made: MarkdownRows, _ piece: MarkdownPiece, kind: MessageBlock.Kind
  ) {
    let first = rowCount
    // What shows nothing has no gap, and nothing stands above the first row.
    let gap = made.rows.isEmpty || first == 0 ? 0 : piece.gap
    entries.append(
      Entry(
        source: piece.range, isOpen: piece.isOpen, firstRow: first, gap: gap,
        rowCount: made.rows.count, length: made.length, firstMatch: matchRows.count, kind: kind,
        nestedCode: made.nestedCode))
    for _ in 0..<gap { positions.append(0) }
    positions += made.positions.map { Int32(clamping: $0) }
    matchRows += made.matchRows.map { Int32(clamping: first + gap + $0) }
  }

  private mutating func layOut(
    _ blocks: [Block], _ piece: MarkdownPiece, firstMatch: Int,
    coloursFrom state: CodeHighlighter.State? = nil
  ) -> MarkdownRows {
    let current = currentMatch.map { $0 - firstMatch }
    var layout = BlockLayout(look, marks: MatchMarks(pattern: pattern, current: current))
    if let state {
      layout.codeState = state
      layout.colours = colours
      // Not held twice, else each new line would copy all that is remembered.
      colours = CodeColours()
    }
    if case .code(_, let line, _) = piece.kind {
      for case .code(let code) in blocks { layout.add(code, isFirst: line == 0) }
    } else {
      layout.add(blocks)
    }
    cellsMade += layout.made.cellCount
    lastState = layout.codeState
    if let used = layout.colours { colours = used }
    return layout.made
  }

  /// What the code of the piece that was laid out last ended in.
  private var lastState = CodeHighlighter.State.start

  /// The rows of a piece that is on the screen.
  private mutating func seen(_ index: Int, _ text: String) -> [Row] {
    if let rows = held[index] { return rows }
    let piece = scanner.pieces[index]
    let blocks = scanner.blocks(of: piece, in: text)
    let state = codeState(before: index, text)
    let made = layOut(
      blocks, piece, firstMatch: entries[index].firstMatch, coloursFrom: state)
    entries[index].codeStateAfter = lastState
    held[index] = made.rows
    return made.rows
  }

  /// Parts of a block of code that are coloured for the sake of what comes after them.
  private static let partsBefore = 16

  /// What a later part of a block of code begins in: it is followed from the last part that is known,
  /// unless that is too far above.
  private mutating func codeState(before index: Int, _ text: String) -> CodeHighlighter.State {
    var first = index
    while case .code(let info, let line, _) = scanner.pieces[first].kind, line > 0, first > 0 {
      if let known = entries[first - 1].codeStateAfter {
        guard first < index else { return known }
        break
      }
      guard index - first < Self.partsBefore, CodeLanguage(info: info) != nil else { return .start }
      first -= 1
    }
    for part in first..<index { _ = seen(part, text) }
    return first < index ? entries[index - 1].codeStateAfter ?? .start : .start
  }

  private static func hasCode(_ blocks: [Block]) -> Bool {
    !codes(blocks).isEmpty
  }

  /// Also those in lists and quotes, from top to bottom.
  private static func codes(_ blocks: [Block]) -> [CodeBlock] {
    blocks.flatMap { block -> [CodeBlock] in
      switch block {
      case .code(let code): [code]
      case .quote(let inner): codes(inner)
      case .list(let list): list.items.flatMap { codes($0.blocks) }
      case .paragraph, .heading, .html, .table, .rule: []
      }
    }
  }
}

extension RandomAccessCollection {
  /// The first index whose element is beyond, in a collection where all those are at the end.
  func partitioningIndex(where isBeyond: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isBeyond(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
