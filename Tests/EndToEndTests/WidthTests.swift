import Foundation
import TerminalHarness
import Testing

/// Widths that are measured by `confab doctor`, and counted so by the next chat.
@Suite(.inHomes) struct WidthTests {
  /// Emoji of Unicode 14, which the tests' terminal is too old for: it draws them in one column. Then a
  /// flag, a family, and a mark.
  private static let hostile = "1\u{1FAE0}2\u{1F1EB}\u{1F1F7}3\u{1F468}\u{200D}\u{1F467}4e\u{301}5"

  private func widths(in home: Home) -> String {
    (try? String(contentsOfFile: home.path + "/state/confab/widths", encoding: .utf8)) ?? ""
  }

  private func measure(in home: Home) async throws {
    let doctor = try home.confab(["doctor", "--offline"], columns: 100, rows: 70)
    _ = try await doctor.terminal.exitStatus()
    #expect(
      doctor.screen.lines.contains { $0.text.hasPrefix("widths ") }, "\(doctor.screen.drawing)")
    #expect(!doctor.screen.contains("\u{1FAE0}"), "nothing of the samples is left")
  }

  @Test func countsByWhatTheTerminalTookForTheSamples() async throws {
    let home = try Home.current
    try await measure(in: home)
    let line = widths(in: home)
    #expect(line.hasPrefix("confab-widths 1\nTERM=xterm-256color\t"), "\(line)")
    #expect(line.contains("emoji12=1 emoji14=1"), "libvterm draws these in one column: \(line)")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: home.path + "/state/confab/widths")
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let program = try home.demo("demo/echo")
    try await program.ready()
    program.type(Self.hostile)
    let shown = "1\u{1FAE0}2FR3\u{1F468}4e\u{301}5"
    let screen = try await program.waitFor("the draft, with the cursor behind it") { screen in
      screen.lines.contains { $0.text == "> \(shown)" } && screen.cursor.column == 13
    }
    #expect(screen.cell(row: screen.cursor.row, column: 12).text == "5")
    // What is changed in front of it moves the rest by as much as it takes.
    program.press(.home)
    program.type("\u{1FAE0}")
    try await program.waitFor("the same, one column on") { screen in
      screen.lines.contains { $0.text == "> \u{1FAE0}\(shown)" } && screen.cursor.column == 3
    }
    program.press(.enter)
    try await program.waitForAnswer()
    try await program.waitFor("prompt and answer, whole") { screen in
      screen.lines.count { $0.text == "\u{1FAE0}\(shown)" } == 2
    }
    #expect(try await program.quit() == .exited(0))
  }

  @Test func isNotSpoiltByAFileThatIsNone() async throws {
    let home = try Home.current
    try FileManager.default.createDirectory(
      atPath: home.path + "/state/confab", withIntermediateDirectories: true)
    try Data(repeating: 0xFF, count: 100_000).write(
      to: URL(fileURLWithPath: home.path + "/state/confab/widths"))
    let program = try home.demo("demo/echo")
    try await program.send("漢字 🙂 ─ ж")
    try await program.waitForAnswer()
    try await program.waitFor("prompt and answer") { screen in
      screen.lines.count { $0.text == "漢字 🙂 ─ ж" } == 2
    }
    #expect(try await program.quit() == .exited(0))
  }

  @Test func drawsWithPlainSignsWhereLinesAreWide() async throws {
    let home = try Home.current
    try FileManager.default.createDirectory(
      atPath: home.path + "/state/confab", withIntermediateDirectories: true)
    try "confab-widths 1\nTERM=xterm-256color\tX\tambiguousSigns=2\n".write(
      toFile: home.path + "/state/confab/widths", atomically: true, encoding: .utf8)
    let program = try home.demo("demo/tour")
    try await program.send("What is Confab…")
    try await program.waitForAnswer()
    let screen = try await program.waitFor("the prompt") { $0.contains("What is Confab.") }
    for sign in ["─", "│", "…", "·", "█", "●", "\u{FFFD}"] {
      #expect(!screen.contains(sign), "\(sign): \(screen.drawing)")
    }
    #expect(try await program.quit() == .exited(0))
  }

  @Test func keepsWhatIsTypedWhileItMeasures() async throws {
    let home = try Home.current
    let terminal = try PseudoTerminal(
      "/bin/bash",
      [
        "--norc", "-c",
        "echo ready; \"$CONFAB\" doctor --offline > /dev/tty; read -r line; echo \"got <$line>\"",
      ],
      environment: [
        "HOME": home.path, "XDG_STATE_HOME": home.path + "/state", "CONFAB": builtProduct("confab"),
      ], columns: 100, rows: 70, isMute: true)
    try await terminal.waitFor(text: "ready")
    terminal.send("hello\r")
    try await terminal.waitFor("what was typed") { screen in
      screen.contains("got <hello>") || screen.contains("not handed on: hello")
    }
  }

  @Test(arguments: Multiplexer.installed)
  func measuresThroughAMultiplexer(multiplexer: Multiplexer) async throws {
    let home = try Home.current
    let program = try multiplexer.start(
      "\"$CONFAB\" doctor --offline; read -r x", in: home, rows: 70)
    defer { multiplexer.end(in: home) }
    let screen = try await program.waitFor("the whole report") { screen in
      screen.contains("1 problem,")
    }
    // Both count as the C library does: there is nothing to remember.
    #expect(screen.lines.contains { $0.text.hasPrefix("widths       ok ") }, "\(screen.drawing)")
    #expect(widths(in: home) == "")
    program.press(.enter)
    _ = try await program.terminal.exitStatus()
  }
}
