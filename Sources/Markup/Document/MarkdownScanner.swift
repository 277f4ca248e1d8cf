/// Splits a Markdown text that grows into pieces that can be parsed one by one. Appended text costs the
/// last piece, however long the text is.
///
/// A piece is a top-level block; of a list, one item; of a long code block, paragraph or HTML block, a
/// part of bounded size. Not responsible for parsing what is in a piece: `MarkdownParser` does.
///
/// Offsets are into the text's UTF-8. The text itself stays with the message: each call is given it.
package struct MarkdownScanner: Sendable {
  package private(set) var pieces: [MarkdownPiece] = []

  package init() {}

  /// Takes in what was appended since the last call.
  /// - Returns: the index of the first piece that is new or not as it was; `pieces.count` when none is.
  ///   It may lie before the last piece when a link's definition came that an earlier piece refers to.
  package mutating func extend(to text: String) -> Int { pieces.count }

  /// The blocks of a piece: mostly one.
  package func blocks(of piece: MarkdownPiece, in text: String) -> [Block] { [] }
}

/// A part of a Markdown text that is laid out by itself.
package struct MarkdownPiece: Hashable, Sendable {
  /// What the parts of one block that was cut have in common with each other: how they join.
  package enum Kind: Hashable, Sendable {
    /// A whole block, or several short ones that belong together.
    case whole
    /// One item of a list. `number`: of this item, nil for a bullet.
    case item(number: Int?, isTight: Bool)
    /// A part of a fenced or indented code block. `line`: index of its first line in the block;
    /// `isLast`: nothing of the block follows (as far as is known).
    case code(info: String, line: Int, isLast: Bool)
    /// A later part of a paragraph or an HTML block that is too long for one piece.
    case continuation
  }

  /// UTF-8 offsets of the source, fences and blank lines that belong to it included.
  package var range: Range<Int>
  package var kind: Kind
  /// More text may change it: it is the last one.
  package var isOpen: Bool
  /// Blank rows to show above it: 0 between items of a tight list and parts of one block, else 1. The
  /// first piece's is 0.
  package var gap: Int
  /// Number of the top-level block that it is, or is a part of, from 0: the items of a list and the
  /// parts of a code block share theirs.
  package var block: Int

  package init(range: Range<Int>, kind: Kind, isOpen: Bool, gap: Int, block: Int) {
    self.range = range
    self.kind = kind
    self.isOpen = isOpen
    self.gap = gap
    self.block = block
  }
}
