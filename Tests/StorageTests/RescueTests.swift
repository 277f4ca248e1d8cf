import Chat
import GRDB
import Testing

@testable import Storage

/// A log in memory whose content goes into a file that could not be opened before.
struct RescueTests {
  /// With two branches, facts, a bookmark, an attachment, and drafts.
  private func filled() async throws -> SQLiteStore {
    let store = try SQLiteStore.inMemory()
    var talk = conversation("c1", title: "Trip", head: nil)
    try await store.save(talk)
    try await store.save(message("m1", .user, "Where to?"))
    try await store.save(message("m2", after: "m1", .assistant, "Oslo", at: 61))
    try await store.save(message("m3", after: "m1", .assistant, "Bergen", at: 62))
    talk.head = MessageID(rawValue: "m2")
    talk.tags = ["work"]
    talk.isStarred = true
    try await store.save(talk)
    try await store.setBookmark(true, on: MessageID(rawValue: "m3"))
    try await store.saveDraft("and then", for: talk.id)
    try await store.saveDraft("not begun", for: ConversationID(rawValue: "c9"))
    // Its first message is still to come.
    try await store.save(conversation("c2"))
    return store
  }

  @Test func putsAllOfItIntoTheFile() async throws {
    let scratch = try Scratch()
    let memory = try await filled()
    let exports = try await memory.everything()
    let file = try SQLiteStore.open(path: scratch.path)
    try await file.take(try await memory.handOver())

    let id = ConversationID(rawValue: "c1")
    #expect(
      try await file.everything().map { $0.text(version: "1") }
        == exports.map { $0.text(version: "1") })
    #expect(try await file.load(id, newest: 9)?.page.messages.map(\.text) == ["Where to?", "Oslo"])
    #expect(try await file.bookmarks(of: id).map(\.message.rawValue) == ["m3"])
    #expect(try await file.draft(for: id) == "and then")
    #expect(try await file.draft(for: ConversationID(rawValue: "c9")) == "not begun")
    try await file.save(message("n1", in: "c2", .user, "Late"))
    #expect(
      try await file.load(ConversationID(rawValue: "c2"), newest: 1)?.conversation.id.rawValue
        == "c2")
  }

  /// What comes after it was given away would be lost: it is refused, and taken by the other one.
  @Test func takesNothingOnceItIsGivenAway() async throws {
    let memory = try await filled()
    _ = try await memory.handOver()
    await #expect(throws: StoreError.replaced(path: memory.path)) {
      try await memory.save(message("m4", after: "m2", .user, "Late"))
    }
    await memory.takeBack()
    try await memory.save(message("m4", after: "m2", .user, "Late"))
    #expect(try await memory.everything().first?.messages.count == 4)
  }
}
