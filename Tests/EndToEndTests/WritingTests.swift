import Foundation
import TerminalHarness
import Testing

/// What is written in the composer: pastes, the editor outside, earlier prompts, taking back.
@Suite(.inHomes) struct WritingTests {
  @Test func aPasteWithoutBracketsIsNotSent() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.type("the first line\rthe second line\rthe third")
    try await program.waitFor("all lines in the composer") {
      $0.contains("> the first line") && $0.contains("  the second line")
        && $0.contains("  the third")
    }
    #expect(!program.terminal.screens.contains { $0.isTurnRunning })
    // A key that no paste holds: the Enter after it is one.
    program.press(.end)
    try await program.submit()
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
  }

  @Test func whatIsTypedAheadInOneReadIsSent() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.type("typed ahead over a slow link\r")
    try await program.waitFor("the turn to begin") { $0.isTurnRunning }
    try await program.waitForAnswer()
    #expect(program.screen.lines.count { $0.text == "typed ahead over a slow link" } == 2)
    #expect(try await program.quit() == .exited(0))
  }

  @Test func theEditorOutsideGivesItsTextBack() async throws {
    let home = try Home.current
    let editor = home.path + "/editor"
    try "#!/bin/sh\necho 'and a line of the editor' >> \"$1\"\n".write(
      toFile: editor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
    let program = try home.demo("demo/echo", environment: ["EDITOR": editor, "VISUAL": nil])
    try await program.ready()
    program.type("a draft ")
    program.press(.ctrl("x"), .ctrl("e"))
    try await program.waitFor("the edited draft") {
      $0.flowing.contains("a draft and a line of the editor")
    }
    #expect(try await program.quit() == .exited(0))
  }

  @Test func anEarlierPromptIsFoundInAnotherRun() async throws {
    let home = try Home.current
    let first = try home.demo("demo/echo")
    for prompt in ["a trip to Oslo", "a cake with nuts"] {
      try await first.send(prompt)
      try await first.waitForAnswer()
      try await first.waitUntilIdle()
    }
    #expect(try await first.quit() == .exited(0))
    let second = try home.demo("demo/echo")
    try await second.ready()
    second.press(.ctrl("r"))
    try await second.waitFor(text: "a cake with nuts")
    second.type("osl")
    try await second.waitFor("the other one alone") {
      $0.contains("▸ a trip to Oslo") && !$0.contains("a cake with nuts")
    }
    second.press(.enter)
    try await second.waitFor(text: "> a trip to Oslo")
    #expect(try await second.quit() == .exited(0))
  }

  @Test func aPromptCanBeTakenBackForAWhile() async throws {
    let home = try Home.current
    try home.configure("[composer]\ntake_back_seconds = 60\n")
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.type("not so fast")
    program.press(.enter)
    try await program.waitFor(text: "takes it back")
    program.press(.escape)
    try await program.waitFor(text: "> not so fast")
    #expect(!program.terminal.screens.contains { $0.isTurnRunning })
    program.press(.enter)
    try await program.waitFor(text: "sending “not so fast” in ")
    program.press(.enter)
    try await program.waitFor("the turn to begin") { $0.isTurnRunning }
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
  }
}
