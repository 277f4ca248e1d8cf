import Markup
import TUI

/// A text broken into rows. It keeps where each line begins and how many rows it makes, not the rows
/// themselves: they are made of the source when they are seen. Appended text costs the line that it
/// is appended to; a very long line is taken in pieces, so that it costs no more than others.
///
/// Offsets are into the text's UTF-8. The text itself stays with the message: each call is given it.
struct TextFlow: Sendable {
  /// A line of the source, or a piece of a very long one.
  private struct Piece: Sendable {
    let start: Int
    /// Without the line break.
    let end: Int
    let firstRow: Int
    let rowCount: Int
    let kind: LineKind
    /// Whether text may still be appended to it.
    let isOpen: Bool
  }

  /// Bytes at which a line without a break is cut: what one token costs at most. A shorter piece
  /// would show as a ragged row in the midst of long paragraphs.
  private static let pieceLimit = 2_048

  let look: TextLook
  private var pieces: [Piece] = []
  /// Up to here the text is laid out: the next piece begins here.
  private var offset = 0
  /// The code block that is open there.
  private var fence: CodeFence?
  /// The kind of the line that a cut piece belongs to; nil at a line's beginning.
  private var continued: LineKind?
  /// For each row the columns of its piece before it.
  private var positions: [Int32] = []
  /// What is looked for, and where it is (UTF-8 offsets): in each line by itself.
  private let pattern: TextPattern?
  private var matches: [Range<Int>] = []
  private var laidOut = 0
  /// Where names of attached files stand (UTF-8 offsets), in order.
  var chips: [Range<Int>] = []
  /// The number of the match that stands out.
  var currentMatch: Int?
  /// Cells that were made since the beginning: what layout cost.
  private(set) var cellsMade = 0

  init(_ look: TextLook, pattern: TextPattern? = nil, currentMatch: Int? = nil) {
    self.look = look
    self.pattern = pattern
    self.currentMatch = currentMatch
  }

  var matchCount: Int { matches.count }
  private var totalRows: Int { positions.count }

  /// Rows to show: blank lines at the end wait until something follows them.
  var rowCount: Int {
    var rows = totalRows
    for piece in pieces.reversed() {
      guard piece.start == piece.end else { break }
      rows -= piece.rowCount
    }
    return rows
  }

  /// Lays out what was appended since the last call.
  mutating func extend(to text: String) {
    let bytes = text.utf8
    guard bytes.count != laidOut else { return }
    laidOut = bytes.count
    matches = Self.matches(of: pattern, in: text)
    if let last = pieces.last, last.isOpen {
      pieces.removeLast()
      positions.removeSubrange(last.firstRow...)
      offset = last.start
    }
    var index = bytes.index(bytes.startIndex, offsetBy: offset)
    while index < bytes.endIndex {
      let limit = bytes.index(index, offsetBy: Self.pieceLimit, limitedBy: bytes.endIndex)
      let window = bytes[index..<(limit ?? bytes.endIndex)]
      if let lineBreak = window.firstIndex(of: 0x0A) {
        take(text[index..<lineBreak], isOpen: false)
        offset += 1
        index = bytes.index(after: lineBreak)
      } else if let limit, limit < bytes.endIndex {
        let end = Self.cut(text, from: index, before: limit)
        take(text[index..<end], isOpen: false, isCut: true)
        index = end
      } else {
        take(text[index...], isOpen: true)
        index = bytes.endIndex
      }
    }
  }

  /// Adds some rows, counted from 0, to others.
  mutating func rows(_ range: Range<Int>, of text: String, to rows: inout [Row]) {
    let range = range.clamped(to: 0..<totalRows)
    guard !range.isEmpty else { return }
    var index = piece(ofRow: range.lowerBound)
    while index < pieces.count, pieces[index].firstRow < range.upperBound {
      let piece = pieces[index]
      let shown = shown(piece, of: text)
      var row = look.row(shown, piece.kind)
      cellsMade += row.count
      if !chips.isEmpty { markChips(&row, shown, piece) }
      if !matches.isEmpty { mark(&row, shown, piece) }
      let made = look.rows(row, piece.kind)
      let wanted = (range.lowerBound - piece.firstRow)..<(range.upperBound - piece.firstRow)
      rows += made[wanted.clamped(to: 0..<made.count)]
      index += 1
    }
  }

  /// The source of a row: where its line begins, and how many columns into it. Stays true when text
  /// is appended, and nearly so at another width.
  func source(ofRow row: Int) -> (offset: Int, column: Int) {
    guard !pieces.isEmpty else { return (0, 0) }
    let piece = pieces[piece(ofRow: row)]
    return (piece.start, Int(positions[min(max(row, piece.firstRow), totalRows - 1)]))
  }

  /// The row that shows a source.
  func row(offset: Int, column: Int) -> Int {
    let next = pieces.partitioningIndex { $0.start > offset }
    guard next > 0 else { return 0 }
    let piece = pieces[next - 1]
    let rows = positions[piece.firstRow..<piece.firstRow + piece.rowCount]
    return max(piece.firstRow, rows.partitioningIndex { $0 > column } - 1)
  }

