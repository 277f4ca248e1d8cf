/// What of a Markdown text can be read, searched and listed, without how it looks.
package enum MarkdownText {
  /// A heading: where its source begins (UTF-8 offset), its level and its words.
  package struct Heading: Hashable, Sendable {
    package var offset: Int
    package var level: Int
    package var title: String

    package init(offset: Int, level: Int, title: String) {
      self.offset = offset
      self.level = level
      self.title = title
    }
  }

  /// The headings of a text that stand in no list or quote; those in code are none.
  package static func headings(of text: String) -> [Heading] {
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    return headings(of: scanner.pieces, in: text, by: scanner)
  }

  /// The headings among some pieces of a text.
  package static func headings(
    of pieces: some Sequence<MarkdownPiece>, in text: String, by scanner: MarkdownScanner
  ) -> [Heading] {
    pieces.flatMap { piece -> [Heading] in
      guard piece.kind == .whole else { return [] }
      return scanner.blocks(of: piece, in: text).compactMap { block in
        guard case .heading(let level, let inlines) = block else { return nil }
        return Heading(
          offset: start(of: piece, in: text), level: level,
          title: plain(inlines).split(separator: "\n").joined(separator: " "))
      }
    }
  }

  /// Behind the blank lines that a text may begin with.
  private static func start(of piece: MarkdownPiece, in text: String) -> Int {
    let utf8 = text.utf8
    var at = utf8.index(utf8.startIndex, offsetBy: piece.range.lowerBound)
    var offset = piece.range.lowerBound
    while offset < piece.range.upperBound, utf8[at].isBlank || utf8[at].isLineBreak {
      at = utf8.index(after: at)
      offset += 1
    }
    return offset
  }

  /// What of blocks can be searched: each paragraph, heading, cell of a table and line of code as it
  /// reads, in order; a line break within one begins another unit. A layout marks matches in these
  /// same units. Not in them: marks of lists and tasks, a code block's language, rules; the header of a
  /// table's later part, which is only repeated.
  package static func units(of blocks: [Block]) -> [String] {
    var units: [String] = []
    for block in blocks { add(block, to: &units) }
    return units
  }

  /// The units of a text, piece by piece, as a layout shows them.
  package static func units(of text: String) -> [String] {
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    return scanner.pieces.flatMap { units(of: scanner.blocks(of: $0, in: text)) }
  }

  /// The words of inlines as they read: marks gone, the target of a link after its text.
  package static func plain(_ inlines: [Inline]) -> String {
    runs(of: inlines).map(\.text).joined()
  }

  private static func add(_ block: Block, to units: inout [String]) {
    switch block {
    case .paragraph(let inlines), .heading(_, let inlines): add(inlines, to: &units)
    case .quote(let blocks): for block in blocks { add(block, to: &units) }
    case .list(let list):
      for item in list.items { for block in item.blocks { add(block, to: &units) } }
    case .code(let code): units += lines(of: code.text)
    case .html(let text): units += lines(of: text)
    case .table(let table):
      if !table.isContinued { for cell in table.header { add(cell, to: &units) } }
      for row in table.rows { for cell in row { add(cell, to: &units) } }
    case .rule: break
    }
  }

  private static func add(_ inlines: [Inline], to units: inout [String]) {
    let text = plain(inlines)
    units += text.utf8.split(separator: .lineFeed).map { String(Substring($0)) }
  }

  /// The lines of code or HTML, without their line feeds.
  package static func lines(of text: String) -> [String] {
    var lines = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
