/// Names one conversation, for ever. Ordered by the time it was made.
package struct ConversationID: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// Names one message of a conversation, for ever. Ordered by the time it was made.
package struct MessageID: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// What the API calls `model`: `provider/model-name`, sent as typed.
package struct ModelID: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