  /// The row where a match begins; nil: there are not as many.
  func row(ofMatch match: Int, of text: String) -> Int? {
    guard matches.indices.contains(match) else { return nil }
    let start = matches[match].lowerBound
    let next = pieces.partitioningIndex { $0.start > start }
    guard next > 0 else { return nil }
    let piece = pieces[next - 1]
    let column = columns(of: shown(piece, of: text), at: [start - piece.start])[0]
    return row(offset: piece.start, column: column)
  }

  /// The pieces of code, each with all its neighbours of its kind: source and rows. What is between
  /// them is text.
  var parts: [(source: Range<Int>, rows: Range<Int>, isCode: Bool)] {
    var parts: [(source: Range<Int>, rows: Range<Int>, isCode: Bool)] = []
    for piece in pieces where piece.firstRow < rowCount {
      let end = min(piece.firstRow + piece.rowCount, rowCount)
      if let last = parts.last, last.isCode == (piece.kind == .code) {
        parts[parts.count - 1].source = last.source.lowerBound..<piece.end
        parts[parts.count - 1].rows = last.rows.lowerBound..<end
      } else {
        parts.append((piece.start..<piece.end, piece.firstRow..<end, piece.kind == .code))
      }
    }
    return parts
  }

  private func mark(_ row: inout Row, _ shown: String, _ piece: Piece) {
    var index = matches.partitioningIndex { $0.upperBound > piece.start }
    while index < matches.count, matches[index].lowerBound < piece.end {
      let match = matches[index]
      let ends = columns(
        of: shown, at: [max(0, match.lowerBound - piece.start), match.upperBound - piece.start])
      let style = index == currentMatch ? look.currentMatch : look.match
      for column in (ends[0]..<ends[1]).clamped(to: row.indices) { row[column].style = style }
      index += 1
    }
  }

  private func markChips(_ row: inout Row, _ shown: String, _ piece: Piece) {
    var index = chips.partitioningIndex { $0.upperBound > piece.start }
    while index < chips.count, chips[index].lowerBound < piece.end {
      let chip = chips[index]
      let ends = columns(
        of: shown, at: [max(0, chip.lowerBound - piece.start), chip.upperBound - piece.start])
      for column in (ends[0]..<ends[1]).clamped(to: row.indices) { row[column].style = look.chip }
      index += 1
    }
  }

  private static func matches(of pattern: TextPattern?, in text: String) -> [Range<Int>] {
    guard let pattern else { return [] }
    var matches: [Range<Int>] = []
    var start = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let found = pattern.matches(in: shown(Substring(line)))
      matches += found.map { $0.lowerBound + start..<$0.upperBound + start }
      start += line.count + 1
    }
    return matches
  }

  private func piece(ofRow row: Int) -> Int {
    max(0, pieces.partitioningIndex { $0.firstRow > row } - 1)
  }

  private mutating func take(_ line: Substring, isOpen: Bool, isCut: Bool = false) {
    let start = offset
    if !isOpen { offset += line.utf8.count }
    // Blank lines at the very beginning (models send them after reasoning) show nothing, and neither
    // does the end of a line that was just cut.
    if line.isEmpty, pieces.isEmpty || continued != nil {
      continued = nil
      return
    }
    let source = Self.shown(line)
    let bytes = Array(source.utf8)
    let kind = continued ?? look.kind(bytes, in: fence)
    let row = look.row(source, kind)
    cellsMade += row.count
    let ranges = look.ranges(row, kind)
    pieces.append(
      Piece(
        start: start, end: start + line.utf8.count, firstRow: totalRows, rowCount: ranges.count,
        kind: kind, isOpen: isOpen))
    positions += ranges.map { Int32(clamping: $0.lowerBound) }
    if isOpen { return }
    if continued == nil { fence = look.fence(after: bytes, in: fence) }
    continued = isCut ? kind : nil
  }

  private func shown(_ piece: Piece, of text: String) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: piece.start)
    return Self.shown(text[start..<bytes.index(start, offsetBy: piece.end - piece.start)])
  }

  /// The line as it is shown: a carriage return at its end is part of the line break.
  private static func shown(_ line: Substring) -> String {
    line.utf8.last == 0x0D ? String(line.unicodeScalars.dropLast()) : String(line)
  }

  /// Where to cut a line that goes on beyond `limit`: after the last blank of its second half, else
  /// between two characters.
  private static func cut(
    _ text: String, from start: String.Index, before limit: String.Index
  ) -> String.Index {
    let half = text.utf8.index(start, offsetBy: pieceLimit / 2)
    if let blank = text.utf8[half..<limit].lastIndex(of: 0x20) {
      return text.utf8.index(after: blank)
    }
    var end = limit
    // Marks stay with what they are on; a run of marks that fills a piece is cut anyhow.
    while end > half {
      let isBoundary = end.samePosition(in: text.unicodeScalars) != nil
      if isBoundary, !text.unicodeScalars[end].properties.isGraphemeExtend { return end }
      end = text.utf8.index(before: end)
    }
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(after: end) }
    return end
  }
}
