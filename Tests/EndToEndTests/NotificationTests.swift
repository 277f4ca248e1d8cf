import TerminalHarness
import Testing

/// What a window that is not looked at is sent when an answer is done, and what is left of it at the
/// end.
@Suite(.inHomes) struct NotificationTests {
  private static let lost = "\u{1B}[O"
  private static let found = "\u{1B}[I"

  /// Asks, with or without somebody who looks, and waits for the answer's end.
  private func ask(
    _ focus: String, model: String = "demo/echo", environment: [String: String?] = [:]
  ) async throws -> Program {
    let program = try Home.current.demo(model, environment: environment)
    try await program.ready()
    program.type("Hello there")
    program.type(focus)
    try await program.submit()
    try await program.waitForAnswer()
    // What is sent beside the screen follows the frame.
    await program.terminal.settle()
    return program
  }

  private func count(_ text: String, _ program: Program) -> Int {
    program.terminal.occurrences(of: text)
  }

  @Test func callsWhoLooksElsewhere() async throws {
    let program = try await ask(Self.lost, environment: ["TERM_PROGRAM": "WezTerm"])
    #expect(count("\u{1B}]777;notify;Confab;the answer is there", program) == 1)
    #expect(program.terminal.raw.reversed().prefix(400).contains(0x07))
    #expect(try await program.quit() == .exited(0))
  }

  @Test func leavesWhoLooksAlone() async throws {
    let program = try await ask(Self.found, environment: ["TERM_PROGRAM": "WezTerm"])
    #expect(count("\u{1B}]777", program) == 0)
    #expect(try await program.quit() == .exited(0))
  }

  @Test func tellsOfAFailure() async throws {
    let program = try await ask(
      Self.lost, model: "demo/401", environment: ["LC_TERMINAL": "iTerm2"])
    #expect(count("\u{1B}]9;Confab: 401 Unauthorized", program) == 1)
  }

  @Test func setsTheTitleAndGivesItBack() async throws {
    let program = try await ask(Self.found, environment: ["WT_SESSION": "1"])
    #expect(program.terminal.title == "Hello there – Confab")
    #expect(count("\u{1B}]2;… ", program) >= 1)
    #expect(count("\u{1B}]9;4;3;0\u{7}", program) == 1)
    #expect(count("\u{1B}]9;4;0;0\u{7}", program) == 1)
    #expect(try await program.quit() == .exited(0))
    #expect(count("\u{1B}[22;2t", program) == 1)
    #expect(count("\u{1B}[23;2t", program) == 1)
  }

  @Test func clearsTheProgressOfAnAnswerThatIsLeft() async throws {
    let program = try Home.current.demo("demo/long", environment: ["WT_SESSION": "1"])
    try await program.send("Hello there")
    try await program.waitFor("text") { $0.statusBar.hasPrefix("receiving") }
    #expect(try await program.quit() == .exited(0))
    let output = String(decoding: program.terminal.raw, as: UTF8.self)
    let last = output.ranges(of: "\u{1B}]9;4;").last.map { output[$0.upperBound...].prefix(3) }
    #expect(last == "0;0")
  }

  @Test func doesNoneOfItWhereItIsNotWantedOrWouldBePrinted() async throws {
    try Home.current.configure(
      "[notify]\nwhen = \"never\"\ntitle = false\nprogress = \"off\"\n")
    let unwanted = try await ask(
      Self.lost, environment: ["TERM_PROGRAM": "WezTerm", "WT_SESSION": "1"])
    #expect(count("\u{1B}]2;", unwanted) + count("\u{1B}]9;", unwanted) == 0)
    #expect(count("\u{1B}]777", unwanted) + count("\u{1B}[22;2t", unwanted) == 0)
    try Home.current.configure("[notify]\nwhen = \"always\"\ndesktop = \"osc9\"\n")
    let console = try await ask("", environment: ["TERM": "linux"])
    #expect(count("\u{1B}]2;", console) + count("\u{1B}]9;", console) == 0)
    #expect(console.terminal.raw.contains(0x07), "a console has a bell")
  }
}
