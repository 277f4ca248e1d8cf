import Chat

/// What is under way with a conversation's branches: a message that is being edited, and siblings
/// that were asked for.
struct BranchingState: Sendable {
  /// A message whose text stands in the composer.
  struct Edit: Hashable, Sendable {
    var message: MessageID
    var role: Role
    var createdAt: WallTime
    var original: String
    /// What stood in the composer before, and comes back to it.
    var draft: String
  }

  /// What siblings are asked for.
  enum Purpose: Hashable, Sendable {
    /// To show the one so many further on.
    case step(Int)
    case difference
  }

  var edit: Edit?
  var wanted: (message: MessageID, purpose: Purpose)?
}

extension OpenConversation {
  /// All that is typed and not sent, for the log: what is kept aside during an edit or for a command,
  /// then what stands in the composer.
  var draftToSave: String {
    guard let edit = branching.edit else {
      return [aside, composer.text].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    let text = composer.text
    if text.isEmpty || text == edit.original { return edit.draft }
    return edit.draft.isEmpty ? text : edit.draft + "\n\n" + text
  }
}
