/// What keys are to vi.
package enum ViMode: String, Hashable, Sendable {
  /// Keys are text.
  case insert
  /// Keys are text that takes the place of what stands there.
  case replace
  /// Keys are commands.
  case normal
  /// Keys are commands for what is selected: from glyph to glyph, or whole lines.
  case visual, visualLine

  package var isCommanding: Bool { self != .insert && self != .replace }
  var isVisual: Bool { self == .visual || self == .visualLine }

  /// As people call it.
  package var name: String { self == .visualLine ? "visual line" : rawValue }
}
