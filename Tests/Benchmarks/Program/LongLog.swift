import Chat
import Storage

/// A log with one conversation of so many messages, prompts and answers in turn.
enum LongLog {
  static func word(_ number: Int) -> String { "number-\(number)." }

  static func write(_ count: Int, to path: String) async throws {
    let store = try SQLiteStore.open(path: path)
    let id = ConversationID(rawValue: "01LONG")
    let model = ModelID(rawValue: "demo/echo")
    var messages: [Message] = []
    for number in 1...count {
      messages.append(
        Message(
          id: MessageID(rawValue: "01LONG-\(1_000_000 + number)"), conversation: id,
          parent: messages.last?.id, role: number % 2 == 1 ? .user : .assistant,
          text: "This **text** with some `words` in it has \(word(number))",
          model: number % 2 == 1 ? nil : model, createdAt: WallTime(seconds: 1_000 + Double(number))
        ))
    }
    let conversation = Conversation(
      id: id, title: "Long", model: model, createdAt: WallTime(seconds: 1_000),
      updatedAt: WallTime(seconds: 1_000 + Double(count)), head: messages.last?.id)
    let writer = try BulkWriter(store, time: BenchTime())
    try writer.add(ImportedConversation(conversation: conversation, messages: messages))
    try writer.finish()
    await store.close()
  }
}
