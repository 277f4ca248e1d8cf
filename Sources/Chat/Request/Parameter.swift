/// A parameter of a request that Confab knows: what it is called in the body, and what it may be. Any
/// other is passed on as JSON.
package struct Parameter: Hashable, Sendable {
  package enum Values: Hashable, Sendable {
    case number(ClosedRange<Double>)
    case whole(ClosedRange<Int>)
    /// Usually one of these words; servers have words of their own.
    case word([String])
    /// A text, or at most so many.
    case texts(Int)
    /// Whatever the server understands.
    case json
  }

  package let name: String
  /// What it is for, in a few words.
  package let help: String
  package let values: Values
  /// As it is typed.
  package let example: String

  /// In the order in which they are listed.
  package static let known = [
    Parameter(
      name: "temperature", help: "how freely words are chosen", values: .number(0...2),
      example: "0.7"),
    Parameter(
      name: "top_p", help: "only the likeliest words up to this share", values: .number(0...1),
      example: "0.9"),
    Parameter(
      name: "max_tokens", help: "tokens of an answer at most", values: .whole(1...10_000_000),
      example: "4096"),
    Parameter(
      name: "reasoning_effort", help: "how much the model thinks",
      values: .word(["none", "minimal", "low", "medium", "high", "xhigh", "max"]),
      example: "medium"),
    Parameter(
      name: "frequency_penalty", help: "against words that came often", values: .number(-2...2),
      example: "0.5"),
    Parameter(
      name: "presence_penalty", help: "against words that came at all", values: .number(-2...2),
      example: "0.5"),
    Parameter(
      name: "seed", help: "the same chance again", values: .whole(Int.min...Int.max), example: "1"),
    Parameter(name: "stop", help: "ends the answer", values: .texts(4), example: "END"),
    Parameter(
      name: "top_k", help: "only so many of the likeliest words", values: .json, example: "40"),
    Parameter(
      name: "min_p", help: "no word less likely than this", values: .json, example: "0.05"),
    Parameter(
      name: "repetition_penalty", help: "against repeating", values: .json, example: "1.1"),
    Parameter(
      name: "logit_bias", help: "for or against tokens", values: .json,
      example: "{\"50256\":-100}"),
    Parameter(
      name: "verbosity", help: "how long answers are", values: .json, example: "\"low\""),
    Parameter(
      name: "response_format", help: "the form of the answer", values: .json,
      example: "{\"type\":\"json_object\"}"),
  ]

  /// One that Confab does not know.
  package init(other name: String) {
    self.init(name: name, help: "", values: .json, example: "")
  }

  private init(name: String, help: String, values: Values, example: String) {
    self.name = name
    self.help = help
    self.values = values
    self.example = example
  }

  package static func named(_ name: String) -> Parameter? { known.first { $0.name == name } }

  /// The name that a parameter goes by here. Which of the two limits of tokens is sent depends on the
  /// model.
  package static func canonicalName(_ name: String) -> String {
    name == "max_completion_tokens" ? "max_tokens" : name
  }

  /// What the body has in any case, so that nothing else may be called so.
  package static let reserved: Set<String> = [
    "model", "messages", "stream", "stream_options", "n",
  ]

  /// What it may be, in words.
  package var allowed: String {
    switch values {
    case .number(let range):
      "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
    case .whole(let range):
      range == Int.min...Int.max
        ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .word(let words): "a word: \(words.joined(separator: ", "))"
    case .texts(let count): "a text, or a list of at most \(count): [\"a\", \"b\"]"
    case .json: "JSON: a number, a text in quotes, true, a list, an object"
    }
  }

  /// Why a value cannot be sent; nil: it can.
  package func problem(with value: JSONValue) -> ParameterProblem? {
    let isAllowed =
      switch (values, value) {
      case (.number(let range), .number(let number)): range.contains(number)
      case (.whole(let range), .number(let number)):
        Int(exactly: number).map(range.contains) ?? false
      case (.word, .string(let word)): !word.isEmpty && !word.contains(where: \.isWhitespace)
      case (.texts, .string(let text)): !text.isEmpty
      case (.texts(let count), .array(let texts)):
        (1...count).contains(texts.count) && texts.allSatisfy { $0.nonEmptyString != nil }
      case (.json, _): true
      default: false
      }
    return isAllowed ? nil : ParameterProblem(name, "has to be \(allowed)")
  }

  /// `0`, not `0.0`.
  private static func text(_ bound: Double) -> String {
    Int(exactly: bound).map(String.init) ?? String(bound)
  }
}

/// Why a parameter cannot be set so.
package struct ParameterProblem: Error, Hashable, Sendable {
  /// As it was given.
  package var name: String
  /// What is wrong: follows the name.
  package var reason: String

  package init(_ name: String, _ reason: String) {
    self.name = name
    self.reason = reason
  }

  package var text: String { "\(name) \(reason)" }
}
