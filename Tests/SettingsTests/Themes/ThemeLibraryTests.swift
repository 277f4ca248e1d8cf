import ChatUI
import Settings
import TUI
import Testing

struct ThemeLibraryTests {
  let scratch: Scratch
  let library: ThemeLibrary

  init() throws {
    scratch = try Scratch()
    library = ThemeLibrary(directories: [scratch.home + "/user", scratch.home + "/shipped"])
  }

  @Test func takesTheFirstFileOfAName() throws {
    try scratch.write("[styles]\ntext = \"1\"", to: "shipped/a.toml")
    #expect(
      library.theme(named: "a").theme == Theme(name: "a", styles: [.text: Style(.indexed(1))]))
    try scratch.write("[styles]\ntext = \"2\"", to: "user/a.toml")
    #expect(
      library.theme(named: "a").theme == Theme(name: "a", styles: [.text: Style(.indexed(2))]))
    #expect(library.theme(named: "a").problems == [])
  }

  @Test func readsBothForms() throws {
    try scratch.write(
      """
      [styles]
      error = { fg = "red", bg = 17, attributes = ["bold", "underline"] }
      meter = { attributes = ["dim"] }
      rule = "8"
      """, to: "user/a.toml")
    let (theme, problems) = library.theme(named: "a")
    #expect(problems == [])
    #expect(
      theme.styles == [
        .error: Style(.indexed(1), on: .indexed(17), attributes: [.bold, .underline]),
        .meter: Style(attributes: .dim), .rule: Style(.indexed(8)),
      ])
  }

  @Test func inheritsWhatItDoesNotSay() throws {
    try scratch.write("inherit = \"b\"\n[styles]\ntext = \"1\"", to: "user/a.toml")
    try scratch.write("inherit = \"confab-dark\"\n[styles]\ndim = \"2\"", to: "shipped/b.toml")
    let (theme, problems) = library.theme(named: "a")
    #expect(problems == [])
    #expect(theme.name == "a" && theme.appearance == .dark)
    #expect(theme[.dim] == Style(.indexed(2)))
    #expect(theme[.error] == Theme.dark[.error])
    // What is left to the text's colour follows it.
    #expect(theme[.text] == Style(.indexed(1)))
    #expect(theme[.heading] == Style(.indexed(1), attributes: .bold))
  }

  @Test func givesThePaletteOfAnInheritedThemeAnotherMeaning() throws {
    try scratch.write(
      """
      inherit = "confab-dark"
      appearance = "light"
      [palette]
      red = "#cc241d"
      cyan = 30
      paper = "#fff"
      [styles]
      text = "black on paper"
      chip = { fg = "red", bg = "#000" }
      """, to: "user/a.toml")
    let (theme, problems) = library.theme(named: "a")
    let paper = Color.direct(.white)
    #expect(problems == [])
    #expect(theme.appearance == .light)
    #expect(
      theme[.error] == Style(.direct(RGB(0xCC, 0x24, 0x1D)), on: paper, attributes: .bold))
    #expect(theme[.notice] == Style(.indexed(30), on: paper))
    #expect(theme[.heading] == Style(.indexed(0), on: paper, attributes: .bold))
    #expect(theme[.chip] == Style(.direct(RGB(0xCC, 0x24, 0x1D)), on: .direct(.black)))
  }

  @Test func givesTheTerminalsNamesAnotherMeaning() throws {
    try scratch.write(
      "inherit = \"terminal\"\n[palette]\nred = \"#f00\"", to: "user/a.toml")
    let theme = library.theme(named: "a").theme
    #expect(theme[.error] == Style(.direct(RGB(255, 0, 0)), attributes: .bold))
    #expect(theme[.warning] == Theme.terminal[.warning])
  }

  @Test func inheritsNoPromises() throws {
    try scratch.write(
      """
      summary = "bright"
      claims = ["high-contrast"]
      [styles]
      text = "231 on 16"
      """, to: "shipped/b.toml")
    try scratch.write("inherit = \"b\"\nappearance = \"dark\"", to: "user/a.toml")
    #expect(library.theme(named: "b").theme.claims == [.highContrast])
    #expect(library.theme(named: "a").theme.claims == [])
    let summaries = library.choices().filter { ["a", "b"].contains($0.name) }.map(\.summary)
    #expect(summaries == ["dark", "bright"])
  }

  @Test func extendsAShippedThemeOfItsOwnName() throws {
    try scratch.write(
      "inherit = \"confab-dark\"\n[styles]\ntext = \"1\"", to: "user/confab-dark.toml")
    let (theme, problems) = library.theme(named: "confab-dark")
    #expect(problems == [])
    #expect(theme[.text] == Style(.indexed(1)))
    #expect(theme[.error] == Theme.dark[.error])
  }

  @Test func endsACircleOfThemes() throws {
    try scratch.write("inherit = \"b\"\n[styles]\ntext = \"1\"", to: "user/a.toml")
    try scratch.write("inherit = \"a\"\n[styles]\ndim = \"2\"", to: "user/b.toml")
    let (theme, problems) = library.theme(named: "a")
    #expect(theme.styles == [.text: Style(.indexed(1)), .dim: Style(.indexed(2))])
    #expect(problems.map(\.line) == [1])
    #expect(problems.first?.file == scratch.home + "/user/b.toml")
  }

  @Test func keepsWhatIsRightInABadTheme() throws {
    let path = try scratch.write(
      """
      inherit = "terminal"
      [styles]
      eror = "red"
      error = "rad"
      warning = 3
      rule = { fg = 300, bold = true, attributes = "bold" }
      text = "7"
      claims = ["high-contrats"]
      [palette]
      bold = "red"
      "rosé" = "#ff00f"
      [pallete]
      """, to: "user/a.toml")
    let (theme, problems) = library.theme(named: "a")
    #expect(theme[.text] == Style(.indexed(7)))
    #expect(theme[.error] == Theme.terminal[.error])
    #expect(theme[.warning] == Theme.terminal[.warning])
    #expect(
      problems.map(\.text) == [
        "\(path):3: styles.eror: unknown key; did you mean “error”?",
        "\(path):4: styles.error: “rad” is no colour or attribute; did you mean “red”?",
        "\(path):5: styles.warning: expected a string or a table, found an integer;"
          + " for example: warning = \"bold cyan\"",
        "\(path):6: styles.rule.fg: colours are numbered 0 to 255, not 300",
        "\(path):6: styles.rule.attributes: expected a list, found a string;"
          + " for example: attributes = [\"bold\"]",
        "\(path):6: styles.rule.bold: unknown key; known here: fg, bg, attributes",
        "\(path):8: styles.claims: unknown key; the file of confab-dark lists all",
        "\(path):10: palette.bold: cannot be the name of a colour; choose another word",
        "\(path):11: palette.rosé: “#ff00f” is no colour; for example: “#d3869b”",
        "\(path):12: pallete: unknown key; did you mean “palette”?",
      ])
  }

  @Test func fallsBackWithAProblem() throws {
    try scratch.write("[styles\n", to: "user/broken.toml")
    let broken = library.theme(named: "broken")
    #expect(broken.theme == .terminal)
    #expect(broken.problems.map(\.line) == [1])
    let unknown = library.theme(named: "confab-drak")
    #expect(unknown.theme == .terminal)
    #expect(
      unknown.problems.map(\.text)
        == ["theme: there is no theme “confab-drak”; did you mean “confab-dark”?"])
  }

  @Test(arguments: ["", ".", "../user/a", "/etc/passwd", ".hidden", "a\0b"])
  func takesNamesAndNoPaths(name: String) throws {
    try scratch.write("[styles]\ntext = \"1\"", to: "user/a.toml")
    let (theme, problems) = library.theme(named: name)
    #expect(theme == .terminal)
    #expect(problems.count == 1)
  }

  @Test func listsWhatCanBeChosen() throws {
    try scratch.write("", to: "user/zebra.toml")
    try scratch.write("", to: "shipped/mono.toml")
    try scratch.write("", to: "shipped/notes.txt")
    #expect(
      library.names() == ["confab-dark", "confab-light", "mono", "terminal", "zebra"])
    #expect(library.choices().map(\.name) == library.names())
  }
}
