import Chat
import Markup

/// Markdown as HTML that is safe to show: every text is escaped, HTML in it stands there as text, pictures
/// are links, and a link leads to the web, to mail, or nowhere.
enum MarkdownHTML {
  static func text(_ markdown: String) -> String {
    MarkdownParser.blocks(of: markdown).map(text).joined(separator: "\n")
  }

  private static func text(_ block: Block) -> String {
    switch block {
    case .paragraph(let inlines): "<p>\(text(inlines))</p>"
    // The page's own headings are of the first and second level.
    case .heading(let level, let inlines):
      "<h\(min(level + 2, 6))>\(text(inlines))</h\(min(level + 2, 6))>"
    case .quote(let blocks): "<blockquote>\n\(lines(blocks))\n</blockquote>"
    case .list(let list): text(list)
    case .code(let code): text(code)
    case .html(let source): "<pre><code>\(HTMLText.escaped(source))</code></pre>"
    case .table(let table): text(table)
    case .rule: "<hr>"
    }
  }

  private static func lines(_ blocks: [Block]) -> String {
    blocks.map(text).joined(separator: "\n")
  }

  private static func text(_ list: BlockList) -> String {
    let items = list.items.map { item in
      let mark = item.isDone.map { $0 ? "☑ " : "☐ " } ?? ""
      if list.isTight, item.blocks.count == 1, case .paragraph(let inlines) = item.blocks[0] {
        return "<li>\(mark)\(text(inlines))</li>"
      }
      return "<li>\(mark)\(lines(item.blocks))</li>"
    }.joined(separator: "\n")
    guard let start = list.start else { return "<ul>\n\(items)\n</ul>" }
    return "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\n\(items)\n</ol>"
  }

  private static func text(_ code: CodeBlock) -> String {
    let language = code.info.prefix { !$0.isWhitespace }
    let attribute =
      language.isEmpty ? "" : " class=\"language-\(HTMLText.escaped(String(language)))\""
    return "<pre><code\(attribute)>\(HTMLText.escaped(code.text))</code></pre>"
  }

  private static func text(_ table: Table) -> String {
    func row(_ cells: [[Inline]], _ name: String) -> String {
      let cells = cells.enumerated().map { index, cell in
        "<\(name)\(alignment(table, index))>\(text(cell))</\(name)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let rows = ([row(table.header, "th")] + table.rows.map { row($0, "td") })
    return "<table>\n\(rows.joined(separator: "\n"))\n</table>"
  }

  private static func alignment(_ table: Table, _ column: Int) -> String {
    guard table.alignments.indices.contains(column) else { return "" }
    switch table.alignments[column] {
    case .none: return ""
    case .left: return " style=\"text-align: left\""
    case .center: return " style=\"text-align: center\""
    case .right: return " style=\"text-align: right\""
    }
  }

  private static func text(_ inlines: [Inline]) -> String { inlines.map(text).joined() }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): HTMLText.escaped(text)
    case .code(let code): "<code>\(HTMLText.escaped(code))</code>"
    case .emphasis(let inlines): "<em>\(text(inlines))</em>"
    case .strong(let inlines): "<strong>\(text(inlines))</strong>"
    case .strikethrough(let inlines): "<del>\(text(inlines))</del>"
    case .link(let inlines, let target, _), .image(let inlines, let target, _):
      link(text(inlines), target)
    case .math(let source, _): "<code>\(HTMLText.escaped(source))</code>"
    case .html(let source): HTMLText.escaped(source)
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    }
  }

  /// Where a link may lead. What has no scheme leads to nothing from within a file.
  private static let schemes = ["https://", "http://", "mailto:"]

  private static func link(_ words: String, _ target: String) -> String {
    let isSafe =
      schemes.contains { target.lowercased().hasPrefix($0) }
      && !target.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    let words = words.isEmpty ? HTMLText.escaped(target) : words
    guard isSafe else { return words }
    return "<a href=\"\(HTMLText.escaped(target))\" rel=\"noopener noreferrer\">\(words)</a>"
  }
}
