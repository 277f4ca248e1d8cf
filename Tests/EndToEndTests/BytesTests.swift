import TerminalHarness
import Testing

/// How many bytes the screen costs: what makes the difference over a bad link, and what a regression in
/// drawing shows first.
@Suite(.inHomes) struct BytesTests {
  private static let terms = ["xterm-256color", "tmux-256color"]

  private func start(
    _ server: TickingServer, _ term: String, columns: Int, rows: Int
  ) async throws -> Program {
    let program = try Home.current.confab(
      [
        "--base-url", "http://127.0.0.1:\(server.port)/v1", "--model", "m", "--conversation", "new",
      ], environment: ["TERM": term], columns: columns, rows: rows)
    try await program.ready()
    await program.terminal.settle()
    return program
  }

  @Test(arguments: terms)
  func aKeyTakesTwelveBytes(term: String) async throws {
    let program = try await start(try TickingServer(words: 1), term, columns: 120, rows: 40)
    let before = program.terminal.bytesReceived
    for count in 1...100 {
      program.type("k")
      try await program.terminal.waitUntilShown("\(count) letters") {
        $0.draft == String(repeating: "k", count: count)
      }
    }
    await program.terminal.settle()
    let bytes = Double(program.terminal.bytesReceived - before) / 100
    #expect(bytes <= 12, "\(bytes) bytes a key")
  }

  @Test(arguments: terms)
  func aTokenTakesTwentyBytesAtTwoHundredASecond(term: String) async throws {
    let words = 1_000
    let server = try TickingServer(every: 5, words: words)
    let program = try await start(server, term, columns: 120, rows: 40)
    program.type("go")
    await program.terminal.settle()
    let before = program.terminal.bytesReceived
    program.press(.enter)
    try await program.waitFor(text: "w\(words - 1)", within: 120)
    try await program.waitUntilIdle()
    await program.terminal.settle()
    let bytes = Double(program.terminal.bytesReceived - before) / Double(words)
    #expect(bytes <= 20, "\(bytes) bytes a token")
  }

  /// The terminal moves the rows by itself; one is sent.
  @Test(arguments: terms)
  func aLineTakesAHundredAndTwentyBytesToScrollBy(term: String) async throws {
    let lines = 200
    // As long as lines of prose and of lists are.
    let text =
      "is a line of the text that an answer may have, as long as such lines are, or a bit longer"
    let server = try TickingServer(every: 0, words: lines) { number in
      "- Item \(number) \(text.prefix(55 + number * 7 % 33)) \(number * 7919 % 10_007)\\n"
    }
    let program = try await start(server, term, columns: 160, rows: 50)
    program.type("go")
    program.press(.enter)
    try await program.waitFor(text: "Item \(lines - 1) ", within: 120)
    try await program.waitUntilIdle()
    // Away from the end: what tells the place does not come and go.
    program.press(.pageUp)
    await program.terminal.settle()
    let notches = 12
    var bytes = 0
    for notch in 0..<notches {
      let (before, top) = (program.terminal.bytesReceived, program.screen.row(3))
      program.type(notch % 4 < 2 ? "\u{1B}[<64;9;9M" : "\u{1B}[<65;9;9M")
      try await program.terminal.waitUntilShown("other rows") { $0.row(3) != top }
      await program.terminal.settle()
      bytes += program.terminal.bytesReceived - before
    }
    // A notch is three lines.
    let perLine = Double(bytes) / Double(notches * 3)
    #expect(perLine <= 120, "\(perLine) bytes a line")
  }
}
