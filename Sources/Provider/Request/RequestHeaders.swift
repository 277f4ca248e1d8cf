import Chat

/// The headers of Confab's requests: honest ones, never the values that another client sends.
enum RequestHeaders {
  /// Headers of `POST /chat/completions`.
  static func chat(
    for configuration: ProviderConfiguration, conversation: ConversationID
  ) -> [(name: String, value: String)] {
    var headers = common(configuration, withKey: true)
    headers.append(("Content-Type", "application/json"))
    headers.append(("Accept", "text/event-stream"))
    if let task = token(conversation.rawValue) { headers.append(("X-Task-ID", task)) }
    return headers
  }

  /// Headers of a `GET`; without the key for a public list and for another origin than the configured
  /// one.
  static func get(
    for configuration: ProviderConfiguration, withKey: Bool
  ) -> [(name: String, value: String)] {
    common(configuration, withKey: withKey) + [("Accept", "application/json")]
  }

  private static func common(
    _ configuration: ProviderConfiguration, withKey: Bool
  ) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = [
      ("User-Agent", "Confab/\(token(configuration.version) ?? "0")"),
      ("X-Title", "Confab"),
      // Compressed streams are buffered on the way, and a cut one loses what was in the buffer.
      ("Accept-Encoding", "identity"),
    ]
    if let referer = configuration.referer.flatMap(token) {
      headers.append(("HTTP-Referer", referer))
    }
    if withKey, let key = key(configuration.key) {
      headers.append(("Authorization", "Bearer \(key)"))
    }
    return headers
  }

  /// A key as it was pasted, without blank edges; nil when there is none.
  static func key(_ typed: String?) -> String? {
    guard let typed else { return nil }
    let key = ServerText.trimmed(typed)
    return key.isEmpty ? nil : key
  }

  /// Whether a key can stand in a header: visible ASCII.
  static func isSendable(_ key: String) -> Bool {
    key.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
  }

  /// Visible ASCII only: what cannot break out of a header.
  private static func token(_ text: String) -> String? {
    let visible = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { (0x21...0x7E).contains($0.value) }))
    return visible.isEmpty ? nil : String(visible.prefix(200))
  }
}
