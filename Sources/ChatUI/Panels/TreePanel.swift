/// The panel `tree` of a conversation.
package struct TreePanel: Sendable {}
