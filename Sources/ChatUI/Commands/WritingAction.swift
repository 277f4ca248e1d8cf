/// What can be asked of what is being written, beyond editing it.
package enum WritingAction: Hashable, Sendable {
  /// In the list of earlier prompts: of this conversation only, or of all.
  case toggleHistoryScope
  /// Takes back the prompt that was sent a moment ago and has not gone out yet.
  case takeBack
  /// What is being written, in `$EDITOR`; what is saved there comes back.
  case editOutside
}
