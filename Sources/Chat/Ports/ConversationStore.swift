/// Where conversations are kept: what `Storage` is for the program.
package protocol ConversationStore: Sendable {
  /// Inserts or updates a conversation's own facts. What is still as `known` is left as the log has
  /// it: another running program may have changed it. nil: all is written.
  func save(_ conversation: Conversation, known: Conversation?) async throws(StoreError)
  /// Inserts or updates one message with its attempts. Its conversation and parent must be there.
  func save(_ message: Message) async throws(StoreError)
  /// Keeps what is typed and not sent; empty text forgets it. The conversation need not be in the log.
  /// nil: what an earlier Confab kept for the one that it had not begun.
  func saveDraft(_ text: String, for conversation: ConversationID?) async throws(StoreError)
  func draft(for conversation: ConversationID?) async throws(StoreError) -> String
  /// Takes over the newest draft of a conversation in which nothing was ever sent, whose program runs
  /// no more: it is the draft of `conversation` from then on.
  /// - Returns: its text; empty when there is none.
  func claimDraft(for conversation: ConversationID) async throws(StoreError) -> String
  /// What is typed in a conversation of the log: by this program, and by those that ended. It is this
  /// program's from then on; each program that runs keeps its own.
  func takeDraft(of conversation: ConversationID) async throws(StoreError) -> String
  /// The newest messages of the shown branch; nil when there is no such conversation.
  func load(_ id: ConversationID, newest limit: Int) async throws(StoreError)
    -> StoredConversation?
  /// The first of `conversations(newest:)`; nil in an empty log.
  func lastConversation() async throws(StoreError) -> Conversation?
  /// Prompts of all conversations, newest first, without repetitions.
  func prompts(limit: Int) async throws(StoreError) -> [String]
  /// Prompts with a word that begins with each of `words`, newest first, without repetitions; of one
  /// conversation, or of all (nil).
  func prompts(
    matching words: [String], in conversation: ConversationID?, limit: Int
  ) async throws(StoreError) -> [String]

  /// At most `limit` messages of the shown branch; nil when there is no such conversation, or the
  /// message that is named is not on its shown branch.
  func page(of id: ConversationID, _ place: BranchPlace, limit: Int) async throws(StoreError)
    -> BranchPage?
  /// What another program changed of an open conversation; nil: the log has it no more.
  func news(of id: ConversationID, since known: KnownBranch) async throws(StoreError)
    -> ConversationNews?
  /// Makes the shown branch go through a message, down to the leaf that was shown beneath it last.
  /// - Returns: the conversation with its new head; nil when there is no such message.
  func show(_ id: MessageID) async throws(StoreError) -> Conversation?
  /// The messages with the same parent, oldest first, itself among them.
  func siblings(of id: MessageID) async throws(StoreError) -> [Message]
  /// Depth first, siblings oldest first.
  func tree(of id: ConversationID) async throws(StoreError) -> [BranchSegment]
  /// Copies the path from the root to a message into a new conversation, whose head that is then.
  func fork(at id: MessageID, as conversation: Conversation) async throws(StoreError)
  func setBookmark(_ isSet: Bool, on id: MessageID) async throws(StoreError)
  /// Of all branches, oldest message first.
  func bookmarks(of id: ConversationID) async throws(StoreError) -> [Bookmark]

  /// The conversations that were touched last, newest first, the archived ones after the others,
  /// without those in the trash and those in which nothing was said.
  func conversations(newest limit: Int) async throws(StoreError) -> [Conversation]
  /// Puts a conversation into the trash, or takes it out (nil).
  func setDeleted(_ time: WallTime?, _ id: ConversationID) async throws(StoreError)
  /// Keeps what is attached to a prompt; the same content is kept once.
  func save(_ attachment: Attachment) async throws(StoreError)
  /// nil: the log has nothing with this content.
  func attachment(_ hash: Attachment.Hash) async throws(StoreError) -> Attachment?
}

extension ConversationStore {
  package func save(_ conversation: Conversation) async throws(StoreError) {
    try await save(conversation, known: nil)
  }
}

/// Why the log cannot be read or written. The text says what, where, and what to do next.
package enum StoreError: Error, Hashable, Sendable {
  /// Cannot be opened or made.
  case unreadable(path: String, reason: String)
  /// The file is there and is no database.
  case notADatabase(path: String)
  /// Made by a later Confab: left alone. Its form's version, and the latest that this program knows.
  case newer(path: String, version: Int, known: Int)
  /// The disk is full.
  case full(path: String)
  /// Another program keeps it locked for longer than anybody waits.
  case locked(path: String)
  /// A part of the file does not hold what it should.
  case damaged(path: String)
  /// The file was taken away or replaced while it was open.
  case replaced(path: String)
  case failed(path: String, reason: String)
}
