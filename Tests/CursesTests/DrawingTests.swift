import TUI
import TerminalHarness
import Testing

@Suite(.timeLimit(.minutes(5)))
struct DrawingTests {
  @Test(arguments: terminalTypes)
  func showsAFrameWithItsAttributesOnEveryKindOfTerminal(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    let screen = terminal.screen
    #expect(screen.row(1) == "typed:")
    #expect(screen.cursor == Screen.Cursor(row: 1, column: 7))
    #expect(screen.cell(row: 0, column: 0).bold)
    #expect(screen.cell(row: 7, column: 0) == ScreenCell(text: "b", bold: true))
    #expect(screen.cell(row: 8, column: 0) == ScreenCell(text: "u", underline: true))
    #expect(screen.cell(row: 8, column: 6) == ScreenCell())
    // The lower right corner, where writing makes terminals scroll.
    #expect(screen.row(23) == String(repeating: "#", count: 80))
    #expect(screen.cell(row: 23, column: 79) == ScreenCell(text: "#", reverse: true))
  }

  @Test(
    arguments: [
      // The cube's 208 and 17 as they are; 9 is bright red.
      ("xterm-256color", .indexed(9), .indexed(208), .indexed(17)),
      ("tmux-256color", .indexed(9), .indexed(208), .indexed(17)),
      // Eight colours: bright ones by bold, the cube by the nearest: yellow, and the dark blue black.
      ("linux", .indexed(1), .indexed(3), .indexed(0)),
      ("vt100", .standard, .standard, .standard),
    ] as [(String, ScreenCell.Color, ScreenCell.Color, ScreenCell.Color)])
  func showsColoursAsNearAsTheTerminalCan(
    term: String, bright: ScreenCell.Color, foreground: ScreenCell.Color,
    background: ScreenCell.Color
  ) async throws {
    let screen = try await launchProbe(term: term).screen
    let title = screen.cell(row: 0, column: 0)
    #expect(title == ScreenCell(text: "p", bold: true, foreground: bright))
    let cube = screen.cell(row: 9, column: 0)
    #expect(cube == ScreenCell(text: "c", foreground: foreground, background: background))
  }

  @Test(arguments: [(["--mono"], nil), ([], "1")] as [([String], String?)])
  func showsNoColoursWhenToldSo(arguments: [String], noColor: String?) async throws {
    let terminal = try await launchProbe(arguments, environment: ["NO_COLOR": noColor])
    #expect(terminal.row(10) == "colors 0")
    #expect(terminal.cell(row: 0, column: 0) == ScreenCell(text: "p", bold: true))
    #expect(terminal.occurrences(of: "\u{1B}[38;5") == 0)
  }

  @Test(arguments: terminalTypes)
  func putsWhatFollowsAWideCharacterInItsColumn(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("w"))
    let screen = try await terminal.waitFor("the wide row") { $0.row(5).hasSuffix("d") }
    let texts = screen.lines[5].cells.prefix(10).map(\.text)
    #expect(texts == ["a", "世", "", "b", "한", "", "c", "😀", "", "d"])
    #expect(screen.lines[6].cells.prefix(3).map(\.text) == ["e\u{301}", "x", " "])
    terminal.press(.ctrl("w"))
    try await terminal.waitUntilShown("the wide row gone") {
      $0.row(5).isEmpty && $0.row(6).isEmpty
    }
  }

  @Test(arguments: terminalTypes)
  func sendsNothingForAnUnchangedFrameAndLittleForALetter(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("u"))
    let report = try await terminal.waitFor(text: "end").row(4).split(separator: " ")
    #expect(report[2] == "0")
    let appended = try #require(Int(report[4]))
    #expect((1...12).contains(appended))
  }

  @Test func echoesALetterInFortyBytes() async throws {
    let terminal = try await launchProbe()
    terminal.press(.character("a"))
    try await terminal.waitFor(text: "typed: a")
    await terminal.settle()
    let before = terminal.bytesReceived
    terminal.press(.character("a"))
    try await terminal.waitFor(text: "typed: aa")
    await terminal.settle()
    // Two places change: the letter, and nothing in the description of the same key.
    #expect((1...40).contains(terminal.bytesReceived - before))
  }

  /// More combinations of colours than the terminal has pairs: 80 of eight colours for 63 pairs.
  @Test func reusesColourPairsWhenTheyRunOut() async throws {
    let terminal = try await launchProbe(term: "linux")
    terminal.press(.ctrl("p"))
    try await terminal.waitFor("the palette") { $0.row(15) == String(repeating: "#", count: 40) }
    await terminal.settle()
    terminal.press(.ctrl("p"))
    try await terminal.waitUntilShown("the palette gone") { $0.row(15).isEmpty }
    let screen = await terminal.settle()
    #expect(
      screen.cell(row: 9, column: 0)
        == ScreenCell(text: "c", foreground: .indexed(3), background: .indexed(0)))
    #expect(screen.cell(row: 0, column: 0).foreground == .indexed(1))
  }

  @Test func redrawsOverWhatAnotherProgramWrote() async throws {
    let terminal = try await launchProbe()
    terminal.press(.ctrl("e"))
    try await terminal.waitFor(text: "printed beside the screen")
    terminal.press(.ctrl("l"))
    let screen = try await terminal.waitUntilGone(text: "printed beside the screen")
    #expect(screen.row(0) == "probe 80x24")
  }

  @Test func showsNonASCIITextWithoutALocale() async throws {
    let terminal = try await launchProbe(environment: ["LANG": nil])
    terminal.press(.ctrl("w"))
    try await terminal.waitFor(text: ProbeText.wide)
  }
}

private enum ProbeText {
  static let wide = "a世b한c😀d"
}
