/// A conversation from somewhere else, as it goes into the log.
package struct ImportedConversation: Hashable, Sendable {
  package var conversation: Conversation
  /// Of all branches, each behind the one that it follows.
  package var messages: [Message]
  /// What the prompts refer to, as far as the source has it.
  package var attachments: [Attachment]
  package var bookmarks: [MessageID]
  /// Messages that are to be shown one after the other, before the head is, as their branches' ends: so
  /// something is chosen at branchings that are not shown. Elsewhere it is the newest message.
  package var shown: [MessageID]
  /// Where it stands in its source.
  package var place: ImportPlace

  package init(
    conversation: Conversation, messages: [Message], attachments: [Attachment] = [],
    bookmarks: [MessageID] = [], shown: [MessageID] = [],
    place: ImportPlace = ImportPlace(file: "")
  ) {
    self.conversation = conversation
    self.messages = messages
    self.attachments = attachments
    self.bookmarks = bookmarks
    self.shown = shown
    self.place = place
  }
}

/// Where something stands in what is imported.
package struct ImportPlace: Hashable, Sendable {
  /// The file, as it was named; a member of an archive: `export.zip › conversations.json`.
  package var file: String
  /// In it, from the outside in: `line 12`, `conversation 3`, `message 7`. Counted from 1.
  package var parts: [String]

  package init(file: String, parts: [String] = []) {
    self.file = file
    self.parts = parts
  }

  package func inside(_ part: String) -> ImportPlace {
    ImportPlace(file: file, parts: parts + [part])
  }

  package var text: String { ([file] + parts).joined(separator: ", ") }
}

/// Something of a source that did not go in.
package struct ImportProblem: Hashable, Sendable, Error {
  package var place: ImportPlace
  /// What is wrong, and what became of it: follows the place and a colon.
  package var reason: String

  package init(place: ImportPlace, reason: String) {
    self.place = place
    self.reason = reason
  }
}

/// What an import came to.
package struct ImportCounts: Hashable, Sendable {
  package var newConversations = 0
  /// That were there and had new messages.
  package var grownConversations = 0
  /// Of which all was there.
  package var knownConversations = 0
  package var newMessages = 0
  package var knownMessages = 0

  package init() {}
}
