import TerminalHarness
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ClipboardTests {
  /// “hello, world” in base64.
  private let sequence = "\u{1B}]52;c;aGVsbG8sIHdvcmxk\u{7}"

  @Test(arguments: ["xterm-256color", "tmux-256color"])
  func handsATextToTheTerminal(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("o"))
    try await terminal.waitFor(text: "report: sent")
    #expect(terminal.occurrences(of: sequence) == 1)
  }

  @Test func wrapsItForGNUScreen() async throws {
    let terminal = try await launchProbe(
      term: "screen-256color", environment: ["STY": "1234.pts-0.host"])
    terminal.press(.ctrl("o"))
    try await terminal.waitFor(text: "report: sent")
    #expect(terminal.occurrences(of: "\u{1B}P" + sequence + "\u{1B}\\") == 1)
  }

  @Test func refusesATextThatTerminalsWouldCut() async throws {
    let terminal = try await launchProbe()
    terminal.press(.ctrl("g"))
    try await terminal.waitFor(text: "report: tooLarge(limit: 74994)")
    #expect(terminal.occurrences(of: "\u{1B}]52") == 0)
  }

  @Test(arguments: ["linux", "vt100"])
  func saysThatATerminalHasNoClipboard(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("o"))
    try await terminal.waitFor(text: "report: unsupported")
    #expect(terminal.occurrences(of: "\u{1B}]") == 0)
  }
}
