import TerminalHarness
import Testing

/// What a newcomer does: the demo, one question, the answer, the way out.
@Suite(.inHomes) struct FirstRunTests {
  @Test func answersTheFirstQuestionAndLeavesTheTerminalAsItWas() async throws {
    let home = try Home.current
    let program = try home.demo()
    let start = try await program.ready()
    #expect(start.isAlternate)
    #expect(start.contains("F1 help"))
    try await program.waitFor(text: "Ask: What is Confab?")

    try await program.send("What is Confab?")
    try await program.waitFor("text before the answer is whole") {
      $0.statusBar.hasPrefix("receiving") && $0.flowing.contains("What Confab is")
    }
    for figures in [["first token ", "last byte "], ["tok/s ", "request "]] {
      try await program.waitFor("the meter's figures: \(figures)") { screen in
        screen.lines.contains { line in
          // A number of tokens that nobody reported is marked.
          line.text.hasPrefix("▍receiving · ~") && figures.allSatisfy { line.text.contains($0) }
        }
      }
    }
    let end = try await program.waitForAnswer()
    #expect(end.flowing.contains("real errors if you choose them with F5."))
    #expect(!end.contains("▍"))
    // What the server reported.
    #expect(end.statusBar.contains("↑") && end.statusBar.contains("↓"))
    #expect(end.statusBar.contains("$0.00"))
    #expect(end.statusBar.hasPrefix("What is Confab?"))

    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }

  @Test func givesBackTheTerminalsOwnSettingsAndScreen() async throws {
    let home = try Home.current
    let program = try home.shell(
      #"echo before; stty -g | cksum; "$CONFAB" --demo; echo "[$?]"; stty -g | cksum; read -r x"#)
    try await program.ready()
    program.press(.ctrl("q"))
    let screen = try await program.waitFor("the shell") { screen in
      !screen.isAlternate && screen.lines.count { $0.text.isEmpty } == 20
    }
    let lines = screen.lines.map(\.text).filter { !$0.isEmpty }
    #expect(lines.count == 4, "\(lines)")
    #expect(lines.first == "before")
    #expect(lines.dropFirst().first == lines.last)
    #expect(program.modesLeftOn == [])
  }

  @Test func goesOnWithASecondQuestion() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    for prompt in ["first of two", "second: 漢字, naïve, 🙂"] {
      try await program.send(prompt)
      let screen = try await program.waitForAnswer()
      #expect(screen.lines.count { $0.text == prompt } == 2, "\(screen.drawing)")
    }
    #expect(program.screen.contains("first of two"))
    #expect(try await program.quit() == .exited(0))
  }
}
