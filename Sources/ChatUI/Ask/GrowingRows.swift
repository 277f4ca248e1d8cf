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
    "*", "**", "***", "_", "__", "`", "``", "~~", ")", "](x)", ">", "$", "$$", "\\)",
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
      let isUnsettled = piece.isOpen && !isWhole
      if isUnsettled {
        rows = Array(rows.prefix(certain(rows, of: piece, in: text)))
        // What is blank may belong to what follows.
        while !piece.isCode, let last = rows.last, !Self.isSeen(last) { rows.removeLast() }
      }
      // A list's sign without a word shows nothing yet, and may become something else.
      guard piece.isCode || rows.contains(where: Self.isSeen) else { continue }
      // What reads otherwise for a moment waits: a dash beneath a paragraph makes it a heading until its
      // first word comes.
      if isUnsettled, isKnown, Self.same(written, rows) < written.count { break }
      guard !rows.isEmpty else { continue }
      if !isKnown { (start, written) = (piece.range.lowerBound, []) }
      // Rows that are written stay; what reads otherwise in the end comes again.
      let same = Self.same(written, rows)
      guard same < rows.count else { continue }
      if written.isEmpty, hasWritten { new += Array(repeating: [], count: entry.gap) }
      new += rows[same...]
      written = rows
      hasWritten = true
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
    // Some end only behind a word.
    var word = source[...]
    while let last = word.last, last.isWhitespace { word.removeLast() }
    for ending in Self.endings {
      for text in [source + ending, String(word) + "x" + ending] where count > 0 {
        count = min(count, zip(rows, layOut(text)).prefix { $0 == $1 }.count)
      }
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

extension MarkdownPiece {
  fileprivate var isCode: Bool { if case .code = kind { true } else { false } }
}
