import TerminalHarness
import Testing

@Suite(.timeLimit(.minutes(5)))
struct OpeningTests {
  @Test(arguments: [
    (nil, "TERM is not set: xterm-256color is assumed."),
    ("", "TERM is not set: xterm-256color is assumed."),
    (
      "no-such-thing",
      "TERM is “no-such-thing”, which is not known here: xterm-256color is assumed."
    ),
    ("../../etc/passwd", "TERM is “../../etc/passwd”, which is not known here: xterm-256color"),
  ])
  func assumesACommonTerminalWhenTheTypeIsOfNoUse(term: String?, notice: String) async throws {
    let terminal = try await launchProbe(term: term, columns: 120)
    #expect(terminal.row(10).hasPrefix("colors 256 \(notice)"))
  }

  @Test(arguments: [
    ("$PROBE </dev/null", "Standard input is not a terminal. Run Confab in a terminal"),
    ("$PROBE | cat; exit 2", "Standard output is not a terminal. Run Confab in a terminal"),
    ("TERM=dumb $PROBE", "A terminal of type “dumb” cannot show a full screen."),
  ])
  func saysWhyItCannotShowAFullScreenAndWritesNothingElse(
    command: String, message: String
  ) async throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", command], environment: ["PROBE": builtProduct("TerminalProbe")],
      columns: 200)
    #expect(try await terminal.exitStatus() == .exited(2))
    #expect(terminal.row(0).hasPrefix(message))
    #expect(!terminal.raw.contains(0x1B))
  }
}
