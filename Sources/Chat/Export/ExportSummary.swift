/// What an exported branch holds, as far as it was reported: nothing is estimated.
struct ExportSummary: Hashable {
  private(set) var messages = 0
  /// Those that answered, in the order in which they first did.
  private(set) var models: [ModelID] = []
  private(set) var promptTokens: Int?
  private(set) var completionTokens: Int?
  /// US dollars.
  private(set) var cost: Double?

  mutating func add(_ message: Message) {
    messages += 1
    if let model = message.model, !models.contains(model) { models.append(model) }
    for usage in message.attempts.compactMap(\.usage) {
      if let count = usage.promptTokens { promptTokens = (promptTokens ?? 0) + count }
      if let count = usage.completionTokens { completionTokens = (completionTokens ?? 0) + count }
      if let part = usage.cost { cost = (cost ?? 0) + part }
    }
  }
}
