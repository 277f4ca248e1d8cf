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

  /// The headings of a text, those in code not among them.
  package static func headings(of text: String) -> [Heading] { [] }

  /// What of blocks can be searched: each paragraph, heading, cell of a table and line of code as it
  /// reads, in order. A layout marks matches in these same units.
  package static func units(of blocks: [Block]) -> [String] { [] }

  /// The words of inlines as they read: marks gone, the target of a link after its text.
  package static func plain(_ inlines: [Inline]) -> String { "" }
}
