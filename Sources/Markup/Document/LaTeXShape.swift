/// How parts of a formula look in one line.
enum LaTeXShape {
  /// Over a fraction's bar: in parentheses if it would fall apart.
  static func asFactor(_ text: String) -> String {
    isTogether(text) || !text.contains(where: { "+-−±∓=<>≤≥, ".contains($0) }) ? text : "(\(text))"
  }

  /// Under a bar or a root: in parentheses unless it is one number or one letter.
  static func asDivisor(_ text: String) -> String {
    isTogether(text) || isOne(text) ? text : "(\(text))"
  }

  /// As superscripts, if there are some for all of it.
  static func raised(_ text: String) -> String? { exchanged(text, upper) }

  static func lowered(_ text: String) -> String? { exchanged(text, lower) }

  private static func exchanged(_ text: String, _ table: [Character: Character]) -> String? {
    guard !text.isEmpty else { return nil }
    var result = ""
    for character in text {
      guard let small = table[character] else { return nil }
      result.append(small)
    }
    return result
  }

  /// One number, or one letter with its indices.
  private static func isOne(_ text: String) -> Bool {
    if text.allSatisfy({ $0.isNumber || $0 == "." }) { return true }
    guard let first = text.first, first.isLetter || first == "∞" else { return false }
    let scripts = Set(upper.values).union(lower.values).union(["′", "'"])
    return text.dropFirst().allSatisfy { scripts.contains($0) }
  }

  /// In one pair of parentheses.
  private static func isTogether(_ text: String) -> Bool {
    guard text.first == "(", text.last == ")" else { return false }
    var depth = 0
    for (index, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return index == text.count - 1 }
    }
    return false
  }

  private static let upper = table(
    "0123456789+-=()aebcdfghijklmnoprstuvwxyzTβγδθ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵉᵇᶜᵈᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᶿ"
  )
  private static let lower = table(
    "0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static func table(_ plain: String, _ small: String) -> [Character: Character] {
    Dictionary(zip(plain, small), uniquingKeysWith: { first, _ in first })
  }
}
