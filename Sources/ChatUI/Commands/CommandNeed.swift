/// What must be so for a command to be of use: what is not is not offered, and says why when asked.
package enum CommandNeed: Hashable, Sendable {
  /// Something was said in the conversation.
  case messages
  /// An answer is there.
  case answer
  /// An answer is being made, or waited for.
  case running
  /// None is.
  case quiet
  /// The last answer can be continued.
  case cutAnswer
  /// Something went wrong in the conversation.
  case failure
  /// Prompts wait.
  case queue
  /// Other conversations are open.
  case others
  /// The conversation lies in the trash.
  case trashed
}
