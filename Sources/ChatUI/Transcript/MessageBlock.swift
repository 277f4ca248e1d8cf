import Markup

/// A part of a message that can be selected and copied by itself: a top-level block of an answer, a
/// part of a prompt; and code in a list or a quote, which follows the block that it is in.
package struct MessageBlock: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Of a prompt: it has no Markdown.
    case prompt
    case text
    case heading(level: Int)
    case list
    case quote
    case table
    /// - Parameter info: what stands after the fence.
    case code(info: String)
  }

  /// From 0, in the message.
  package var index: Int
  /// UTF-8 offsets in the message's text.
  package var source: Range<Int>
  package var kind: Kind
  /// Rows of the message, its header being among them.
  package var rows: Range<Int>

  /// It stands in the block before it, and its source is the part of that one which it is in: which
  /// code there, from 0. nil: it is a block of its own.
  package var nested: Int?

  package init(
    index: Int, source: Range<Int>, kind: Kind, rows: Range<Int>, nested: Int? = nil
  ) {
    self.nested = nested
    self.index = index
    self.source = source
    self.kind = kind
    self.rows = rows
  }
}

extension MessageBlock.Kind {
  init(_ blocks: [Block], _ piece: MarkdownPiece) {
    switch piece.kind {
    case .item: self = .list
    case .code(let info, _, _): self = .code(info: info)
    case .continuation: self = .text
    case .whole:
      switch blocks.count == 1 ? blocks[0] : .rule {
      case .heading(let level, _): self = .heading(level: level)
      case .quote: self = .quote
      case .list: self = .list
      case .code(let code): self = .code(info: code.info)
      case .table: self = .table
      case .paragraph, .html, .rule: self = .text
      }
    }
  }
}
