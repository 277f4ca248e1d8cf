/// How a conversation is written to a file.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// To be read, and to be put into notes.
  case markdown
  /// All that the log has: what can be imported again.
  case json
  /// One line, as OpenAI's training files and many tools have it.
  case jsonLines = "jsonl"
  /// One page without anything from elsewhere, for a browser.
  case html

  /// By the ending of a file's name; what is not known is Markdown.
  package init(path: String) { self = Self(ending: path) ?? .markdown }

  /// nil for a name with another ending.
  package init?(ending path: String) {
    let path = path.lowercased()
    guard let format = Self.allCases.first(where: { path.hasSuffix("." + $0.ending) }) else {
      return nil
    }
    self = format
  }

  package var ending: String { self == .markdown ? "md" : rawValue }
}
