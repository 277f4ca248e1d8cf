package import Chat

extension SQLiteStore {
  package func page(of id: ConversationID, _ place: BranchPlace, limit: Int) throws(StoreError)
    -> BranchPage?
  { nil }

  package func show(_ id: MessageID) throws(StoreError) -> Conversation? { nil }

  package func siblings(of id: MessageID) throws(StoreError) -> [Message] { [] }

  package func tree(of id: ConversationID) throws(StoreError) -> [BranchSegment] { [] }

  package func fork(at id: MessageID, as conversation: Conversation) throws(StoreError) {}

  package func setBookmark(_ isSet: Bool, on id: MessageID) throws(StoreError) {}

  package func bookmarks(of id: ConversationID) throws(StoreError) -> [Bookmark] { [] }
}
