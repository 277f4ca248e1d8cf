import Settings
import Testing

/// What a check finds beyond the file's own mistakes.
struct SettingsCheckTests {
  @Test func looksAtWhatTheFileNamesAndTellsAllByLine() throws {
    let scratch = try Scratch()
    let open = try scratch.write("sk_secret", to: "open.key", mode: 0o644)
    try scratch.write("[styles]\ntext = \"blod\"\n", to: ".config/confab/themes/mine.toml")
    let file = try scratch.write(
      """
      them = "x"
      theme = "monno"
      theme_dark = "mine"
      endpoint = "work"

      [endpoints.work]
      base_url = "https://llm.example.com/v1"
      key_file = "\(open)"

      [endpoints.ollama]
      key_file = "~/missing.key"
      """, to: ".config/confab/config.toml")
    let problems = SettingsCheck(places: try scratch.places(), environment: [:]).problems
    let themes = scratch.home + "/.config/confab/themes/mine.toml"
    #expect(
      problems.map { "\($0.file):\($0.line ?? 0): \($0.key ?? "")" } == [
        "\(file):1: them", "\(file):2: theme", "\(themes):2: styles.text",
        "\(file):8: endpoints.work.key_file", "\(file):11: endpoints.ollama.key_file",
      ])
    #expect(problems[1].suggestion == "did you mean “mono”?")
    #expect(problems[3].message.hasSuffix("chmod 600 \(open)"))
    #expect(problems[4].message.contains("there is no such file"))
    #expect(!problems.contains { $0.text.contains("sk_secret") })
  }

  @Test func findsNothingWrongWithNoFileAndWithTheDefaultOne() throws {
    let scratch = try Scratch()
    #expect(SettingsCheck(places: try scratch.places(), environment: [:]).problems == [])
    try scratch.write(SettingsTemplate.text, to: ".config/confab/config.toml")
    #expect(SettingsCheck(places: try scratch.places(), environment: [:]).problems == [])
  }

  @Test func takesAutoForATheme() throws {
    let scratch = try Scratch()
    try scratch.write("theme = \"auto\"", to: ".config/confab/config.toml")
    #expect(SettingsCheck(places: try scratch.places(), environment: [:]).problems == [])
  }
}
