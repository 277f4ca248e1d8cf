/// A conversation's title, made from its first prompt.
enum Title {
  /// Characters. A longer title does not fit into the status bar beside the rest.
  static let longest = 60

  /// The first line that says something, cut at a word where possible.
  static func from(prompt: String) -> String {
    let lines = prompt.split(whereSeparator: \.isNewline)
    let words =
      lines.lazy.map { $0.split(whereSeparator: \.isWhitespace) }
      .first { !$0.isEmpty } ?? []
    let line = words.joined(separator: " ")
    guard line.count > longest else { return line }
    let start = line.prefix(longest - 1)
    guard let space = start.lastIndex(of: " "), space > start.startIndex else { return start + "…" }
    return start[..<space] + "…"
  }
}
