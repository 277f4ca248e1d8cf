/// What is sent along with every prompt of a conversation.
package struct RequestOptions: Hashable, Sendable {
  /// Said first, as the system's turn; nil: none.
  package var systemPrompt: String?
  package var temperature: Double?
  package var maxTokens: Int?

  package init(
    systemPrompt: String? = nil, temperature: Double? = nil, maxTokens: Int? = nil
  ) {
    self.systemPrompt = systemPrompt
    self.temperature = temperature
    self.maxTokens = maxTokens
  }
}
