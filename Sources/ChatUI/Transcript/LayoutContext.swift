package import Chat
package import Markup

/// What the layout of messages depends on besides their text and the size.
package struct LayoutContext: Hashable, Sendable {
  package var theme: Theme
  /// For the times in the headers.
  package var zone: ZoneOffsets
  package var reasoning = ReasoningDisplay.tail
  /// The key that goes on with an answer that was cut; nil: none does.
  package var continueKey: String?
  /// What is looked for: its matches are marked.
  package var pattern: TextPattern?

  package init(theme: Theme, zone: ZoneOffsets) {
    self.theme = theme
    self.zone = zone
  }
}
