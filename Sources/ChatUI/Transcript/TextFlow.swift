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
  private var totalRows = 0
  /// Cells that were made since the beginning: what layout cost.
  private(set) var cellsMade = 0

  init(_ look: TextLook) { self.look = look }

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
    if let last = pieces.last, last.isOpen {
      pieces.removeLast()
      totalRows = last.firstRow
      offset = last.start
    }
    let bytes = text.utf8
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
      let bytes = text.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: piece.start)
      let end = bytes.index(start, offsetBy: piece.end - piece.start)
      let row = look.row(Self.shown(text[start..<end]), piece.kind)
      cellsMade += row.count
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
    return (piece.start, max(0, row - piece.firstRow) * look.width)
  }

  /// The row that shows a source.
  func row(offset: Int, column: Int) -> Int {
    let next = pieces.partitioningIndex { $0.start > offset }
    guard next > 0 else { return 0 }
    let piece = pieces[next - 1]
    return piece.firstRow + min(column / look.width, piece.rowCount - 1)
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
    let rowCount = look.rowCount(row, kind)
    pieces.append(
      Piece(
        start: start, end: start + line.utf8.count, firstRow: totalRows, rowCount: rowCount,
        kind: kind, isOpen: isOpen))
    totalRows += rowCount
    if isOpen { return }
    if continued == nil { fence = look.fence(after: bytes, in: fence) }
    continued = isCut ? kind : nil
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

extension Array {
  /// The first index whose element is beyond, in an array where all those are at the end.
  fileprivate func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
