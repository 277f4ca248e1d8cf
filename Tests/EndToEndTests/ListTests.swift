import TerminalHarness
import Testing

/// The lists and the help that lie over the conversation.
@Suite(.inHomes) struct ListTests {
  @Test func choosesAModelByAFewLetters() async throws {
    let home = try Home.current
    let program = try home.demo()
    try await program.ready()
    program.press(.f(5))
    try await program.waitFor("demo/tour in the list") { $0.isSelected("demo/tour") }
    program.type("429-then")
    try await program.waitFor("the only match") {
      $0.isSelected("demo/429-then-ok") && !$0.contains("demo/tour  ")
    }
    program.press(.enter)
    let screen = try await program.waitFor("the model in the bar") {
      $0.statusBar.contains("demo/429-then-ok") && !$0.contains("┌─ model ─")
    }
    #expect(screen.hasComposer)
  }

  @Test func takesAModelAsTypedAndEscapeKeepsTheOld() async throws {
    let home = try Home.current
    let program = try home.demo()
    try await program.ready()
    program.press(.f(5))
    try await program.waitFor("demo/tour in the list") { $0.isSelected("demo/tour") }
    program.type("someone/new-model")
    try await program.waitFor(text: "use “someone/new-model” as typed")
    program.press(.escape)
    try await program.waitFor("the old model") {
      !$0.contains("┌─ model ─") && $0.statusBar.contains("demo/tour")
    }
    let mark = program.terminal.mark()
    program.press(.f(5))
    try await program.waitFor(text: "┌─ model ─", since: mark)
    program.type("someone/new-model")
    try await program.waitFor(text: "▸ use “someone/new-model” as typed")
    program.press(.enter)
    try await program.waitFor("the new model") { $0.statusBar.contains("someone/new-model") }
  }

  @Test func helpNamesEveryKeyAndScrolls() async throws {
    let home = try Home.current
    let program = try home.demo()
    try await program.ready()
    program.press(.f(1))
    try await program.waitFor(text: "┌─ help ─")
    var seen = await program.terminal.settle().text
    // The last row of the help.
    for _ in 0..<40 where !seen.contains("quit; the draft is kept") {
      let mark = program.terminal.mark()
      program.press(.pageDown)
      try await program.waitFor("the next page", since: mark) { _ in true }
      seen += await program.terminal.settle().text
    }
    for words in [
      "send the prompt", "new line", "the last error, whole", "choose a model", "earlier prompts",
      "copy the request ID", "suspend", "quit; the draft is kept",
    ] {
      #expect(seen.contains(words), "\(words)")
    }
    program.press(.escape)
    try await program.waitFor("the help to close") { !$0.contains("─ help ─") }
  }

  @Test func findsEarlierPromptsAlsoOfAnEarlierRun() async throws {
    let home = try Home.current
    let first = try home.demo("demo/echo")
    for prompt in ["how do lighthouses work", "name three rivers"] {
      try await first.send(prompt)
      try await first.waitForAnswer()
    }
    #expect(try await first.quit() == .exited(0))

    let program = try home.confab(
      ["--demo", "--model", "demo/echo", "--conversation", "new"])
    try await program.ready()
    // The history is read from the log, which is opened after the first frame.
    var screen = program.screen
    for _ in 0..<100 where !screen.contains("┌─ earlier prompts ─") {
      let mark = program.terminal.mark()
      program.press(.ctrl("r"))
      // Either the list, or the notice that there are none.
      screen = try await program.waitFor("an answer to the key", since: mark) {
        $0.contains("earlier prompts")
      }
    }
    try await program.waitFor("the log to be read") { $0.contains("▸ name three rivers") }
    program.type("light")
    try await program.waitFor("the match") { $0.contains("▸ how do lighthouses work") }
    program.press(.enter)
    try await program.waitFor("the prompt in the composer") {
      $0.draft == "how do lighthouses work" && !$0.contains("earlier prompts ─")
    }
  }
}
