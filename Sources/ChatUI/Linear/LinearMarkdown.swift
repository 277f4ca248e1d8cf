import Markup

/// Markdown as lines that can be read aloud: emphasis is dropped, links keep their address, code and
/// tables say where they begin and end, a table's cells are named by their columns.
///
/// Responsible for the words; when they are said is `LinearStream`'s.
struct LinearMarkdown {
  private(set) var lines: [String] = []
  /// Appended text may change it still: no end of anything is said.
  private let isOpen: Bool

  /// - Parameter isOpen: more text may follow in the same piece.
  init(_ blocks: [Block], of kind: MarkdownPiece.Kind = .whole, isOpen: Bool = false) {
    self.isOpen = isOpen
    switch kind {
    case .code(let info, let line, let isLast):
      for case .code(let code) in blocks {
        if line == 0 { lines.append(Self.begin(of: info)) }
        lines += MarkdownText.lines(of: code.text)
        if isLast, !isOpen { lines.append(Self.codeEnd) }
      }
    case .item(let number, _):
      for case .list(let list) in blocks {
        for item in list.items { add(item, number: number) }
      }
    case .whole, .continuation: for block in blocks { add(block) }
    }
  }

  /// A whole text.
  static func lines(of text: String) -> [String] {
    var scanner = MarkdownScanner()
    _ = scanner.extend(to: text)
    return scanner.pieces.flatMap {
      LinearMarkdown(scanner.blocks(of: $0, in: text), of: $0.kind).lines
    }
  }

  static let codeEnd = "End of code."

  private static func begin(of info: String) -> String {
    let language = info.prefix { !$0.isWhitespace && $0 != "{" }
    return language.isEmpty ? "Code:" : "Code, \(language):"
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let inlines): lines += Self.lines(of: inlines)
    case .heading(let level, let inlines):
      let title = Self.lines(of: inlines).joined(separator: " ")
      lines.append("Heading \(level): \(title)")
    case .quote(let blocks): addQuote(blocks)
    case .list(let list):
      for (index, item) in list.items.enumerated() {
        add(item, number: list.start.map { $0 + index })
      }
    case .code(let code):
      lines.append(Self.begin(of: code.info))
      lines += MarkdownText.lines(of: code.text)
      if !isOpen { lines.append(Self.codeEnd) }
    case .html(let text): lines += MarkdownText.lines(of: text)
    case .table(let table): add(table)
    case .rule: lines.append("Section break.")
    }
  }

  private mutating func addQuote(_ blocks: [Block]) {
    lines.append("Quote:")
    lines += LinearMarkdown(blocks, isOpen: isOpen).lines
    if !isOpen { lines.append("End of quote.") }
  }

  /// What is nested is said with its depth in the indentation, which costs a listener nothing.
  private mutating func add(_ item: BlockList.Item, number: Int?) {
    var inner = LinearMarkdown(item.blocks, isOpen: isOpen).lines
    guard !item.isContinued else {
      lines += inner
      return
    }
    var mark = number.map { "\($0). " } ?? "- "
    if let isDone = item.isDone { mark += isDone ? "done: " : "to do: " }
    if inner.isEmpty { inner = [""] }
    lines.append(mark + inner[0])
    lines += inner.dropFirst().map { "  " + $0 }
  }

  /// A table is said when it is whole, row by row: a cell alone means nothing without its column.
  private mutating func add(_ table: Table) {
    let header = table.header.map { Self.lines(of: $0).joined(separator: " ") }
    if !table.isContinued {
      lines.append(
        "Table with \(LinearWords.count(header.count, "column")): "
          + header.map { $0.isEmpty ? "no name" : $0 }.joined(separator: ", ") + ".")
    }
    for row in table.rows {
      let cells = row.enumerated().map { index, cell in
        let words = Self.lines(of: cell).joined(separator: " ")
        let name = header.indices.contains(index) ? header[index] : ""
        return name.isEmpty ? words : "\(name): \(words.isEmpty ? "nothing" : words)"
      }
      lines.append("Row: " + cells.joined(separator: "; ") + ".")
    }
    if !isOpen { lines.append("End of table.") }
  }

  private static func lines(of inlines: [Inline]) -> [String] {
    let lines = MarkdownText.plain(inlines)
      .split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
    return lines.isEmpty ? [""] : lines
  }
}
