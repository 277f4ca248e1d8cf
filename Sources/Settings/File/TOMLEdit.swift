import Chat

/// Changes one setting in the text of a TOML file, and nothing else in it: not a comment, not a blank.
///
/// It proposes places, and the parser judges: a text is taken only when it says the same as before
/// but for that setting. So no proposal has to understand all of TOML.
package enum TOMLEdit {
  /// - Parameters:
  ///   - key: of the top level, without quotes.
  ///   - value: without line breaks.
  /// - Returns: nil when it cannot be done without touching something else.
  package static func setting(_ key: String, to value: String, in text: String) -> String? {
    guard let before = try? TOMLDocument(text, file: "").root else { return nil }
    var wanted = before
    wanted[key] = .string(value)
    if before == wanted { return text }
    // By bytes: a carriage return and a line feed are one character.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let entry = "\(key) = \(QuotedText.quoted(value))"
    let proposals =
      before[key] == nil
      ? additions(of: entry, key, to: lines) : changes(of: key, to: value, in: lines)
    for proposal in proposals {
      let text = proposal.joined(separator: "\n")
      if let after = try? TOMLDocument(text, file: "").root, after == wanted { return text }
    }
    return nil
  }

  /// Each line that may be the one which sets the key, with another value; a comment behind it stays.
  private static func changes(of key: String, to value: String, in lines: [String]) -> [[String]] {
    lines.indices.compactMap { index in
      let line = lines[index]
      guard let equals = line.firstIndex(of: "=") else { return nil }
      let name = line[..<equals].filter { !" \t\"'".contains($0) }
      guard name == key else { return nil }
      let rest = line[line.index(after: equals)...]
      let blanks = rest.prefix { $0 == " " || $0 == "\t" }
      guard let end = endOfString(rest.dropFirst(blanks.count)) else { return nil }
      var changed = lines
      changed[index] = line[...equals] + blanks + QuotedText.quoted(value) + rest[end...]
      return changed
    }
  }

  /// Where a string on one line ends.
  private static func endOfString(_ text: Substring) -> Substring.Index? {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      if text[index] == quote { return text.index(after: index) }
      if text[index] == "\\", quote == "\"" { index = text.index(after: index) }
      if index < text.endIndex { index = text.index(after: index) }
    }
    return nil
  }

  /// Places for a new line, best first: beneath the comment that shows it, before the first table with
  /// the comment above that, at the end, at the start.
  private static func additions(of entry: String, _ key: String, to lines: [String]) -> [[String]] {
    // The last line is empty where the file ends as it should.
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    let isDOS = lines.first?.hasSuffix("\r") == true
    var places: [Int] = []
    for (index, line) in lines.enumerated() {
      let words = line.drop { $0 == "#" || $0 == " " }
      guard line.hasPrefix("#"), words.hasPrefix(key) else { continue }
      if words.dropFirst(key.count).drop(while: { $0 == " " }).hasPrefix("=") {
        places.append(index + 1)
      }
    }
    if var table = lines.firstIndex(where: { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix("[") }) {
      while table > 0, lines[table - 1].hasPrefix("#") { table -= 1 }
      while table > 0, lines[table - 1].allSatisfy(\.isWhitespace) { table -= 1 }
      places.append(table)
    }
    places += [count, 0]
    return places.map { place in
      var added = lines
      added.insert(entry + (isDOS ? "\r" : ""), at: place)
      // A last line without an end gets one, and the new one has none of its own to lose.
      if place == lines.count { added.append("") }
      return added
    }
  }
}
