/// The panel `difference` of a conversation.
package struct DifferencePanel: Sendable {}
