import Foundation
import TerminalHarness
import Testing

/// The real program line by line, on a terminal and in a pipe. What it wrote is looked at byte by byte.
@Suite(.inHomes) struct LinearTests {
  /// Rows enough that nothing scrolls away.
  private func linear(
    _ model: String = "demo/echo", _ arguments: [String] = ["--linear"],
    environment: [String: String?] = [:]
  ) async throws -> Program {
    let program = try Home.current.confab(
      ["--demo", "--model", model] + arguments, environment: environment, columns: 200, rows: 120)
    try await program.waitFor(text: "You:")
    return program
  }

  private func enter(_ line: String, _ program: Program) {
    program.type(line)
    program.press(.enter)
  }

  /// Once the next line is asked for: lines that come together are one paste.
  private func enterWhenAsked(_ line: String, _ program: Program) async throws {
    try await program.terminal.waitUntilShown("the next line to be asked for") {
      ["You:", "You: "].contains($0.lines.last { !$0.text.isEmpty }?.text)
    }
    enter(line, program)
  }

  /// Printable text and line feeds, which the terminal's driver makes CR LF; and what it echoed.
  private func expectOnlyLines(_ program: Program) {
    let others = program.terminal.raw.filter { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
    #expect(others.isEmpty, "control bytes: \(others.prefix(8))")
    #expect(!program.terminal.screens.contains { $0.isAlternate })
  }

  static let ways: [(arguments: [String], environment: [String: String?])] = [
    (["--linear"], [:]), ([], ["ACCESSIBLE": "1"]), ([], ["CONFAB_LINEAR": "1"]),
    ([], ["TERM": "dumb"]), (["--linear"], ["TERM": nil]), (["--linear"], ["TERM": "no-such"]),
  ]

  @Test(arguments: ways.indices)
  func aChatIsSaidInLinesWhateverTheTerminal(index: Int) async throws {
    let (arguments, environment) = Self.ways[index]
    let program = try await linear("demo/echo", arguments, environment: environment)
    enter("Hello there", program)
    let screen = try await program.waitFor(text: "End of answer")
    #expect(screen.contains("You: Hello there"))
    #expect(screen.contains("echo:"))
    enter("/quit", program)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    expectOnlyLines(program)
    #expect(try Home.current.logHolds("Hello there"))
  }

  @Test func theConversationGoesOnInTheFullScreen() async throws {
    let program = try await linear("demo/tour")
    enter("What is Confab?", program)
    try await program.waitFor(text: "End of answer")
    program.press(.ctrl("d"))
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let full = try Home.current.confab(["--demo", "--conversation", "last"])
    try await full.waitFor(text: "Nothing is lost.")
    #expect(try await full.quit() == .exited(0))
  }

  /// Files, the editor, versions and what was really sent: what has a panel in the full screen.
  @Test func whatIsWrittenBesidesLinesGoesOutAndIsRead() async throws {
    let home = try Home.current
    let moon = home.path + "/moon.txt"
    try "The moon is far.\n".write(toFile: moon, atomically: true, encoding: .utf8)
    let editor = home.path + "/editor"
    try "#!/bin/sh\necho 'said in the editor' > \"$1\"\n".write(
      toFile: editor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
    let program = try await linear(environment: ["EDITOR": editor, "VISUAL": nil])
    enter("Look at @\(moon) please", program)
    var screen = try await program.waitFor(text: "End of answer")
    #expect(screen.contains("The moon is far."))
    #expect(!screen.contains("Draft:"))
    enter("/editor", program)
    try await program.waitFor(text: "Draft: said in the editor")
    program.press(.enter)
    screen = try await program.waitFor("the editor's words as the answer") {
      $0.lines.count { $0.text == "said in the editor" } == 1
        && $0.contains("You: said in the editor")
    }
    try await program.waitFor("the end of it") {
      $0.lines.count { $0.text.hasPrefix("End of answer") } == 2
    }
    enter("/regenerate", program)
    try await program.waitFor("the other version") {
      $0.lines.count { $0.text.hasPrefix("End of answer") } == 3
    }
    enter("/diff", program)
    try await program.waitFor(text: "Nothing differs.")
    enter("/inspect", program)
    try await program.waitFor(text: "POST http://127.0.0.1")
    expectOnlyLines(program)
    enter("/quit", program)
    #expect(try await program.terminal.exitStatus() == .exited(0))
  }

  @Test func aWaitIsCountedInSparseLinesAndRetriedByALetter() async throws {
    let program = try await linear("demo/429")
    enter("Hello there", program)
    try await program.waitFor(text: "Retrying in")
    enter("r", program)
    let screen = try await program.waitFor(text: "Asking 429, attempt 2.")
    #expect(screen.contains("Error: 429 Too Many Requests."))
    enter("s", program)
    try await program.waitFor(text: "Enter sends it, /editor changes it")
    expectOnlyLines(program)
  }

  @Test func anErrorIsReadWholeAndItsChoicesHaveNumbers() async throws {
    let program = try await linear("demo/401")
    enter("Hello there", program)
    let screen = try await program.waitFor(text: "Number:")
    for words in ["Error: 401 Unauthorized:", "Model: demo/401", "Request ID: ", "What to do: "] {
      #expect(screen.contains(words), "\(words) is missing")
    }
    enter("2", program)
    try await program.waitFor(text: "Models of demo")
    enter("echo", program)
    try await program.waitFor(text: "1. demo/echo")
    enter("1", program)
    try await program.waitFor(text: "End of answer")
    expectOnlyLines(program)
  }

  @Test func interruptingStopsTheAnswerAndTwiceLeaves() async throws {
    let program = try await linear("demo/long")
    enter("Hello there", program)
    try await program.waitFor(text: "long:")
    program.press(.ctrl("c"))
    try await program.waitFor(text: "Stopped")
    program.press(.ctrl("c"))
    try await program.waitFor(text: "Ctrl-C once more quits")
    program.press(.ctrl("c"))
    #expect(try await program.terminal.exitStatus() == .exited(0))
  }

  @Test func aPromptWaitsForTheAnswerAndIsSaidThen() async throws {
    let program = try await linear("demo/tour")
    enter("What is Confab?", program)
    try await program.waitFor(text: "tour:")
    enter("Show me a table", program)
    try await program.waitFor(text: "The prompt waits for the end of this answer.")
    let screen = try await program.waitFor(text: "End of table.", within: 90)
    #expect(screen.contains("You: Show me a table"))
  }

  @Test func theLogIsSearchedAndReadByNumber() async throws {
    let program = try await linear()
    enter("The word is xylophone", program)
    try await program.waitFor(text: "End of answer")
    enter("/new", program)
    try await program.waitFor(text: "A new conversation.")
    enter("/logs xylophone", program)
    try await program.waitFor(text: "1. The word is xylophone")
    enter("1", program)
    let screen = try await program.waitFor(text: "/earlier and /later read on.")
    #expect(screen.contains("Conversation: The word is xylophone, 2 messages."))
  }

  @Test func linesThatArePastedAreOnePrompt() async throws {
    let program = try await linear()
    program.type("one\rtwo\rthree\r")
    try await program.waitFor(text: "3 lines so far.")
    program.press(.enter)
    try await program.waitFor(text: "End of answer")
    enter("/quit", program)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    #expect(try Home.current.logHolds("one\ntwo\nthree"))
  }

  @Test func aHangUpLetsTheAnswerComeToItsEnd() async throws {
    let home = try Home.current
    let program = try await linear("demo/tour")
    enter("What is Confab?", program)
    try await program.waitFor(text: "Heading 2")
    program.terminal.close()
    #expect(try await program.terminal.exitStatus(within: 120) == .exited(129))
    let next = try await linear()
    try await next.waitFor(text: "The answer that was coming when the terminal went is complete.")
    next.press(.enter)
    try await next.waitFor(text: "Conversation: What is Confab?, 2 messages.")
    #expect(try home.logHolds("real errors if you choose them"))
  }

  @Test func aPipesLinesAreAskedOneAfterTheOther() async throws {
    let home = try Home.current
    let program = try home.shell(
      """
      printf 'first\\nsecond \\\\\\nline\\n/model\\n\\n' | "$CONFAB" --demo --model demo/echo --linear > out
      echo "[$?]"
      """)
    try await program.waitFor(text: "[0]", within: 120)
    let text = try String(contentsOfFile: home.path + "/out", encoding: .utf8)
    #expect(text.contains("You: first\n"))
    #expect(text.contains("You:\nsecond \nline\n"))
    #expect(text.contains("1. demo/"))
    #expect(text.components(separatedBy: "End of answer").count == 3)
    #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
  }

  @Test func whatAModelSendsToTheTerminalIsSaidAndNotObeyed() async throws {
    let program = try await linear("demo/hostile")
    enter("Hello there", program)
    try await program.waitFor(text: "End of answer")
    expectOnlyLines(program)
  }

  /// What the full screen's cursor is for: the texts are named by numbers.
  @Test func textsAreNamedByNumbers() async throws {
    let home = try Home.current
    let pager = home.path + "/pager"
    try "#!/bin/sh\nsed 's/^/paged: /' \"$1\"\n".write(
      toFile: pager, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: pager)
    let program = try await linear(environment: ["PAGER": pager])
    enter("Look at https://a.example/x", program)
    try await program.waitFor(text: "End of answer")
    enter("/pager", program)
    try await program.waitFor(text: "paged: Look at https://a.example/x")
    enter("/links", program)
    try await program.waitFor(text: "1. https://a.example/x")
    enter("", program)
    try await enterWhenAsked("/edit 1", program)
    try await program.waitFor(text: "Editing: Look at")
    enter("Look elsewhere", program)
    try await program.waitFor("the other answer") {
      $0.lines.count { $0.text.hasPrefix("End of answer") } == 2
    }
    try await enterWhenAsked("/find-case look", program)
    try await program.waitFor(text: "Nothing was found.")
    expectOnlyLines(program)
    try await enterWhenAsked("/quit", program)
    #expect(try await program.terminal.exitStatus() == .exited(0))
  }

  @Test func theBellRingsWhenAnAnswerIsThereForWhoWantsIt() async throws {
    try Home.current.configure("[notify]\nwhen = \"always\"\n")
    let program = try await linear()
    enter("Hello there", program)
    try await program.waitFor(text: "End of answer")
    await program.terminal.settle()
    #expect(program.terminal.raw.count { $0 == 0x07 } == 1)
  }
}
