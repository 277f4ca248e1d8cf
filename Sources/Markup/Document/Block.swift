/// A block of a Markdown document (CommonMark 0.30 §4 and §5; GFM §4.10 tables, §5.3 task lists).
package indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  /// - Parameter level: 1 to 6.
  case heading(level: Int, [Inline])
  case quote([Block])
  case list(BlockList)
  case code(CodeBlock)
  /// Raw HTML as it stands in the source: shown as text, never obeyed.
  case html(String)
  case table(Table)
  case rule
}

/// A bullet or numbered list.
package struct BlockList: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    /// A task: whether it is done; nil: no task.
    package var isDone: Bool?
    package var blocks: [Block]
    /// It began in the piece before: its mark stands there.
    package var isContinued: Bool

    package init(isDone: Bool? = nil, blocks: [Block], isContinued: Bool = false) {
      self.isDone = isDone
      self.blocks = blocks
      self.isContinued = isContinued
    }
  }

  /// Number of the first item; nil: bullets.
  package var start: Int?
  /// As in the source: `-`, `+`, `*`, or `.` and `)` after a number.
  package var delimiter: Character
  /// No blank line between its items.
  package var isTight: Bool
  package var items: [Item]

  package init(start: Int?, delimiter: Character, isTight: Bool, items: [Item]) {
    self.start = start
    self.delimiter = delimiter
    self.isTight = isTight
    self.items = items
  }
}

/// Code, fenced or indented.
package struct CodeBlock: Hashable, Sendable {
  /// What stands after the opening fence, unescaped: `swift`, `diff title="x"`; empty: nothing.
  package var info: String
  /// Lines as they are, each with its line feed, also the last.
  package var text: String
  package var isFenced: Bool

  package init(info: String = "", text: String, isFenced: Bool) {
    self.info = info
    self.text = text
    self.isFenced = isFenced
  }
}

/// A table: every row has as many cells as the header.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case none, left, center, right
  }

  package var alignments: [Alignment]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]
  /// It began in the piece before: its header stands there and is only repeated here.
  package var isContinued: Bool

  package init(
    alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]], isContinued: Bool = false
  ) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
    self.isContinued = isContinued
  }
}
