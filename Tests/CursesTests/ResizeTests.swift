import TerminalHarness
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ResizeTests {
  @Test(arguments: terminalTypes)
  func followsEverySizeDownToOneCellAndBack(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    for (columns, rows) in [(100, 30), (20, 5), (1, 1), (2, 1), (1, 9), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      let title = String("probe \(columns)x\(rows)".prefix(columns))
      try await terminal.waitUntilShown("the title at \(columns)x\(rows)") {
        // The lower right corner of a single column stays blank.
        $0.lines.count == rows && ($0.row(0) == title || columns * rows == 1)
      }
    }
    let screen = try await terminal.waitUntilShown("the whole screen again") {
      $0.row(23) == String(repeating: "#", count: 80)
    }
    #expect(screen.row(10).hasPrefix("colors"))
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
  }

  @Test func survivesAStormOfSizesAndTakesKeysAfterIt() async throws {
    let terminal = try await launchProbe()
    for step in 0..<300 {
      terminal.resize(columns: 1 + (step * 37) % 120, rows: 1 + (step * 13) % 50)
    }
    terminal.resize(columns: 70, rows: 20)
    terminal.send("hello")
    try await terminal.waitUntilShown("the last size, and the text") {
      $0.row(0) == "probe 70x20" && $0.row(1) == "typed: hello"
        && $0.row(19) == String(repeating: "#", count: 70)
    }
  }

  /// The terminal has lost what it showed; the program may see one change, to the size it knows.
  @Test func paintsAllAgainWhenTheSizeComesBackAtOnce() async throws {
    let terminal = try await launchProbe()
    for _ in 0..<20 {
      terminal.resize(columns: 1, rows: 1)
      terminal.resize(columns: 80, rows: 24)
      try await terminal.waitUntilShown("the whole screen") {
        $0.row(0) == "probe 80x24" && $0.row(10).hasPrefix("colors")
          && $0.row(23) == String(repeating: "#", count: 80)
      }
    }
  }

  @Test func believesTheTerminalAndNotTheEnvironmentAboutItsSize() async throws {
    _ = try await launchProbe(
      environment: ["LINES": "10", "COLUMNS": "40"], columns: 99, rows: 33)
  }
}
