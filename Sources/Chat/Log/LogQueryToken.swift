/// A piece of a query as it is written: a word, a phrase in quotes, or a filter. Decides where pieces
/// begin and end; what a filter says is `LogQueryText`'s to read.
struct LogQueryToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case word
    case phrase
    /// What stands before the first colon, in lower case: also of names that no filter has.
    case filter(name: String)
  }

  var kind: Kind
  /// Without quotes; of a filter, what follows the colon.
  var text: String
  var isExcluded: Bool
  /// Characters of the query, with the minus and the quotes.
  var range: Range<Int>
  /// Where `text` begins, with its quote.
  var textStart: Int
  var isQuoted: Bool
  /// Its end was not said by a quote: what is typed next may belong to it.
  var isOpen: Bool

  private static let quotes: Set<Character> = ["\"", "“", "”", "„"]

  static func list(_ query: String) -> [LogQueryToken] {
    let characters = Array(query)
    var tokens: [LogQueryToken] = []
    var place = 0
    while place < characters.count {
      if characters[place].isWhitespace {
        place += 1
      } else {
        let token = LogQueryToken(characters, at: place)
        place = token.range.upperBound
        tokens.append(token)
      }
    }
    return tokens
  }

  private init(_ characters: [Character], at start: Int) {
    var place = start
    isExcluded =
      characters[place] == "-" && place + 1 < characters.count
      && Self.mayBeExcluded(characters[place + 1])
    if isExcluded { place += 1 }
    let name = Self.name(characters, at: place)
    if let name { place += name.count + 1 }
    textStart = place
    isQuoted = place < characters.count && Self.quotes.contains(characters[place])
    let end: Int
    if isQuoted {
      end = characters[(place + 1)...].firstIndex(where: Self.quotes.contains) ?? characters.count
      text = String(characters[(place + 1)..<end])
      isOpen = end == characters.count
    } else {
      end = characters[place...].firstIndex(where: \.isWhitespace) ?? characters.count
      text = String(characters[place..<end])
      isOpen = true
    }
    range = start..<min(characters.count, isQuoted ? end + 1 : end)
    if let name {
      kind = .filter(name: String(name).lowercased())
    } else {
      kind = isQuoted ? .phrase : .word
    }
    guard let name, Self.isPlainText(String(name), text, isQuoted: isQuoted) else { return }
    kind = .word
    isQuoted = false
    isOpen = true
    text = String(characters[(isExcluded ? start + 1 : start)..<range.upperBound])
    textStart = isExcluded ? start + 1 : start
  }

  /// Whether one minus before this leaves it out: a word, a phrase, a name with its sign. Else the minus is
  /// a part of what is looked for: `--dry-run`, `->`, `-=`, and alone what it is.
  private static func mayBeExcluded(_ first: Character) -> Bool {
    guard first.isASCII else { return !first.isWhitespace }
    return first.isLetter || first.isNumber || "_#@$\"".contains(first)
  }

  /// The letters before a colon.
  private static func name(_ characters: [Character], at start: Int) -> ArraySlice<Character>? {
    let letters = characters[start...].prefix { $0.isASCII && $0.isLetter }
    guard !letters.isEmpty, letters.endIndex < characters.count,
      characters[letters.endIndex] == ":"
    else { return nil }
    return letters
  }

  /// What no filter has and nobody means as one: `http://…`, `std::move`, `localhost:80`, `Error:`,
  /// `key:value`. A name that is nearly a filter's is a misspelt one, and is said to be.
  private static func isPlainText(_ name: String, _ value: String, isQuoted: Bool) -> Bool {
    let lowercased = name.lowercased()
    if LogFilterName(rawValue: lowercased) != nil { return !isQuoted && value.hasPrefix(":") }
    guard LogFilterName.meant(by: lowercased) != nil else { return true }
    if isQuoted { return false }
    guard let first = value.first else { return true }
    return name.count == 1 || name.contains(where: \.isUppercase) || ":/\\".contains(first)
      || first.isNumber
  }
}
