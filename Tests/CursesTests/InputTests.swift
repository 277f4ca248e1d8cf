import TerminalHarness
import Testing

@Suite(.timeLimit(.minutes(5)))
struct InputTests {
  @Test func tellsTheEscapeKeyFromTheStartOfASequence() async throws {
    let terminal = try await launchProbe()
    terminal.press(.escape)
    try await terminal.waitFor(text: "inputs: escape+0")
    terminal.press(.up)
    try await terminal.waitFor(text: "inputs: up+0")
    terminal.send("\u{1B}[1;5C")
    try await terminal.waitFor(text: "inputs: right+4")
  }

  @Test func takesALargePasteWholeInBrackets() async throws {
    let terminal = try await launchProbe()
    let text = String(repeating: "0123456789", count: 30_000) + "é世\u{1B}[A"
    terminal.paste(text)
    try await terminal.waitFor(text: "inputs: paste(\(text.count))")
  }

  @Test func losesNothingOfManyKeysAtOnce() async throws {
    let terminal = try await launchProbe(columns: 200)
    let text = (0..<60).map { "k\($0 % 10)世" }.joined()
    terminal.send(text)
    // 60 times four columns is more than a row: the last columns tell nothing, the count does.
    terminal.resize(columns: 260, rows: 24)
    try await terminal.waitFor("all that was typed") { $0.row(1) == "typed: " + text }
  }

  @Test func reportsFocus() async throws {
    let terminal = try await launchProbe()
    terminal.send("\u{1B}[O")
    try await terminal.waitFor(text: "inputs: focus(false)")
    terminal.send("\u{1B}[I")
    try await terminal.waitFor(text: "inputs: focus(true)")
  }
}
