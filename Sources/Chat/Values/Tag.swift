/// A tag of a conversation: one word, in lower case, so that it is found however it is written.
package enum Tag {
  /// Characters. A longer one is no name any more, and fits nowhere.
  static let longest = 40

  /// The tag that some text means, with or without `#` before it; nil when nothing is left.
  package static func from(_ text: String) -> String? {
    let word = text.singleLine.drop { $0 == "#" }.lowercased()
      .split(separator: " ").joined(separator: "-")
    return word.isEmpty ? nil : String(word.prefix(longest))
  }

  /// Each once, in the order in which they come.
  package static func list(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.compactMap(from).filter { seen.insert($0).inserted }
  }

  /// The tags of a line: between blanks or commas.
  package static func list(line: String) -> [String] {
    list(line.split { $0.isWhitespace || $0 == "," }.map(String.init))
  }
}
