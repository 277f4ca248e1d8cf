extension MarkdownText {
  /// A link or an image of a text.
  package struct Link: Hashable, Sendable {
    /// As it reads; the target itself where there is nothing to read.
    package var text: String
    package var target: String

    package init(text: String, target: String) {
      self.text = text
      self.target = target
    }
  }

  /// The links and images of a Markdown text, in order, each target once; references are resolved.
  package static func links(of text: String) -> [Link] {
    var links: [Link] = []
    var seen: Set<String> = []
    for block in MarkdownParser.blocks(of: text) {
      visit(block) { inline in
        switch inline {
        case .link(let inner, let target, _), .image(let inner, let target, _):
          guard !target.isEmpty, seen.insert(target).inserted else { return }
          let words = plain(inner)
          links.append(Link(text: words.isEmpty ? target : words, target: target))
        default: break
        }
      }
    }
    return links
  }

  private static func visit(_ block: Block, _ found: (Inline) -> Void) {
    switch block {
    case .paragraph(let inlines), .heading(_, let inlines): visit(inlines, found)
    case .quote(let blocks): for block in blocks { visit(block, found) }
    case .list(let list):
      for item in list.items {
        for block in item.blocks { visit(block, found) }
      }
    case .table(let table):
      for row in [table.header] + table.rows {
        for cell in row { visit(cell, found) }
      }
    case .code, .html, .rule: break
    }
  }

  private static func visit(_ inlines: [Inline], _ found: (Inline) -> Void) {
    for inline in inlines {
      found(inline)
      switch inline {
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(let inner, _, _), .image(let inner, _, _):
        visit(inner, found)
      case .text, .code, .math, .html, .softBreak, .lineBreak: break
      }
    }
  }
}
