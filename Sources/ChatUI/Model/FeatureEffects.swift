package import Chat
package import Markup

/// What the search in a conversation asks of the world.
package enum FindEffect: Hashable, Sendable {
  /// Takes the place of the one before it.
  case search(FindRequest)
  case stop
}

/// A pattern to be looked for in a conversation's shown branch.
package struct FindRequest: Hashable, Sendable {
  package var number: Int
  package var conversation: ConversationID
  package var pattern: TextPattern
  /// Where to begin; nil: at the end.
  package var near: MessageID?

  package init(
    number: Int, conversation: ConversationID, pattern: TextPattern, near: MessageID?
  ) {
    self.number = number
    self.conversation = conversation
    self.pattern = pattern
    self.near = near
  }
}

package enum ContentsEffect: Hashable, Sendable {
  case loadBookmarks(ConversationID)
  /// The outline of a part of the shown branch.
  case loadOutline(ConversationID, BranchPlace)
  case setBookmark(Bool, MessageID)
}

package enum SelectionEffect: Hashable, Sendable {
  /// Writes a new file, mode 0600; one that is there is not written over.
  case save(String, path: String, what: String)
  /// Gives the terminal to the user's own program, with a text in a file. `ending` is the ending of
  /// the file's name: `.swift`.
  case openPager(String, ending: String)
  case openEditor(String, ending: String)
  /// Checks key and balance of the endpoint outside of the full screen, until a key.
  /// - Parameter endpoint: its name in the settings; nil: as the program was started.
  case runDoctor(endpoint: String?)
  /// Leaves the full screen, prints a text as it is, and comes back at a key.
  case showBare(String)
}

package enum BranchEffect: Hashable, Sendable {
  case loadTree(ConversationID)
  case loadSiblings(MessageID)
  /// Copies the way to a message into a new conversation, which is then in front.
  case fork(MessageID)
}

package enum InspectionEffect: Hashable, Sendable {
  case load(ExchangeID)
}
