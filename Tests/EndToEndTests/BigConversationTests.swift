import Chat
import Storage
import TerminalHarness
import Testing

/// A conversation that is far longer than what is read of it at once.
@Suite(.inHomes) struct BigConversationTests {
  private static let count = 3_000

  /// Prompts and answers in turn; the one in the middle is told apart.
  private func fill(_ path: String) async throws {
    let store = try SQLiteStore.open(path: path)
    let id = ConversationID(rawValue: "01BIG")
    let model = ModelID(rawValue: "demo/echo")
    func name(_ number: Int) -> MessageID { MessageID(rawValue: "01BIG-\(10_000 + number)") }
    var conversation = Conversation(
      id: id, title: "Very long", model: model, createdAt: WallTime(seconds: 1_000),
      updatedAt: WallTime(seconds: 1_000))
    try await store.save(conversation)
    for number in 1...Self.count {
      let isPrompt = number % 2 == 1
      let words = number == Self.count / 2 ? ", where the needle lies" : ""
      try await store.save(
        Message(
          id: name(number), conversation: id, parent: number == 1 ? nil : name(number - 1),
          role: isPrompt ? .user : .assistant, text: "This is number \(number)\(words).",
          model: isPrompt ? nil : model, createdAt: WallTime(seconds: 1_000 + Double(number))))
    }
    conversation.head = name(Self.count)
    conversation.updatedAt = WallTime(seconds: 1_000 + Double(Self.count))
    try await store.save(conversation)
    await store.close()
  }

  @Test func isReadAtBothEndsAndFoundInTheMiddle() async throws {
    let home = try Home.current
    try await fill(home.demoLog)
    let program = try home.confab(
      ["--demo", "--model", "demo/echo", "--conversation", "last"])
    let end = try await program.waitFor(text: "This is number 3000.")
    #expect(end.contains("This is number 2999."))
    program.press(.ctrlHome)
    let start = try await program.waitFor(text: "This is number 1.")
    #expect(start.contains("This is number 2."), "\(start)")
    program.press(.ctrlEnd)
    try await program.waitFor("the last again") {
      $0.contains("This is number 3000.") && !$0.contains("further up")
    }
    program.press(.ctrl("f"))
    try await program.waitFor(text: "find: words to find")
    program.type("needle")
    let found = try await program.waitFor("the one in the middle") {
      $0.contains("1 of 1") && !$0.contains("searching") && $0.contains("where the needle lies")
    }
    #expect(found.contains("This is number 1500, where the needle lies."))
    #expect(found.contains("This is number 1499.") || found.contains("This is number 1501."))
    program.press(.enter)
    try await program.waitFor("the keys") { $0.contains("n next") }
    program.press(.escape)
    try await program.waitFor("the end of the find") { !$0.contains("find: ") }
    // What is asked now goes on from the end, wherever one reads.
    try await program.send("and one more")
    let answer = try await program.waitFor("the answer") { screen in
      !screen.isTurnRunning && screen.lines.count { $0.text == "and one more" } == 2
    }
    #expect(answer.contains("This is number 3000."), "\(answer)")
  }
}
