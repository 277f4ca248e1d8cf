/// What became of what is being written, outside of the composer.
package enum WritingEvent: Sendable {
  /// Earlier prompts that the log found, newest first.
  case prompts([String], number: Int)
  /// What the editor outside left of the draft; nil: it was not changed, or could not be.
  case edited(String?, problem: String?)
}

package enum WritingEffect: Hashable, Sendable {
  /// Takes the place of the one before it.
  case findPrompts(PromptQuestion)
  /// The draft in `$EDITOR`.
  case editOutside(String)
}
