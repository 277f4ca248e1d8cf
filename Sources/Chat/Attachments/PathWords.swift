/// Paths as people type them: several on a line, with quotes and backslashes as a shell has them.
package enum PathWords {
  /// The words of a line, without their quotes. What is not closed goes to the line's end.
  package static func split(_ line: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var isWord = false
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        // Within double quotes a backslash is one, unless it is before something that it is needed for.
        if quote == "\"", character != "\"", character != "\\" { word.append("\\") }
        word.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
        isWord = true
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        isWord = true
      } else if character.isWhitespace {
        if isWord { words.append(word) }
        (word, isWord) = ("", false)
      } else {
        word.append(character)
        isWord = true
      }
    }
    if isEscaped { word.append("\\") }
    if isWord { words.append(word) }
    return words
  }

  /// The word at the end of a text that begins with an `@` and goes on; nil: there is none. An `@` within
  /// a word is an address.
  package static func reference(before text: some BidirectionalCollection<Character>) -> Substring?
  {
    let word = String(text.reversed().prefix { !$0.isWhitespace }.reversed())
    guard word.first == "@", word.count > 1 else { return nil }
    return word[...]
  }

  /// A path as one word of a line.
  package static func quoted(_ path: String) -> String {
    let isPlain = path.allSatisfy { character in
      character.isLetter || character.isNumber || "/._-+~@%,:=".contains(character)
    }
    return isPlain
      ? path
      : "'\(path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
  }
}
