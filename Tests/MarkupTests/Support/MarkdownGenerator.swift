/// Writes random Markdown of all constructs and of garbage, and keeps the words that a reader must see,
/// in their order: `w1e`, `w2e` … Not among them: marks, a code block's language, labels.
///
/// Not written, because md4c 0.4.8 and so the parser slips there (what is open in a quote or an item
/// leaks out of it): fences and HTML that a container's end cuts off, and indented lines behind them.
struct MarkdownGenerator {
  private(set) var words: [String] = []
  private var random: SeededGenerator
  private var definitions: [String] = []
  private let hasGarbage: Bool

  init(seed: UInt64, hasGarbage: Bool) {
    random = SeededGenerator(seed: seed)
    self.hasGarbage = hasGarbage
  }

  mutating func document(blocks count: Int) -> String {
    var lines: [String] = []
    for _ in 0..<count { lines += block(depth: 0) + [""] }
    if chance(8) { lines += ["```swift", word(), word()] }
    return (lines + definitions).joined(separator: chance(10) ? "\r\n" : "\n")
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func word() -> String {
    words.append("w\(words.count)e")
    return words[words.count - 1]
  }

  private mutating func block(depth: Int) -> [String] {
    switch number(0...(depth < 3 ? 13 : 8)) {
    case 0: return [String(repeating: "#", count: number(1...6)) + " " + text()]
    case 1: return [text(), chance(2) ? "===" : "---"]
    case 2: return [["---", "***", "_ _ _"][number(0...2)]]
    case 3: return fence()
    case 4: return (0..<number(1...40)).map { _ in "    " + word() }
    case 5: return table()
    case 6: return depth == 0 ? ["<div>", word(), "</div>"] : [text()]
    case 7: return ["$$", "\(word()) + \\alpha", "- \(word())", "$$"]
    case 9, 10, 11: return list(depth: depth)
    case 12: return quote(depth: depth)
    default: return (0..<number(1...3)).map { _ in text() }
    }
  }

  private mutating func fence() -> [String] {
    let mark = String(repeating: chance(2) ? "`" : "~", count: number(3...5))
    let lines = (0..<number(0...70)).map { _ in chance(4) ? "" : "  " + word() + " *_[" }
    return [mark + (chance(2) ? "python" : "")] + lines + [mark]
  }

  private mutating func table() -> [String] {
    let columns = number(1...4)
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [row((0..<columns).map { _ in word() })]
    lines.append(row((0..<columns).map { _ in chance(2) ? "---" : ":-:" }))
    for _ in 0..<number(0...4) {
      lines.append(row((0..<number(1...columns + 2)).map { _ in chance(6) ? "" : text(most: 2) }))
    }
    return lines
  }

  private mutating func list(depth: Int) -> [String] {
    let isNumbered = chance(2)
    let isLoose = chance(3)
    let mark = isNumbered ? "." : ["-", "+", "*"][number(0...2)]
    var ordinal = number(0...12)
    var lines: [String] = []
    for index in 0..<number(1...4) {
      if isLoose, index > 0 { lines.append("") }
      let lead = (isNumbered ? "\(ordinal)" : "") + mark + " "
      ordinal += 1
      var inner = chance(5) ? ["[\(chance(2) ? "x" : " ")] " + text()] : [text()]
      if chance(2) {
        if isLoose { inner.append("") }
        inner += list(depth: depth + 1, in: isLoose)
      }
      lines.append(lead + inner[0])
      let indent = String(repeating: " ", count: lead.count)
      lines += inner.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }
    return lines
  }

  private mutating func list(depth: Int, in isLoose: Bool) -> [String] {
    depth < 3 ? (isLoose ? block(depth: depth) : list(depth: depth)) : [text()]
  }

  private mutating func quote(depth: Int) -> [String] {
    var lines = block(depth: depth + 1).map { "> " + $0 }
    if chance(3) { lines += [">"] + block(depth: depth + 1).map { "> " + $0 } }
    return lines + [""]
  }

  private mutating func text(most: Int = 8) -> String {
    // It begins with a word, so that it does not begin a block.
    ([word()] + (0..<number(0...most)).map { _ in phrase() }).joined(separator: " ")
  }

  private mutating func phrase() -> String {
    switch number(0...14) {
    case 0: return "*\(word())*"
    case 1: return "**\(word()) \(word())**"
    case 2: return "~~\(word())~~"
    case 3: return "`\(word())`"
    case 4: return "[\(word())](https://example.com/\(word()))"
    case 5: return "![\(word())](<\(word()) x> \"\(word())\")"
    case 6: return "<https://example.com/\(word())>"
    case 7: return "\\(\(word())_1\\)"
    case 8: return "&amp;\(word())&nbsp;"
    case 9:
      let (shown, target) = (word(), word())
      definitions += ["", "[l\(target)]: /\(target)"]
      return "[\(shown)][l\(target)]"
    case 10 where hasGarbage: return garbage() + word() + garbage()
    case 11 where hasGarbage: return garbage()
    default: return word()
    }
  }

  private mutating func garbage() -> String {
    let marks = [
      "*", "**", "_", "`", "``", "[", "]", "![", "<", ">", "\\", "$", "$$", "~~", "|", "&", "](",
      "]:",
      "<b>", "<!--", "\\(", "\\[", "é", "漢字", "👩‍👩‍👧", "\u{202E}", "\u{0}", "\u{10FFFD}", "www.",
    ]
    return marks[number(0...marks.count - 1)]
  }
}
