import Chat
import GRDB
import Testing

@testable import Storage

/// Compiling the statements that save a message takes longer than running them.
@Suite struct PreparingTests {
  @Test func `Statements stay compiled while an answer is written and read by turns`() async throws
  {
    let scratch = try Scratch()
    let store = try SQLiteStore.open(path: scratch.path)
    let id = ConversationID(rawValue: "c")
    try await store.save(
      Conversation(
        id: id, title: "t", model: ModelID(rawValue: "m"), createdAt: WallTime(seconds: 1),
        updatedAt: WallTime(seconds: 1)), known: nil)
    var answer = Message(
      id: MessageID(rawValue: "a"), conversation: id, parent: nil, role: .assistant, text: "",
      state: .streaming, createdAt: WallTime(seconds: 2))
    for _ in 0..<5 {
      answer.text += "word "
      try await store.save(answer)
      #expect(try await store.load(id, newest: 1)?.page.messages == [answer])
    }
    let again = try await store.read { db in
      try Row.fetchAll(db, sql: "SELECT sql, run, reprep FROM sqlite_stmt WHERE run > 4")
        .map { "\($0["sql"] as String): \($0["reprep"] as Int)" }
        // The index of words prepares its own.
        .filter { !$0.hasSuffix(": 0") && !$0.contains("'main'.") }
    }
    #expect(again == [])
  }
}
