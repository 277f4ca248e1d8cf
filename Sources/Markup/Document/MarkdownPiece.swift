/// A part of a Markdown text that is laid out by itself.
package struct MarkdownPiece: Hashable, Sendable {
  /// What the parts of one block that was cut have in common with each other: how they join.
  package enum Kind: Hashable, Sendable {
    /// A whole block. One that holds nothing but definitions of links has no blocks and shows nothing.
    case whole
    /// One item of a list. `number`: of this item, nil for a bullet. `isTight`: no blank line between
    /// the blocks in it.
    case item(number: Int?, isTight: Bool)
    /// A part of a fenced or indented code block. `line`: index of its first line in the block;
    /// `isLast`: nothing of the block follows (as far as is known).
    case code(info: String, line: Int, isLast: Bool)
    /// A later part of a block that is too long for one piece: of a paragraph, a table (the header is
    /// there again, marked `isContinued`), HTML, a quote or an item (its quotes and items are there
    /// again, the items marked `isContinued`).
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
  /// What of the block before it is still open where it begins.
  var reopening: Reopening?

  package init(range: Range<Int>, kind: Kind, isOpen: Bool, gap: Int, block: Int) {
    self.range = range
    self.kind = kind
    self.isOpen = isOpen
    self.gap = gap
    self.block = block
  }
}

/// What is open where a piece begins in the middle of a block, written as Markdown that opens it again.
struct Reopening: Hashable, Sendable {
  enum Leaf: Hashable, Sendable {
    case none, paragraph, fence, indented, html, table
  }

  /// Opens the containers with an empty heading in the innermost, and the leaf.
  var prefix: [UInt8]
  /// How many containers the prefix opens.
  var depth: Int
  var leaf: Leaf
  /// Where in the source the piece's own text begins: what stands before it in its first line is in
  /// the prefix.
  var content: Int
}
