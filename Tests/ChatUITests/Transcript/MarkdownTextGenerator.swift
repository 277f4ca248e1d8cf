/// Random Markdown, good and broken, always the same for a seed.
struct MarkdownTextGenerator {
  private var state: UInt64
  private var words = 0

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// A number in 0..<bound (Knuth's MMIX constants).
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func document() -> String {
    var text = ""
    for _ in 0..<(2 + next(8)) { text += block(depth: 0) + "\n\n" }
    return text
  }

  private mutating func word() -> String {
    words += 1
    let kinds = ["w", "word", "日本", "é", "a_long_identifier", "👍🏽", "e\u{301}", "ב"]
    return kinds[next(kinds.count)] + String(words)
  }

  private mutating func phrase() -> String {
    (0..<(1 + next(12))).map { _ in inline() }.joined(separator: " ")
  }

  private mutating func inline() -> String {
    switch next(14) {
    case 0: "*\(word())*"
    case 1: "**\(word()) \(word())**"
    case 2: "`\(word())`"
    case 3: "[\(word())](https://e.example/\(word()))"
    case 4: "~~\(word())~~"
    case 5: "![\(word())](i.png)"
    case 6: ["*", "`", "[", "](", "<b>", "|", "\\", "&amp;", "$", "#"][next(10)]
    case 7: "$\(word())$"
    default: word()
    }
  }

  private mutating func block(depth: Int) -> String {
    switch next(depth > 2 ? 5 : 9) {
    case 0: return String(repeating: "#", count: 1 + next(6)) + " " + phrase()
    case 1:
      let info = ["", "swift", "unknown"][next(3)]
      return "```\(info)\n"
        + (0..<(1 + next(4))).map { _ in String(repeating: " ", count: next(6)) + phrase() + "\n" }
        .joined() + ["```", ""][next(2)]
    case 2: return "---"
    case 3, 4: return phrase() + ["\n", "  \n", "\\\n"][next(3)] + phrase()
    case 5: return prefixed(block(depth: depth + 1), "> ", "> ")
    case 6:
      let marker = ["- ", "1. ", "123) ", "- [x] "][next(4)]
      let indent = String(repeating: " ", count: marker.hasPrefix("-") ? 2 : marker.count)
      return (0..<(1 + next(3))).map { _ in prefixed(block(depth: depth + 1), marker, indent) }
        .joined(separator: "\n")
    case 7: return table()
    default: return "<div>\n\(word()) <i>\(word())</i>\n</div>"
    }
  }

  private mutating func table() -> String {
    let columns = 1 + next(6)
    func row(_ cell: () -> String) -> String {
      "|" + (0..<columns).map { _ in " \(cell()) |" }.joined() + "\n"
    }
    var text = row { word() }
    text += "|" + String(repeating: [":--|", "--:|", ":-:|"][next(3)], count: columns) + "\n"
    for _ in 0..<next(4) { text += row { next(3) == 0 ? "" : "\(word()) \(word())" } }
    return text
  }

  private func prefixed(_ text: String, _ first: String, _ rest: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { ($0 == 0 ? first : rest) + $1 }.joined(separator: "\n")
  }
}
