/// What is sent along with every prompt of a conversation. nil: the server's own default.
package struct RequestOptions: Hashable, Sendable, Codable {
  /// Said first, as the system's turn; empty: none, also where one is configured.
  package var systemPrompt: String?
  /// 0 to 2.
  package var temperature: Double?
  /// Tokens of an answer at most; sent as `max_completion_tokens` to the models that want that.
  package var maxTokens: Int?
  /// 0 to 1.
  package var topP: Double?
  /// How much a model thinks, in the server's words: `low`, `medium`, `high` …
  package var reasoningEffort: String?
  /// Other parameters of the body, passed on as they are: name to JSON text; and what is not to be
  /// sent at all, as `null`.
  package var extra: [String: String]

  package init(
    systemPrompt: String? = nil, temperature: Double? = nil, maxTokens: Int? = nil,
    topP: Double? = nil, reasoningEffort: String? = nil, extra: [String: String] = [:]
  ) {
    self.systemPrompt = systemPrompt
    self.temperature = temperature
    self.maxTokens = maxTokens
    self.topP = topP
    self.reasoningEffort = reasoningEffort
    self.extra = extra
  }

  /// These, and for what they do not say the other ones.
  package func over(_ others: RequestOptions) -> RequestOptions {
    var merged = others
    merged.systemPrompt = systemPrompt ?? others.systemPrompt
    for name in names { merged[name] = self[name] }
    return merged
  }
}

extension RequestOptions {
  /// What is not there, or not what it should be, is as if it had not been chosen: options are kept for
  /// years, by programs of several versions.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      systemPrompt: try? values.decodeIfPresent(String.self, forKey: .systemPrompt),
      temperature: try? values.decodeIfPresent(Double.self, forKey: .temperature),
      maxTokens: try? values.decodeIfPresent(Int.self, forKey: .maxTokens),
      topP: try? values.decodeIfPresent(Double.self, forKey: .topP),
      reasoningEffort: try? values.decodeIfPresent(String.self, forKey: .reasoningEffort),
      extra: (try? values.decodeIfPresent([String: String].self, forKey: .extra)) ?? [:])
  }
}
