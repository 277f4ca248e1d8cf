import TerminalHarness
import Testing

/// What is written: several lines, pastes, and drafts that outlive the program.
@Suite(.inHomes) struct ComposerTests {
  @Test(arguments: [TerminalKey.altEnter, .ctrl("j"), .shiftEnter])
  func beginsANewLineWithoutSending(key: TerminalKey) async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.type("line one")
    program.press(key)
    program.type("line two")
    let draft = try await program.waitFor("both lines") { screen in
      screen.contains("> line one") && screen.contains("  line two")
    }
    #expect(!draft.isTurnRunning)
    program.press(.enter)
    let answer = try await program.waitFor("the answer") { screen in
      !screen.isTurnRunning && screen.lines.count { $0.text == "line two" } == 2
    }
    #expect(answer.lines.count { $0.text == "line one" } == 2)
  }

  @Test func aPasteIsNotSentBeforeEnter() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.terminal.paste("first\nsecond\n\u{1B}[31mthird\u{7}")
    let draft = try await program.waitFor("the paste") { $0.contains("third") }
    #expect(draft.contains("> first") && draft.contains("  second"))
    await program.terminal.settle()
    #expect(!program.screen.isTurnRunning)
    try await program.submit()
    let answer = try await program.waitForAnswer()
    #expect(answer.lines.count { $0.text == "second" } == 2, "\(answer.drawing)")
    // What a paste holds of control sequences is shown, not obeyed.
    #expect(!String(decoding: program.terminal.raw, as: UTF8.self).contains("\u{1B}[31mthird"))
  }

  @Test func aLongPasteIsFoldedAndSentWhole() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.terminal.paste((1...30).map { "paste \($0)" }.joined(separator: "\n"))
    try await program.waitFor(text: "[pasted 30 lines]")
    try await program.submit()
    let answer = try await program.waitForAnswer()
    #expect(answer.contains("paste 30"))
    #expect(answer.lines.count { $0.text == "paste 20" } == 1)
  }

  @Test func whatWasSentIsNoDraftAnyMore() async throws {
    let home = try Home.current
    let first = try home.demo("demo/echo")
    try await first.ready()
    // Typed slowly: it is on the disk as a draft before it is sent.
    first.type("slowly typed")
    try await eventually("the draft on the disk") { try home.logHolds("slowly typed") }
    try await first.submit()
    try await first.waitForAnswer()
    #expect(try await first.quit() == .exited(0))

    let program = try home.demo("demo/echo")
    let screen = try await program.waitFor("the offer") { $0.flowing.contains("go on with") }
    #expect(screen.draft == "write a prompt")
  }

  @Test(arguments: [true, false])
  func aDraftComesBackAfterTheEndOfTheProgram(crash: Bool) async throws {
    let home = try Home.current
    let first = try home.demo("demo/echo")
    try await first.ready()
    let text = "a thought that is not sent yet"
    first.type(text)
    try await first.waitFor("the draft") { $0.draft == text }
    if crash {
      try await eventually("the draft on the disk") { try home.logHolds(text) }
      first.terminal.kill(9)
      #expect(try await first.terminal.exitStatus() == .signalled(9))
    } else {
      #expect(try await first.quit() == .exited(0))
    }
    let program = try home.demo("demo/echo")
    try await program.waitFor("the draft") { $0.draft == text }
  }
}
