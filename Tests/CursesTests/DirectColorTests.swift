import Foundation
import TerminalHarness
import Testing

/// Terminals whose description says that they show any colour, not only a palette's.
@Suite(.timeLimit(.minutes(5)))
struct DirectColorTests {
  /// Descriptions that keep 8, 16 or 256 colours of the palette below the direct ones.
  private static let descriptions = """
    direct8|a test's terminal of direct colour, use=direct-base,
    \tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    \tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    direct256|the same with the whole palette, use=direct-base,
    \tsetaf=\\E[%?%p1%{256}%<%t38:5:%p1%d%e38:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    \tsetab=\\E[%?%p1%{256}%<%t48:5:%p1%d%e48:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    direct-base|what both are made of,
    \tRGB, colors#0x1000000, pairs#0x10000, ccc@, initc@, oc@, use=xterm-256color,
    """

  private func launch(_ term: String) async throws -> (PseudoTerminal, String) {
    let directory = NSTemporaryDirectory() + "direct-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let source = directory + "/source"
    try Self.descriptions.write(toFile: source, atomically: true, encoding: .utf8)
    let tic = try PseudoTerminal("/usr/bin/tic", ["-x", "-o", directory, source])
    #expect(try await tic.exitStatus() == .exited(0))
    return (try await launchProbe(term: term, environment: ["TERMINFO": directory]), directory)
  }

  @Test(arguments: [
    // The palette's 9, 208 and 17: a number where there is one, else the same as red, green, blue.
    ("direct8", ["38:2::255:0:0m", "38:2::255:135:0", "48:2::0:0:95"]),
    ("direct256", ["38:5:9m", "38:5:208", "48:5:17"]),
  ])
  func paletteColoursStayWhatTheyAre(term: String, sequences: [String]) async throws {
    let (terminal, directory) = try await launch(term)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    for sequence in sequences { #expect(terminal.occurrences(of: sequence) > 0, "\(sequence)") }
    #expect(terminal.screen.contains("colors 16777216"))
  }

  /// Thousands of colours, none of them twice: pairs are reused, and the last screen is as the first.
  @Test(arguments: ["direct8", "direct256", "xterm-256color", "linux", "vt100"])
  func thousandsOfColoursUseUpNothing(term: String) async throws {
    let (terminal, directory) = try await launch(term)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    for number in 1...16 {
      terminal.press(.ctrl("d"))
      try await terminal.waitFor("all colours") {
        $0.contains("gradient \(number)") && $0.lines.count { $0.text.contains("%%%") } == 10
      }
    }
    let direct = terminal.occurrences(of: "38:2::")
    #expect(term.hasPrefix("direct") ? direct > 9_000 : direct == 0)
    terminal.send("x")
    try await terminal.waitFor("what was typed") { $0.row(1) == "typed: x" }
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
  }
}
