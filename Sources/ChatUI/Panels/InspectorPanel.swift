/// The panel `inspector` of a conversation.
package struct InspectorPanel: Sendable {}
