import TerminalHarness
import Testing

/// Every kind of terminal, by its name: a chat is held, it is readable, the terminal is given back, and
/// nothing is sent that this terminal has not.
@Suite(.inHomes) struct TerminalTypeTests {
  /// A value of `TERM`; nil: it is not set.
  struct Kind: CustomTestStringConvertible {
    var type: String?
    var colors: Int
    /// It would print parts of what others take for questions and modes.
    var isPlain = false
    var isAssumed = false

    var testDescription: String { type ?? "TERM unset" }
  }

  static let kinds = [
    Kind(type: "xterm-256color", colors: 256), Kind(type: "screen-256color", colors: 256),
    Kind(type: "tmux-256color", colors: 256), Kind(type: "xterm", colors: 8),
    Kind(type: "screen", colors: 8), Kind(type: "xterm-mono", colors: 0),
    Kind(type: "linux", colors: 8, isPlain: true), Kind(type: "vt100", colors: 0, isPlain: true),
    Kind(type: "no-such-terminal", colors: 256, isAssumed: true),
    Kind(type: "", colors: 256, isAssumed: true), Kind(type: nil, colors: 256, isAssumed: true),
  ]

  @Test(arguments: kinds) func chatsWithWhatTheTerminalHas(kind: Kind) async throws {
    let program = try Home.current.demo("demo/echo", environment: ["TERM": kind.type])
    let first = try await program.ready()
    #expect(first.flowing.contains("xterm-256color is assumed") == kind.isAssumed)
    if let type = kind.type, kind.isAssumed, !type.isEmpty {
      #expect(first.flowing.contains("“\(type)”"))
    }
    try await program.send("naïve 漢字 `code` 🙂")
    try await program.waitForAnswer()
    try await program.waitFor("prompt and answer") { screen in
      screen.lines.count { $0.text == "naïve 漢字 code 🙂" || $0.text == "naïve 漢字 `code` 🙂" } == 2
    }
    // A panel has frames, marks and colours.
    program.press(.f(1))
    try await program.waitFor("the help") { $0.contains("┌─") && $0.contains("─┐") }
    program.press(.escape)
    try await program.terminal.waitUntilShown("the conversation again") { !$0.contains("┌─") }
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
    #expect(!program.screen.contains("naïve"), "\(program.screen)")
    let sequences = OutputSequences(program.terminal.raw)
    #expect(sequences.colorKind <= kind.colors)
    #expect(kind.colors == 0 || sequences.colorKind > 0, "colours are used where they are")
    if kind.isPlain {
      #expect(sequences.strings == 0)
      #expect(sequences.requests == [])
    }
  }

  @Test(arguments: [["LANG": String?.none], ["LANG": "C"], ["LANG": "xx_YY.UTF-8"]])
  func showsAllCharactersWhateverTheLocaleSays(locale: [String: String?]) async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo", environment: locale)
    try await program.send("naïve 漢字 🙂")
    let answer = try await program.waitForAnswer()
    #expect(answer.lines.count { $0.text == "naïve 漢字 🙂" } == 2, "\(answer.drawing)")
  }
}
