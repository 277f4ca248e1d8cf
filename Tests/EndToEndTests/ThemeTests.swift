import Foundation
import TerminalHarness
import Testing

/// A theme from the key that lists them to the next start, and one that goes with the background.
@Suite(.inHomes) struct ThemeTests {
  /// Nord's background among the 256 colours.
  private static let nord = ScreenCell.Color.indexed(236)
  private static let question = "\u{1B}]11;?"

  @Test func keepsTheThemeThatWasChosenAndAllElseInTheFile() async throws {
    let home = try Home.current
    try home.configure(
      "# mine\nsystem_prompt = \"Be brief.\"  # so\n\n[reading]\nreasoning = \"full\"\n")
    let program = try home.demo()
    try await program.ready()
    program.press(.f(9))
    try await program.waitFor(text: "▸ terminal")
    program.type("nord")
    try await program.waitFor("the theme on the whole screen") {
      $0.contains("▸ nord") && $0.isPainted(Self.nord)
    }
    // Not chosen yet: back to what was there.
    program.press(.escape)
    try await program.waitFor("the former theme") { $0.isPainted(.standard) }

    program.press(.f(9))
    try await program.terminal.waitUntilShown("the list") { $0.contains("▸ terminal") }
    program.type("nord")
    try await program.terminal.waitUntilShown("the theme") { $0.isPainted(Self.nord) }
    program.press(.enter)
    try await program.waitFor(text: "theme: nord · kept in ")
    #expect(
      try String(contentsOfFile: home.configFile, encoding: .utf8)
        == "# mine\nsystem_prompt = \"Be brief.\"  # so\ntheme = \"nord\"\n\n[reading]\nreasoning = \"full\"\n"
    )
    #expect(try await program.quit() == .exited(0))

    let again = try home.demo()
    #expect(try await again.ready().isPainted(Self.nord))
    #expect(try await again.quit() == .exited(0))
  }

  @Test func usesAThemeForThisRunWhereItCannotBeKept() async throws {
    let home = try Home.current
    try home.configure("theme = 3\n")
    let program = try home.demo()
    try await program.ready()
    program.type("/theme nord")
    program.press(.enter)
    try await program.waitFor(text: "theme: nord for this run")
    try await program.waitFor("the theme") { $0.isPainted(Self.nord) }
    #expect(try String(contentsOfFile: home.configFile, encoding: .utf8) == "theme = 3\n")
    #expect(try await program.quit() == .exited(0))
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:0000/0000/0000\u{7}", ScreenCell.Color.indexed(236)),
    ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", .indexed(230)),
  ])
  func goesWithTheBackground(answer: String, expected: ScreenCell.Color) async throws {
    let home = try Home.current
    try home.configure(
      "theme = \"auto\"\ntheme_dark = \"nord\"\ntheme_light = \"gruvbox-light\"\n")
    let program = try home.confab(["--demo"], answers: [Self.question: answer])
    try await program.ready()
    try await program.waitFor("the theme of the background") { $0.isPainted(expected) }
    // The user goes from one to the other.
    let isDark = expected == Self.nord
    program.type("\u{1B}[?997;\(isDark ? 2 : 1)n")
    try await program.waitFor("the other one") { !$0.isPainted(expected) && $0.isPainted }
    program.type("typed")
    try await program.waitFor("what was typed, and no answer") { screen in
      screen.lines.contains { $0.text == "> typed" }
    }
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }

  @Test func showsAThemeAnewWhenItsFileChanges() async throws {
    let home = try Home.current
    let themes = home.path + "/config/confab/themes"
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    func write(_ text: String) throws {
      try text.write(toFile: themes + "/mine.toml", atomically: true, encoding: .utf8)
    }
    try home.configure("theme = \"mine\"\n")
    try write("inherit = \"confab-dark\"\n[styles]\ntext = \"231 on 17\"\n")
    let program = try home.demo()
    #expect(try await program.ready().isPainted(.indexed(17)))
    await program.terminal.settle()
    try write("inherit = \"confab-dark\"\n[styles]\ntext = \"231 on 52\"\n")
    try await program.waitFor("the other background") { $0.isPainted(.indexed(52)) }
    // A mistake is named, and the rest of the file holds.
    try write("inherit = \"confab-dark\"\n[styles]\ntext = \"231 on 22\"\neror = \"red\"\n")
    // A long path may break the line anywhere.
    try await program.waitFor("what is wrong") {
      $0.flowing.filter { $0 != " " }.contains("styles.eror:unknownkey")
    }
    #expect(await program.terminal.settle().isPainted(.indexed(22)))
    #expect(try await program.quit() == .exited(0))
  }

  @Test func asksNothingWhenItDoesNotMatter() async throws {
    let program = try Home.current.demo()
    try await program.ready()
    await program.terminal.settle()
    #expect(program.terminal.occurrences(of: Self.question) == 0)
    #expect(try await program.quit() == .exited(0))
    #expect(program.terminal.occurrences(of: "2031") == 0)
  }
}

extension Screen {
  /// Every cell has the background, but where something stands out.
  fileprivate func isPainted(_ color: ScreenCell.Color) -> Bool {
    let cells = lines.flatMap(\.cells)
    return cells.count { $0.background == color } > cells.count * 9 / 10
  }

  fileprivate var isPainted: Bool { !isPainted(.standard) }
}
