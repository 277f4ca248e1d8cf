/// What can be asked of the transcript beyond scrolling it.
package enum ReadingAction: Hashable, Sendable {
  /// With nothing written: a screen on, also through an answer that still grows; else types a blank.
  case space
  /// Reasoning: collapsed, its last lines, whole; round and round.
  case cycleReasoning
  case closeConversation
  /// The mouse is Confab's, or the terminal's.
  case toggleMouse
  /// Puts the prompts that wait for the answer's end back into the composer.
  case takeBackQueue
}
