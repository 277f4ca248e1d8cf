/// A conversation's title, made from its first prompt or typed.
package enum Title {
  /// Characters. A longer title does not fit into the status bar beside the rest.
  static let longest = 60

  /// The first line that says something, cut at a word where possible.
  package static func from(prompt: String) -> String {
    let lines = AttachmentReference.short(prompt).split(whereSeparator: \.isNewline)
    let words =
      lines.lazy.map { $0.split(whereSeparator: \.isWhitespace) }
      .first { !$0.isEmpty } ?? []
    let line = words.joined(separator: " ")
    guard line.count > longest else { return line }
    let start = line.prefix(longest - 1)
    guard let space = start.lastIndex(of: " "), space > start.startIndex else { return start + "…" }
    return start[..<space] + "…"
  }

  /// Characters of a title that was typed. What is longer was pasted by mistake.
  static let longestTyped = 200

  /// One line, without blanks at its ends and control characters; nil when nothing is left.
  static func from(typed text: String) -> String? {
    let line = String(text.singleLine.prefix(longestTyped))
    return line.isEmpty ? nil : line
  }
}

extension String {
  /// Its words with one blank between them, without control characters.
  var singleLine: String {
    let shown = String(
      String.UnicodeScalarView(
        unicodeScalars.lazy.map {
          $0.properties.generalCategory == .control ? " " : $0
        }))
    return shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
