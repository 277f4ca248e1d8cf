/// Paths that a terminal pastes when files are dropped on it: plain, in quotes, with backslashes, or as
/// `file://` URLs; with blanks or line breaks between them.
///
/// Responsible for telling what can be a list of paths and nothing else. Whether the files are there is
/// for who reads them.
package enum DroppedPaths {
  /// Bytes and paths: a longer paste is a text.
  private static let longest = 8_192
  private static let most = 32

  /// The lists of paths that a paste can mean, the likelier first; nil: it is no such thing.
  package static func readings(of paste: String) -> [[String]]? {
    guard paste.utf8.count <= longest, let first = paste.first(where: { !$0.isWhitespace }),
      "/~'\"f\\".contains(first)
    else { return nil }
    let lines = paste.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }
    // With blanks in a name and nothing around it, a line is one path.
    let readings = [lines.flatMap { PathWords.split($0) }, lines].compactMap { paths(of: $0) }
    return readings.isEmpty ? nil : readings
  }

  /// nil: one of them is no whole path.
  private static func paths(of words: [String]) -> [String]? {
    guard (1...most).contains(words.count) else { return nil }
    var paths: [String] = []
    for word in words {
      guard let path = path(of: word) else { return nil }
      paths.append(path)
    }
    return paths
  }

  private static func path(of word: String) -> String? {
    if word.hasPrefix("/") || word.hasPrefix("~/") { return word.utf8.count > 1 ? word : nil }
    for start in ["file:///", "file://localhost/"] where word.hasPrefix(start) {
      return decoded(word.dropFirst(start.count - 1))
    }
    return nil
  }

  /// nil: it is no text.
  private static func decoded(_ text: Substring) -> String? {
    let bytes = PercentDecoding.bytes(text)
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last.isWhitespace { line.removeLast() }
    while let first = line.first, first.isWhitespace { line.removeFirst() }
    return String(line)
  }
}
