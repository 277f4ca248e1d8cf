import TerminalHarness
import Testing

/// Finding in a conversation.
@Suite(.inHomes) struct FindTests {
  @Test func goesThroughAllMatchesAndRound() async throws {
    let program = try Home.current.demo("demo/long")
    try await program.send("the whole tour")
    try await program.waitFor(text: "Ctrl-Home, Ctrl-End")
    program.press(.escape)
    try await program.waitForAnswer()
    program.press(.ctrl("f"))
    try await program.waitFor(text: "find: words to find")
    program.type("ctrl-")
    let typed = try await program.waitFor("the count") { $0.isFindComplete("ctrl-") }
    let total = try #require(typed.match).total
    #expect(total >= 4, "four keys with Ctrl are on one screen")
    program.press(.enter)
    let first = try await program.waitFor("the keys") { $0.contains("n next") }
    var number = try #require(first.match).number
    expectMarks(of: "ctrl-", on: first)
    for _ in 0..<total {
      let isLast = number == total
      number = isLast ? 1 : number + 1
      program.press(.character("n"))
      let next = try await program.waitFor("match \(number)") { $0.match?.number == number }
      #expect(next.contains("from the start") == isLast)
      expectMarks(of: "ctrl-", on: next)
    }
    let before = number == 1 ? total : number - 1
    program.press(.character("N"))
    try await program.waitFor("match \(before)") { $0.match?.number == before }
    program.press(.escape)
    let after = try await program.waitFor("the end of the find") { !$0.contains("find: ") }
    #expect(!after.transcript.indices.contains { after.hasReverse(row: $0) }, "marks stay")
  }

  /// Every place of a text on the screen is marked, and nothing else is.
  private func expectMarks(
    of text: String, on screen: Screen, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var places = 0
    for row in screen.transcript.indices where !screen.row(row).hasPrefix("find: ") {
      let found = screen.row(row).lowercased().ranges(of: text).count
      places += found
      #expect(
        screen.hasReverse(row: row) == (found > 0), "row \(row)\(screen)",
        sourceLocation: sourceLocation)
    }
    #expect(places > 0, "\(screen)", sourceLocation: sourceLocation)
  }

  @Test func saysWhatIsWrongAndWhatIsNowhere() async throws {
    let program = try Home.current.demo("demo/echo")
    try await program.send("one two three, one two, one")
    try await program.waitForAnswer()
    program.press(.ctrl("f"))
    try await program.waitFor(text: "find: words to find")
    program.type("nowhere")
    try await program.waitFor("none") { $0.hasFindLine("nowhere", "none") }
    program.press(.ctrl("u"))
    program.type("one")
    try await program.waitFor("all six") { $0.isFindComplete("one") && $0.match?.total == 6 }
    program.press(.ctrl("u"))
    program.type("[a")
    program.press(.alt("r"))
    try await program.waitFor("what is wrong") { $0.hasFindLine("[a", "a [ has no ]") }
    program.press(.ctrl("u"))
    program.type("t\\w+e{2}")
    try await program.waitFor("the two matches of the expression") {
      $0.isFindComplete("t\\w+e{2}") && $0.match?.total == 2
    }
    program.press(.escape)
    let screen = try await program.waitFor("the end of the find") { !$0.contains("find: ") }
    #expect(screen.draft == "write a prompt")
  }
}

extension Screen {
  fileprivate var findLine: String? { lines.first { $0.text.hasPrefix("find: ") }?.text }

  fileprivate func hasFindLine(_ query: String, _ words: String) -> Bool {
    findLine.map { $0.hasPrefix("find: \(query) ") && $0.contains(words) } ?? false
  }

  /// Which match is the current one, and how many there are.
  fileprivate var match: (number: Int, total: Int)? {
    guard let match = findLine?.firstMatch(of: /\s(\d+) of (\d+)/) else { return nil }
    return (Int(match.1) ?? 0, Int(match.2) ?? 0)
  }

  fileprivate func isFindComplete(_ query: String) -> Bool {
    hasFindLine(query, " of ") && findLine?.contains("searching") == false
  }

  fileprivate func hasReverse(row: Int) -> Bool {
    lines[row].cells.contains { $0.reverse || $0.underline || $0.background != .standard }
  }
}
