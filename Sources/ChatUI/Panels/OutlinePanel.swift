/// The panel `outline` of a conversation.
package struct OutlinePanel: Sendable {}
