/// The panel `tokens` of a conversation.
package struct TokenPanel: Sendable {}
