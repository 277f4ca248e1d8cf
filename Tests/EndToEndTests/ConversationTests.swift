import TerminalHarness
import Testing

/// Reading and stopping while an answer comes, and answers that come in odd ways.
@Suite(.inHomes) struct ConversationTests {
  @Test(arguments: [TerminalKey.escape, .ctrl("c")])
  func stoppingKeepsWhatCame(key: TerminalKey) async throws {
    let home = try Home.current
    let program = try home.demo()
    try await program.send("What is Confab?")
    try await program.waitFor(text: "Three things matter to it:")
    program.press(key)
    let screen = try await program.waitForAnswer()
    #expect(screen.contains("Three things matter to it:"))
    #expect(screen.flowing.contains("stopped"))
    #expect(!screen.contains("errors if you choose them"))
    #expect(screen.draft == "write a prompt", "the prompt was answered, so it stays where it is")
  }

  @Test func ctrlCClearsTheDraftAndTwiceQuits() async throws {
    let home = try Home.current
    let program = try home.demo()
    try await program.ready()
    program.type("not this")
    try await program.waitFor("the draft") { $0.draft == "not this" }
    program.press(.ctrl("c"))
    try await program.waitFor("an empty composer") { $0.draft == "write a prompt" }
    program.press(.ctrl("_"))
    try await program.waitFor("the draft again") { $0.draft == "not this" }
    program.press(.ctrl("c"))
    program.press(.ctrl("c"))
    try await program.waitFor("the question") { $0.contains("Ctrl-C once more quits") }
    program.press(.ctrl("c"))
    #expect(try await program.terminal.exitStatus() == .exited(0))
    #expect(program.modesLeftOn == [])
  }

  @Test func doesNotMoveUnderTheReader() async throws {
    let home = try Home.current
    let program = try home.demo("demo/long")
    try await program.send("the whole tour")
    try await program.waitFor("more than a screen") {
      $0.statusBar.hasPrefix("receiving") && !$0.contains("# The whole tour")
        && $0.lines.prefix(18).allSatisfy { !$0.text.hasPrefix("you · ") }
    }
    program.press(.pageUp)
    let held = try await program.waitFor("the count of what is below") {
      $0.contains("new line")
    }
    let reading = held.lines.prefix(12).map(\.text)
    // More comes, and what is read stays where it is.
    let later = try await program.waitFor("more below") { screen in
      lines(below: screen) > lines(below: held) + 3
    }
    #expect(later.lines.prefix(12).map(\.text) == reading)
    program.press(.end)
    try await program.waitFor("the newest line") { !$0.contains("new line") }
    program.press(.escape)
    try await program.waitForAnswer()
  }

  private func lines(below screen: Screen) -> Int {
    screen.text.firstMatch(of: /↓ (\d+) new line/).flatMap { Int($0.1) } ?? 0
  }

  @Test(arguments: ["no-done", "json-200", "crlf", "split-bytes", "comments", "bom", "no-space"])
  func readsAnAnswerHoweverItIsWrapped(scenario: String) async throws {
    let home = try Home.current
    let program = try home.demo("demo/\(scenario)")
    try await program.send("Hello there")
    let screen = try await program.waitForAnswer()
    #expect(
      screen.flowing.contains(
        "If this reads well, the odd wrapping made no difference: naïve, 漢字, 🙂."),
      "\(screen.drawing)")
    #expect(!screen.contains("interrupted"))
  }

  @Test func showsControlSequencesOfAnAnswerAndObeysNone() async throws {
    let home = try Home.current
    let program = try home.demo("demo/hostile")
    try await program.send("Hello there")
    let screen = try await program.waitForAnswer()
    #expect(screen.contains("If you can read this line, all is well."))
    #expect(screen.contains("␛"))
    #expect(screen.isAlternate && screen.hasComposer)
    #expect(program.terminal.screens.allSatisfy { !$0.title.contains("your title") })
    #expect(program.copies == [])
    #expect(try await program.quit() == .exited(0))
  }

  @Test(arguments: [("stall", "silent for"), ("silent", "no response for")])
  func tellsSilenceFromWork(scenario: String, words: String) async throws {
    let home = try Home.current
    let program = try home.demo("demo/\(scenario)")
    try await program.send("Hello there")
    for second in [10, 11, 12] {
      try await program.waitFor(text: "\(words) \(second) s")
    }
    program.press(.escape)
    try await program.waitForAnswer()
  }
}
