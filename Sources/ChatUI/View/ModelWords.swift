package import Chat

/// What is known of a model, in words; what is not known is not said.
package struct ModelWords {
  private let info: ModelInfo
  private let isListed: Bool
  private let isRecent: Bool

  init(_ entry: ModelEntry) {
    info = entry.info
    isListed = entry.isListed
    isRecent = entry.rank == .recent
  }

  package init(_ info: ModelInfo) {
    self.info = info
    isListed = true
    isRecent = false
  }

  /// Tokens of context: `200k`.
  package var context: String? { info.contextLength.map(FigureText.count) }

  /// For a million tokens in and out: `$3/$15`, `$0.25/$1.25`; `free` where both cost nothing.
  package var price: String? {
    guard let prompt = info.promptPrice, let completion = info.completionPrice else { return nil }
    if prompt == 0, completion == 0 { return "free" }
    return "\(Self.dollars(prompt))/\(Self.dollars(completion))"
  }

  /// Who says that it is there.
  package var source: String {
    guard isListed else { return "typed" }
    return switch info.source {
    case .recommended: "recommended"
    case .free: "free, may be refused"
    case .server: "/models"
    case .configuration: "configuration"
    }
  }

  package var facts: [String] {
    var facts: [String] = []
    if let context { facts.append("context \(context)") }
    if let prompt = info.promptPrice, let completion = info.completionPrice {
      facts.append(
        prompt == 0 && completion == 0
          ? "costs nothing"
          : "\(Self.dollars(prompt)) in, \(Self.dollars(completion)) out for 1M tokens")
    }
    switch info.takesImages {
    case true: facts.append("takes images")
    case false: facts.append("no images")
    default: break
    }
    facts.append(isListed && info.source == .server ? "listed by /models" : source)
    if isRecent { facts.append("used lately") }
    return facts
  }

  /// No more digits than the price has: `$3`, `$0.15`, `$0.0375`.
  private static func dollars(_ price: Double) -> String {
    var text = Figures.fixed(price, digits: price < 1 ? 4 : 2)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    // Cents are written with two digits.
    if let point = text.firstIndex(of: "."), text[point...].count == 2 { text += "0" }
    return "$\(text)"
  }
}
