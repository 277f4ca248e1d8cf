/// What advice may mention besides the failure itself. Never a key.
package struct AdviceContext: Hashable, Sendable {
  /// Host and port that were asked.
  package var endpoint: String
  package var model: ModelID
  /// Where the key came from, in words: `the environment variable CLINE_API_KEY`. Nil: there is none.
  package var keyOrigin: String?
  /// IDs that the endpoint is known to offer; empty when that is not known.
  package var knownModels: [ModelID]
  /// When the failure came, and the reader's offset from UTC in seconds.
  package var failedAt: WallTime
  package var utcOffset: Int

  package init(
    endpoint: String, model: ModelID, keyOrigin: String? = nil, knownModels: [ModelID] = [],
    failedAt: WallTime, utcOffset: Int = 0
  ) {
    self.endpoint = endpoint
    self.model = model
    self.keyOrigin = keyOrigin
    self.knownModels = knownModels
    self.failedAt = failedAt
    self.utcOffset = utcOffset
  }

  /// Whether Cline's own account pages apply: its hosts, and the simulated API on loopback. Another
  /// provider's bill is not paid at app.cline.bot.
  var isCline: Bool {
    let host = endpoint.lowercased()
    let name = host.split(separator: ":").first.map(String.init) ?? host
    return name == "cline.bot" || name.hasSuffix(".cline.bot") || name == "127.0.0.1"
      || name == "localhost" || host.hasPrefix("[::1]")
  }
}
