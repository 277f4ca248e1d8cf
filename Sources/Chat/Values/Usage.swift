/// What an answer took, as the server reported it. Nil is “not reported”, which is not 0.
package struct Usage: Hashable, Sendable, Codable {
  /// Tokens of the prompt, cached ones included.
  package var promptTokens: Int?
  package var completionTokens: Int?
  /// Tokens of the prompt that came from a cache.
  package var cachedTokens: Int?
  /// Tokens of `completionTokens` that were reasoning.
  package var reasoningTokens: Int?
  /// US dollars.
  package var cost: Double?

  package init(
    promptTokens: Int? = nil, completionTokens: Int? = nil, cachedTokens: Int? = nil,
    reasoningTokens: Int? = nil, cost: Double? = nil
  ) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
    self.cost = cost
  }
}
