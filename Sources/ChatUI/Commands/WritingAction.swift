/// What can be asked of what is being written, beyond editing it.
package enum WritingAction: Hashable, Sendable {
  /// In the list of earlier prompts: of this conversation only, or of all.
  case toggleHistoryScope
  /// Ctrl-X: the next key is one of a second row of keys.
  case prefix
  /// What is being written, in `$EDITOR`; what is saved there comes back.
  case editOutside
}
