import Markup
package import TUI

/// A Markdown text that grows, as rows that are written once and never again: laid out and coloured as in
/// the conversation, each row as soon as nothing that follows can change it.
///
/// Of what is still open a row is certain when it comes out the same whatever sign the text might go on
/// with (`endings`); a table is shown when it is whole. Where a row turns out otherwise all the same, what
/// differs is shown again: nothing is missing.
package struct GrowingRows: Sendable {
  /// What may follow and change what stands before it: ends of emphasis, code, links, formulas.
  private static let endings = [
    "*", "**", "***", "_", "__", "`", "``", "~~", "](x)", "$", "$$", "\\)",
  ]

  private let width: Int
  private let theme: Theme
  private var flow: MarkdownFlow
  /// Where the piece begins of which rows were written last, and those rows.
  private var start = -1
  private var written: [Row] = []
  private var hasWritten = false

  /// - Parameter width: columns, at least 1.
  package init(width: Int, theme: Theme) {
    self.width = width
    self.theme = theme
    flow = MarkdownFlow(width: width, theme: theme)
  }

  /// Takes in what the text is now.
  /// - Parameter isWhole: nothing follows.
  /// - Returns: the rows to write now.
  package mutating func take(_ text: String, isWhole: Bool = false) -> [Row] {
    flow.extend(to: text)
    var new: [Row] = []
    for (index, piece) in flow.pieces.enumerated() where piece.range.lowerBound >= start {
      let entry = flow.entries[index]
      let first = entry.firstRow + entry.gap
      var rows: [Row] = []
      flow.rows(first..<entry.end, of: text, to: &rows)
      let isKnown = piece.range.lowerBound == start
      if piece.isOpen && !isWhole {
        rows = Array(rows.prefix(certain(rows, of: piece, in: text)))
        // What is empty so far, or reads otherwise for a moment: a list's sign beneath a paragraph makes
        // it a heading until its first word comes.
        guard rows.contains(where: Self.isSeen),
          !isKnown || Self.same(written, rows) == written.count
        else { break }
      }
      if !isKnown {
        (start, written) = (piece.range.lowerBound, [])
        if !rows.isEmpty, hasWritten { new += Array(repeating: [], count: entry.gap) }
      }
      // Rows that are written stay; what reads otherwise in the end comes again.
      let same = Self.same(written, rows)
      if same < rows.count {
        new += rows[same...]
        written = rows
      }
      hasWritten = hasWritten || !new.isEmpty
    }
    return new
  }

  /// How many rows of the last piece nothing can change.
  private func certain(_ rows: [Row], of piece: MarkdownPiece, in text: String) -> Int {
    // The last row is still being filled.
    let whole = rows.count - 1
    guard whole > written.count || whole > 0 && piece.range.lowerBound != start else {
      return piece.range.lowerBound == start ? min(written.count, rows.count) : 0
    }
    let source = String(
      decoding: text.utf8.dropFirst(piece.range.lowerBound).prefix(piece.range.count),
      as: UTF8.self)
    switch piece.kind {
    case .code: return source.hasSuffix("\n") ? rows.count : whole
    case .continuation: return 0
    case .whole, .item: break
    }
    // A row of a table, or what may become one.
    if source.utf8.contains(UInt8(ascii: "|")) { return 0 }
    var count = whole
    for ending in [""] + Self.endings {
      count = min(count, zip(rows, layOut(source + ending)).prefix { $0 == $1 }.count)
    }
    return max(count, piece.range.lowerBound == start ? min(written.count, rows.count) : 0)
  }

  private func layOut(_ source: String) -> [Row] {
    var flow = MarkdownFlow(width: width, theme: theme)
    flow.extend(to: source)
    var rows: [Row] = []
    flow.rows(0..<flow.rowCount, of: source, to: &rows)
    return rows
  }

  /// How many rows at the beginning of both read alike.
  private static func same(_ rows: [Row], _ others: [Row]) -> Int {
    zip(rows, others).prefix { reads($0, like: $1) }.count
  }

  private static func isSeen(_ row: Row) -> Bool {
    row.contains { $0.base != 0x20 && $0.base != 0 }
  }

  private static func reads(_ row: Row, like other: Row) -> Bool {
    row.count == other.count
      && zip(row, other).allSatisfy { $0.base == $1.base && $0.marks == $1.marks }
  }
}
