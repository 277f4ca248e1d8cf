import Foundation
import TerminalHarness
import Testing

/// Other versions of prompts and answers: made, compared, switched, carried on.
@Suite(.inHomes) struct BranchTests {
  @Test func keepsBothVersionsOfAnEditedPrompt() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    var program = try server.confab("demo/echo")
    try await ask(program, ["alpha one", "beta two"])

    try await selectLastPrompt(program)
    program.press(.character("e"))
    try await program.waitFor("the prompt to edit") {
      $0.contains("editing your prompt") && $0.draft == "beta two"
    }
    program.type(" and a half")
    try await program.waitFor("the new text") { $0.draft == "beta two and a half" }
    try await program.submit()
    let edited = try await program.waitForAnswer()
    #expect(edited.version(ofRow: "you · ") == "‹2/2›", "\(edited)")
    #expect(edited.lines.count { $0.text == "beta two and a half" } == 2)
    #expect(!edited.lines.contains { $0.text == "beta two" })
    #expect(
      try said(server.relay.completions[2]) == [
        "user: alpha one", "assistant: alpha one", "user: beta two and a half",
      ])

    try await selectLastPrompt(program)
    try await expectDifferenceAndTree(program)
    program.press(.character("["))
    try await program.waitFor("the first version") {
      $0.version(ofRow: "you · ") == "‹1/2›" && $0.lines.count { $0.text == "beta two" } == 2
    }
    #expect(try await program.quit() == .exited(0))

    program = try server.confab("demo/echo", ["--conversation", "last"])
    let shown = try await program.waitFor("the version that was shown") {
      $0.version(ofRow: "you · ") == "‹1/2›"
    }
    #expect(shown.lines.count { $0.text == "beta two" } == 2, "\(shown)")
    try await ask(program, ["gamma"])
    #expect(
      try said(server.relay.completions[3]) == [
        "user: alpha one", "assistant: alpha one", "user: beta two", "assistant: beta two",
        "user: gamma",
      ])
  }

  private func expectDifferenceAndTree(_ program: Program) async throws {
    program.press(.character("d"))
    let difference = try await program.waitFor(text: "┌─ difference ─")
    #expect(difference.contains("─ -1 +1 ─┐"))
    #expect(difference.contains("│ - beta two  "))
    #expect(difference.contains("│ + beta two and a half  "))
    program.press(.escape)
    try await program.waitFor("the cursor again") {
      !$0.contains("┌─ difference ─") && $0.contains("prompt · y copy")
    }
    program.press(.character("t"))
    let tree = try await program.waitFor("the tree") {
      $0.contains("┌─ branches ─") && $0.contains("3 of 3")
    }
    #expect(tree.contains("│ ● you: alpha one "), "\(tree)")
    #expect(tree.contains("│ ├ ○ you: beta two "), "\(tree)")
    #expect(tree.contains("│ └ ● you: beta two and a half "), "\(tree)")
    program.press(.escape)
    try await program.waitFor("the cursor again") {
      !$0.contains("┌─ branches ─") && $0.contains("prompt · y copy")
    }
  }

  @Test func switchesBetweenTheAnswersToOnePrompt() async throws {
    let server = try await WatchedServer(in: Home.current)
    let program = try server.confab("demo/echo")
    try await ask(program, ["alpha one"])
    program.press(.alt("r"))
    try await program.waitFor("the second answer to begin") { $0.isTurnRunning }
    let second = try await program.waitForAnswer()
    #expect(second.version(ofRow: "echo · ") == "‹2/2›", "\(second)")
    #expect(try server.relay.completions.map(said) == [["user: alpha one"], ["user: alpha one"]])
    for (key, version) in [(",", "‹1/2›"), (".", "‹2/2›")] as [(Character, String)] {
      program.press(.alt(key))
      try await program.waitFor("answer \(version)") { $0.version(ofRow: "echo · ") == version }
    }
  }

  @Test func aForkKnowsWhatCameBeforeItAndNothingElse() async throws {
    let server = try await WatchedServer(in: Home.current)
    let program = try server.confab("demo/echo")
    try await ask(program, ["alpha one", "beta two"])
    try await selectLastPrompt(program)
    program.press(.up)
    try await program.waitFor("the answer above") { $0.contains("block · y copy") }
    program.press(.character("f"))
    let fork = try await program.waitFor("the fork") {
      $0.contains("a new conversation goes on from here") && $0.statusBar.hasPrefix("1 more")
    }
    #expect(fork.contains("alpha one") && !fork.contains("beta two"), "\(fork)")
    try await ask(program, ["gamma"])
    #expect(
      try server.relay.completions.map(said).last
        == ["user: alpha one", "assistant: alpha one", "user: gamma"])
    // The first one is as it was.
    program.press(.f(6))
    let first = try await program.waitFor("the first conversation") {
      $0.lines.count { $0.text == "beta two" } == 2
    }
    #expect(!first.contains("gamma"))
  }

  // MARK: What is done again and again

  private func ask(_ program: Program, _ prompts: [String]) async throws {
    for prompt in prompts {
      try await program.send(prompt)
      try await program.waitFor("the answer to \(prompt)") { screen in
        screen.hasStatusBar && !screen.isTurnRunning
          && screen.lines.count { $0.text == prompt } == 2
      }
    }
  }

  private func selectLastPrompt(_ program: Program) async throws {
    program.press(.alt("s"))
    try await program.waitFor("the cursor on the last answer") { $0.contains("block · y copy") }
    program.press(.left)
    try await program.waitFor("the cursor on its prompt") { $0.contains("prompt · y copy") }
  }

  /// Who said what, as a request has it.
  private func said(_ exchange: WireExchange) throws -> [String] {
    struct Asked: Decodable {
      struct Message: Decodable {
        var role: String
        var content: String
      }
      var messages: [Message]
    }
    return try JSONDecoder().decode(Asked.self, from: Data(exchange.body.utf8)).messages
      .map { "\($0.role): \($0.content)" }
  }
}

extension Screen {
  /// The version that the last header of a speaker names.
  fileprivate func version(ofRow speaker: String) -> String? {
    transcript.last { $0.hasPrefix(speaker) }?.firstMatch(of: /‹\d+\/\d+›/).map { String($0.0) }
  }
}
