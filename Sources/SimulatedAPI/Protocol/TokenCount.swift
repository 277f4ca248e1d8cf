/// Tokens and money, estimated as the rule of thumb goes, and the usage object made of them.
struct TokenCount: Hashable, Sendable {
  /// Characters of English text that make a token, on average.
  private static let charactersPerToken = 4
  /// What the role and the delimiters of a message take.
  private static let tokensPerMessage = 4
  /// US dollars per token; a cached token of the prompt costs a tenth. A mid-priced model's rates.
  static let promptPrice = 3.0 / 1_000_000
  static let completionPrice = 15.0 / 1_000_000

  var prompt: Int
  /// The part of `prompt` that an earlier request of the conversation had sent already.
  var cached: Int
  var completion: Int
  /// The part of `completion` that was reasoning.
  var reasoning: Int

  init(request: CompletionRequest, answer: String, reasoning: String) {
    let perTurn = request.turns.map { Self.estimate($0.text) + Self.tokensPerMessage }
    prompt = perTurn.reduce(0, +)
    let hasHistory = request.turns.contains { $0.role == "assistant" }
    cached = hasHistory ? perTurn.dropLast().reduce(0, +) : 0
    self.reasoning = Self.estimate(reasoning)
    completion = Self.estimate(answer) + self.reasoning
  }

  static func estimate(_ text: String) -> Int {
    let characters = text.unicodeScalars.count
    return (characters + charactersPerToken - 1) / charactersPerToken
  }

  /// US dollars, to a millionth.
  var cost: Double {
    let prompts = (Double(prompt - cached) + Double(cached) / 10) * Self.promptPrice
    let total = prompts + Double(completion) * Self.completionPrice
    return (total * 1_000_000).rounded() / 1_000_000
  }

  var json: JSON {
    [
      "prompt_tokens": .integer(prompt), "completion_tokens": .integer(completion),
      "total_tokens": .integer(prompt + completion), "cost": .number(cost),
      "prompt_tokens_details": ["cached_tokens": .integer(cached)],
      "completion_tokens_details": ["reasoning_tokens": .integer(reasoning)],
    ]
  }
}
