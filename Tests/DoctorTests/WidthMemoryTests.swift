import Doctor
import TUI
import Testing

/// The file of measured widths.
struct WidthMemoryTests {
  private static let environment = ["TERM": "xterm-256color", "TERM_PROGRAM": "kitten"]

  private static func profile(_ kind: WidthClass, _ columns: Int) -> WidthProfile {
    var profile = WidthProfile.standard
    profile[kind] = columns
    return profile
  }

  private static func entry(
    of environment: [String: String] = environment, name: String = "Kitten 1",
    _ profile: WidthProfile
  ) -> WidthMemory.Entry {
    WidthMemory.Entry(
      terminal: WidthMemory.terminal(environment), name: name, profile: profile)
  }

  @Test func remembersATerminal() {
    var memory = WidthMemory()
    memory.keep(Self.entry(Self.profile(.emoji14, 1)))
    #expect(
      String(decoding: memory.bytes, as: UTF8.self) == """
        confab-widths 1
        TERM=xterm-256color TERM_PROGRAM=kitten\tKitten 1\temoji14=1

        """)
    let again = WidthMemory(memory.bytes)
    #expect(again == memory)
    #expect(again.profile(for: Self.environment) == Self.profile(.emoji14, 1))
    #expect(again.profile(for: ["TERM": "xterm-256color"]) == .standard)
  }

  @Test func tellsATerminalFromTheSameInsideAMultiplexer() {
    var memory = WidthMemory()
    memory.keep(Self.entry(Self.profile(.emoji14, 1)))
    for around in ["TMUX", "STY"] {
      var inside = Self.environment
      inside[around] = "1"
      #expect(memory.profile(for: inside) == .standard, "\(around)")
    }
  }

  @Test func takesTheLatestOfTerminalsThatLookAlike() {
    var memory = WidthMemory()
    memory.keep(Self.entry(name: "A", Self.profile(.emoji14, 1)))
    memory.keep(Self.entry(name: "B", Self.profile(.pictures, 2)))
    #expect(memory.profile(for: Self.environment) == Self.profile(.pictures, 2))
    memory.keep(Self.entry(name: "A", .standard))
    #expect(memory.entries.map(\.name) == ["A", "B"])
    #expect(memory.profile(for: Self.environment) == .standard)
  }

  @Test func forgetsTheOldest() {
    var memory = WidthMemory()
    for number in 0..<40 {
      memory.keep(Self.entry(of: ["TERM": "t\(number)"], Self.profile(.emoji, 1)))
    }
    #expect(memory.entries.map(\.terminal) == (0..<16).map { "TERM=t\(39 - $0)" })
    #expect(memory.bytes.count <= WidthMemory.byteLimit)
  }

  @Test func keepsHostileNamesInTheirField() {
    var memory = WidthMemory()
    memory.keep(
      Self.entry(
        of: ["TERM": "a\nb\tc\u{1B}[2J"],
        name: "x\ny\tz\u{202E}" + String(repeating: "w", count: 500),
        Self.profile(.emoji, 1)))
    #expect(WidthMemory(memory.bytes) == memory)
    let text = String(decoding: memory.bytes, as: UTF8.self)
    #expect(text.split(separator: "\n").count == 2)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
  }

  @Test(arguments: [
    "", "confab-widths 2\nTERM=x\tn\temoji=1\n", "confab-widths 1", "\u{FFFD}\0\0",
    "confab-widths 1\nTERM=x\tn\temoji=3\n", "confab-widths 1\nTERM=x\tn\temoji=-1\n",
    "confab-widths 1\nTERM=x\tn\tunheard=1\n", "confab-widths 1\nTERM=x\temoji=1\n",
    "confab-widths 1\n\tn\temoji=1\n", "confab-widths 1\nTERM=x\tn\temoji\n",
    "confab-widths 1\nTERM=x\tn\temoji=1\tmore\n",
  ])
  func readsNothingOutOfWhatItDoesNotKnow(text: String) {
    #expect(WidthMemory(Array(text.utf8)).profile(for: ["TERM": "x"]) == .standard)
  }

  @Test func readsNoFileThatIsTooLong() {
    let line = "TERM=x\tn\temoji=1\n"
    let text = "confab-widths 1\n" + String(repeating: line, count: 1_000)
    #expect(WidthMemory(Array(text.utf8)) == WidthMemory())
    let short = "confab-widths 1\n" + String(repeating: line, count: 100)
    #expect(WidthMemory(Array(short.utf8)).entries.count == 16)
  }
}
