import Foundation
import TerminalHarness
import Testing

/// Over a link that carries two kilobytes a second behind buffers that take everything: what is on its
/// way is counted, because a key's echo waits for all of it.
@Suite(.inHomes) struct LinkTests {
  private static let bytesPerSecond = 2_000
  /// What may be on its way: 300 ms of the link.
  private static let most = 600
  private static let remote: [String: String?] = ["SSH_CONNECTION": "192.0.2.1 50022 192.0.2.2 22"]

  /// The status bar names the rate: from then on it is known.
  private func start(_ model: String) async throws -> Program {
    let program = try Home.current.demo(
      model, environment: Self.remote, bytesPerSecond: Self.bytesPerSecond)
    try await program.ready()
    try await program.waitFor("the rate of the link") {
      $0.statusBar.contains(/ssh (1\.[5-9]|2\.\d) kB\/s/)
    }
    return program
  }

  @Test func anAnswerComesWholeAndKeysAreEchoedWhileItStreams() async throws {
    let program = try await start("demo/tour")
    program.type("What is Confab?")
    try await program.submit()
    try await program.waitFor("the answer") { $0.statusBar.hasPrefix("receiving") }
    _ = program.terminal.mostOnTheWay()
    var draft = ""
    for letter in "a prompt that is written meanwhile" {
      draft.append(letter)
      program.type(String(letter))
      try await program.terminal.waitUntilShown("“\(draft)”") { screen in
        screen.lines.contains { $0.text == "> \(draft)".trimmed }
      }
    }
    let whileTyping = program.terminal.mostOnTheWay()
    #expect(whileTyping <= Self.most, "\(whileTyping) bytes")
    try await program.waitUntilIdle()
    let later = program.terminal.mostOnTheWay()
    #expect(later <= Self.most, "\(later) bytes")
    let shown = await program.terminal.settle(400)

    // The same without the link.
    let other = try Home.current.demo("demo/tour")
    try await other.ready()
    other.type("What is Confab?")
    try await other.submit()
    try await other.waitUntilIdle()
    other.type(draft)
    try await other.terminal.waitUntilShown("the draft") { $0.draft == draft }
    let expected = await other.terminal.settle()
    #expect(shown.said == expected.said)
    #expect(
      shown.lines.last { $0.text.hasPrefix("> ") }
        == expected.lines.last { $0.text.hasPrefix("> ") })
    #expect(try await other.quit() == .exited(0))
  }

  /// Sixty words a second and somebody who types on, at less than the words alone would take unmerged.
  @Test(arguments: [2_000, 500])
  func aStreamAndKeysTogetherDoNotPileUp(bytesPerSecond: Int) async throws {
    let words = 600
    let server = try TickingServer(every: 16, words: words)
    let program = try Home.current.confab(
      [
        "--base-url", "http://127.0.0.1:\(server.port)/v1", "--model", "m", "--conversation", "new",
      ], environment: Self.remote, bytesPerSecond: bytesPerSecond)
    try await program.ready()
    try await program.waitFor(text: "B/s")
    program.type("go")
    try await program.submit()
    try await program.waitFor(text: "w20 ")
    _ = program.terminal.mostOnTheWay()
    var draft = ""
    while server.sent.count < words - 60, draft.count < 60 {
      draft += "k"
      program.type("k")
      try await program.terminal.waitUntilShown("the key") { $0.draft == draft }
    }
    let most = program.terminal.mostOnTheWay()
    #expect(most <= max(Self.most * bytesPerSecond / 2_000, 400), "\(most) bytes")
    try await program.waitFor(text: "w\(words - 1)")
    try await program.waitUntilIdle()
  }

  /// Pages of text, in a hurry: each step is drawn over the last one that was not carried yet.
  @Test func pagesThatAreLeafedThroughDoNotPileUp() async throws {
    let program = try await start("demo/tour")
    program.type("What is Confab?")
    try await program.submit()
    try await program.waitUntilIdle()
    await program.terminal.settle(400)
    let end = program.screen.transcript
    _ = program.terminal.mostOnTheWay()
    for _ in 0..<6 { program.press(.pageUp, .pageDown) }
    program.press(.pageUp)
    program.type("x")
    try await program.terminal.waitUntilShown("the key") { $0.draft == "x" }
    let most = program.terminal.mostOnTheWay()
    #expect(most <= Self.most, "\(most) bytes")
    let above = await program.terminal.settle(400)
    #expect(above.transcript != end)
    program.press(.pageDown, .pageDown)
    try await program.terminal.waitUntilShown("the end again") { $0.transcript == end }
  }

  /// What the terminal still has to answer goes neither to the shell nor to an editor.
  @Test func answersOfTheTerminalGoToNobodyElse() async throws {
    let home = try Home.current
    let program = try home.run(
      "/bin/bash",
      [
        "--norc", "-c",
        """
        "$CONFAB" --demo; read -r -t 2 -n 1 left; echo "left:${left:-nothing}."
        """,
      ], environment: Self.remote, bytesPerSecond: Self.bytesPerSecond)
    try await program.ready()
    program.type("What is Confab?")
    try await program.submit()
    try await program.waitFor("the answer") { $0.statusBar.hasPrefix("receiving") }
    program.press(.ctrl("q"))
    try await program.waitFor(text: "left:nothing.", within: 120)
  }

  @Test func aQuickLinkIsNotNamedAndAskedSeldom() async throws {
    let program = try Home.current.demo("demo/echo", environment: Self.remote)
    try await program.ready()
    #expect(program.screen.statusBar.contains("│ ssh │"))
    await program.terminal.settle()
    let before = program.terminal.occurrences(of: "\u{1B}[5n")
    let bytes = program.terminal.bytesReceived
    for count in 1...60 {
      program.type("x")
      try await program.terminal.waitUntilShown("\(count) letters") {
        $0.draft == String(repeating: "x", count: count)
      }
    }
    await program.terminal.settle()
    #expect(program.terminal.occurrences(of: "\u{1B}[5n") - before <= 1)
    let perKey = Double(program.terminal.bytesReceived - bytes) / 60
    #expect(perKey <= 12, "\(perKey) bytes a key")
    #expect(program.screen.statusBar.contains("│ ssh │"))
  }
}

extension Screen {
  /// The rows of the conversation, without those that tell times.
  fileprivate var said: [String] {
    transcript.filter { !$0.contains(" · ") }
  }
}

extension String {
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
