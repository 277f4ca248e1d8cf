import Chat
import Storage
import TerminalHarness
import Testing

/// The browser of the log, over a log of some conversations.
@Suite(.inHomes) struct LogBrowserTests {
  private static let count = 150

  /// Talks about numbers; every fiftieth one about needles, in its answer.
  private func fill(_ path: String) async throws {
    let store = try SQLiteStore.open(path: path)
    let model = ModelID(rawValue: "demo/echo")
    for number in 1...Self.count {
      let id = ConversationID(rawValue: "01LOG\(1_000 + number)")
      let time = WallTime(seconds: 1_700_000_000 + Double(number) * 3_600)
      var conversation = Conversation(
        id: id, title: "Talk \(number)", model: model, createdAt: time, updatedAt: time)
      try await store.save(conversation)
      let words = number % 50 == 0 ? "It lies in the haystack \(number)." : "Nothing is here."
      let texts = ["What about number \(number)?", words]
      for (index, text) in texts.enumerated() {
        try await store.save(
          Message(
            id: MessageID(rawValue: "\(id.rawValue)-\(index)"), conversation: id,
            parent: index == 0 ? nil : MessageID(rawValue: "\(id.rawValue)-0"),
            role: index == 0 ? .user : .assistant, text: text, model: index == 0 ? nil : model,
            createdAt: time))
      }
      conversation.head = MessageID(rawValue: "\(id.rawValue)-1")
      try await store.save(conversation)
    }
    await store.close()
  }

  private func begin() async throws -> Program {
    let home = try Home.current
    try await fill(home.demoLog)
    let program = try home.demo("demo/echo")
    try await program.ready()
    return program
  }

  @Test func listsTheNewestAndClosesWithTheSameKey() async throws {
    let program = try await begin()
    program.type("kept")
    program.press(.f(2))
    let list = try await program.waitFor("the list") {
      $0.contains("1 of 150 conversations") && $0.contains("▸  Talk 150")
    }
    #expect(list.contains("   Talk 149") && !list.contains("> kept"))
    program.press(.down, .end)
    try await program.waitFor("the oldest one") {
      $0.contains("150 of 150 conversations") && $0.contains("▸  Talk 1 ")
    }
    let mark = program.terminal.mark()
    program.press(.f(2))
    let chat = try await program.waitFor("the chat", since: mark) { $0.hasComposer }
    #expect(chat.draft == "kept")
  }

  @Test func goesThroughTheHitsOfAllConversationsAndBack() async throws {
    let program = try await begin()
    program.press(.f(2))
    try await program.waitFor(text: "150 conversations")
    program.type("haystack")
    try await program.waitFor("the hits") {
      $0.contains("1 of 3 hits") && $0.contains("haystack 150")
    }
    program.press(.down)
    try await program.waitFor(text: "2 of 3 hits")
    program.press(.enter)
    try await program.waitFor("the second hit, in its conversation") {
      $0.contains("hit 2 of 3") && $0.contains("It lies in the haystack 100.")
        && $0.contains("What about number 100?")
    }
    program.type("n")
    try await program.waitFor("the third one") {
      $0.contains("hit 3 of 3") && $0.contains("What about number 50?")
    }
    var mark = program.terminal.mark()
    program.press(.escape)
    let back = try await program.waitFor("the browser as it was", since: mark) {
      $0.contains("log: haystack") && $0.contains("3 of 3 hits")
    }
    #expect(back.contains("haystack 150"))
    mark = program.terminal.mark()
    program.press(.escape)
    try await program.waitFor("the chat", since: mark) { $0.hasComposer }
  }

  @Test func deletesAndBringsBackAndTagsWhatIsMarked() async throws {
    let home = try Home.current
    let program = try await begin()
    program.press(.f(2))
    try await program.waitFor(text: "▸  Talk 150")
    program.press(.tab)
    program.type("d")
    try await program.waitFor("what was done") {
      $0.contains("1 conversation deleted: u brings it back") && $0.contains("of 149")
        && $0.contains("▸  Talk 149")
    }
    var mark = program.terminal.mark()
    program.type("u")
    try await program.waitFor("it again", since: mark) {
      $0.contains("of 150") && $0.contains("Talk 150")
    }
    program.press(.home)
    program.type("mm")
    try await program.waitFor(text: "● 2 marked")
    mark = program.terminal.mark()
    program.type("t")
    try await program.waitFor(text: "tags of 2: ", since: mark)
    program.type("Blue")
    program.press(.enter)
    try await program.waitFor("both with the tag") {
      $0.contains("Talk 150 #blue") && $0.contains("Talk 149 #blue")
    }
    mark = program.terminal.mark()
    program.press(.f(2))
    try await program.waitFor("the chat", since: mark) { $0.hasComposer }
    program.press(.ctrl("q"))
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let store = try SQLiteStore.open(path: home.demoLog)
    let tagged = try await store.list(
      LogQuery(filters: [LogFilter(.tag("blue"))]), from: 0, limit: 10)
    #expect(Set(tagged.entries.map(\.conversation.title)) == ["Talk 149", "Talk 150"])
    await store.close()
  }
}
