package import Markup

/// The code of an answer, without its fences.
package enum CodeInAnswer {
  /// All blocks from top to bottom, those in lists and quotes too.
  package static func blocks(of text: String) -> [CodeBlock] {
    blocks(in: MarkdownParser.blocks(of: text))
  }

  /// - Parameter number: from 1; nil: all, a blank line between two.
  /// - Returns: nil when there is no such block.
  package static func text(of answer: String, number: Int?) -> String? {
    let found = blocks(of: answer)
    guard let number else {
      return found.isEmpty ? nil : found.map { ended($0.text) }.joined(separator: "\n")
    }
    return found.indices.contains(number - 1) ? ended(found[number - 1].text) : nil
  }

  private static func ended(_ text: String) -> String {
    var stream = SourceStream()
    return stream.take(text) + stream.end()
  }

  private static func blocks(in blocks: [Block]) -> [CodeBlock] {
    blocks.flatMap { block -> [CodeBlock] in
      switch block {
      case .code(let code): [code]
      case .quote(let inner): self.blocks(in: inner)
      case .list(let list): list.items.flatMap { self.blocks(in: $0.blocks) }
      case .paragraph, .heading, .html, .table, .rule: []
      }
    }
  }
}
