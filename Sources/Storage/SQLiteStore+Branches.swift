package import Chat
import GRDB

/// Parts of a branch, and the tree that it belongs to.
extension SQLiteStore {
  package func page(of id: ConversationID, _ place: BranchPlace, limit: Int) throws(StoreError)
    -> BranchPage?
  {
    try read { db in
      guard let conversation = try ConversationRow.fetch(id, in: db) else { return nil }
      guard var page = try BranchReader(conversation, in: db).page(place, limit: limit) else {
        return nil
      }
      page.receiving = try Receiving.elsewhere(page.messages, than: program, in: db)
      return page
    }
  }

  package func show(_ id: MessageID) throws(StoreError) -> Conversation? {
    try write { db in
      guard let message = try SavedMessage.fetch(id, in: db),
        var conversation = try ConversationRow.fetch(message.conversation, in: db)
      else { return nil }
      let leaf = try ShownBranch.leaf(below: message.place, in: db)
      conversation.head = try SavedMessage.fetch(at: leaf, in: db)?.id ?? id
      try ConversationRow.save(conversation, in: db)
      return conversation
    }
  }

  package func siblings(of id: MessageID) throws(StoreError) -> [Message] {
    try read { db in try Siblings.fetch(of: id, in: db) }
  }

  package func tree(of id: ConversationID) throws(StoreError) -> [BranchSegment] {
    try read { db in
      guard let conversation = try ConversationRow.fetch(id, in: db) else { return [] }
      return try TreeReader.segments(of: conversation, in: db)
    }
  }

  /// Lets others read and write between its steps. One that fails leaves nothing; one that the
  /// program's end interrupts leaves a conversation with the first messages of the way.
  package func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError) {
    let begun = try write { db in try Fork(at: id, as: conversation, in: db) }
    guard var fork = begun else {
      throw .failed(path: path, reason: "the message is not in the log")
    }
    do throws(StoreError) {
      while !fork.isDone {
        fork = try write { db in
          var next = fork
          try next.go(in: db)
          return next
        }
        await Task.yield()
      }
    } catch {
      try? write { db in try fork.undo(in: db) }
      throw error
    }
  }

  package func setBookmark(_ isSet: Bool, on id: MessageID) throws(StoreError) {
    try write { db in try Bookmarks.set(isSet, on: id, in: db) }
  }

  package func bookmarks(of id: ConversationID) throws(StoreError) -> [Bookmark] {
    try read { db in
      guard let conversation = try ConversationRow.fetch(id, in: db) else { return [] }
      return try Bookmarks.fetch(of: conversation, in: db)
    }
  }
}
