import Testing

@testable import Chat

@Suite struct WriteQueueTests {
  private func message(_ id: String, _ text: String = "") -> WriteQueue.Write {
    .message(
      Message(
        id: MessageID(rawValue: id), conversation: ConversationID(rawValue: "C"), role: .user,
        text: text, createdAt: WallTime(seconds: 0)))
  }

  private func facts(head: String) -> Conversation {
    Conversation(
      id: ConversationID(rawValue: "C"), model: ModelID(rawValue: "m"),
      createdAt: WallTime(seconds: 0), updatedAt: WallTime(seconds: 0),
      head: MessageID(rawValue: head))
  }

  private let full = StoreError.full(path: "p")

  @Test func keepsTheOrderAndTheNewestForm() {
    var queue = WriteQueue()
    queue.add(.create(facts(head: "")))
    queue.add(message("P"))
    queue.add(message("A", "old"))
    queue.add(.conversation(facts(head: "A")))
    queue.add(message("A", "new"))
    queue.add(message("B"))
    queue.add(.conversation(facts(head: "B")))
    #expect(
      queue.begin() == [
        .create(facts(head: "")), message("P"), message("A", "new"), message("B"),
        .conversation(facts(head: "B")),
      ])
    #expect(queue.begin() == nil)
    #expect(!queue.isSettled)
    #expect(queue.finish(count: 5, error: nil) == nil)
    #expect(queue.isSettled)
  }

  @Test func triesWhatFailedAgainWithTheNextWriteAndTellsOnce() {
    var queue = WriteQueue()
    queue.add(message("P"))
    queue.add(message("A", "old"))
    #expect(queue.begin()?.count == 2)
    queue.add(message("A", "new"))
    queue.add(message("B"))
    #expect(queue.finish(count: 1, error: full) == full)
    #expect(queue.begin() == [message("A", "new"), message("B")])
    #expect(queue.finish(count: 0, error: full) == nil)
    #expect(queue.isSettled)
    #expect(queue.begin() == nil)
    queue.add(message("D"))
    #expect(queue.begin() == [message("A", "new"), message("B"), message("D")])
    #expect(queue.finish(count: 3, error: nil) == nil)
    // It worked in between, so the next failure is news again.
    queue.add(message("E"))
    _ = queue.begin()
    #expect(queue.finish(count: 0, error: full) == full)
    queue.retry()
    #expect(queue.begin() == [message("E")])
  }
}
