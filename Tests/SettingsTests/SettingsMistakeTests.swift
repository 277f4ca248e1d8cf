import Settings
import Testing

/// What is said of each mistake in the file.
struct SettingsMistakeTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int?
    let key: String?
    let message: String
    let suggestion: String?
    var testDescription: String { text }
  }

  /// Every mistake stands after a line that is right, which has to apply.
  static let mistakes: [Mistake] = [
    Mistake(
      text: "modle = \"x\"", line: 2, key: "modle", message: "unknown key",
      suggestion: "did you mean “model”?"),
    Mistake(
      text: "\n# comment\nthem = \"x\"", line: 4, key: "them", message: "unknown key",
      suggestion: "did you mean “theme”?"),
    Mistake(
      text: "colours = 3", line: 2, key: "colours", message: "unknown key",
      suggestion: "confab config show lists all"),
    Mistake(
      text: "model = 3", line: 2, key: "model", message: "expected a string, found an integer",
      suggestion: "for example: model = \"anthropic/claude-sonnet-4.6\""),
    Mistake(
      text: "model = \"\"", line: 2, key: "model", message: "is empty",
      suggestion: "for example: model = \"anthropic/claude-sonnet-4.6\""),
    Mistake(
      text: "temperature = 2.5", line: 2, key: "temperature", message: "must be 0 to 2, not 2.5",
      suggestion: "for example: temperature = 0.7"),
    Mistake(
      text: "temperature = nan", line: 2, key: "temperature", message: "must be 0 to 2, not nan",
      suggestion: "for example: temperature = 0.7"),
    Mistake(
      text: "temperature = \"hot\"", line: 2, key: "temperature",
      message: "expected a number, found a string", suggestion: "for example: temperature = 0.7"),
    Mistake(
      text: "max_tokens = 1.5", line: 2, key: "max_tokens",
      message: "expected a whole number, found a number",
      suggestion: "for example: max_tokens = 4096"),
    Mistake(
      text: "max_tokens = 0", line: 2, key: "max_tokens",
      message: "must be 1 to 10000000, not 0", suggestion: "for example: max_tokens = 4096"),
    Mistake(
      text: "endpoint = \"clien\"", line: 2, key: "endpoint",
      message: "there is no endpoint of that name", suggestion: "did you mean “cline”?"),
    Mistake(
      text: "endpoints = 3", line: 2, key: "endpoints",
      message: "expected a table, found an integer", suggestion: "write [endpoints]"),
    Mistake(
      text: "retry = []", line: 2, key: "retry", message: "expected a table, found a list",
      suggestion: "write [retry]"),
    Mistake(
      text: "[retry]\n\nserver = 11", line: 4, key: "retry.server",
      message: "must be 0 to 10, not 11", suggestion: "for example: server = 2"),
    Mistake(
      text: "[timeouts]\nidle_second = 1", line: 3, key: "timeouts.idle_second",
      message: "unknown key", suggestion: "did you mean “idle_seconds”?"),
    Mistake(
      text: "[reading]\nnew_answer = \"strat\"", line: 3, key: "reading.new_answer",
      message: "is “strat”", suggestion: "did you mean “start”?"),
    Mistake(
      text: "[reading]\nreasoning = \"much\"", line: 3, key: "reading.reasoning",
      message: "is “much”", suggestion: "known here: collapsed, tail, full"),
    Mistake(
      text: "reading.reasoning = 3", line: 2, key: "reading.reasoning",
      message: "expected a string, found an integer",
      suggestion: "for example: reasoning = \"collapsed\""),
    Mistake(
      text: "timeouts = { connect_seconds = 1979-05-27 }", line: 2,
      key: "timeouts.connect_seconds", message: "expected a number, found a date or time",
      suggestion: "for example: connect_seconds = 5"),
    Mistake(
      text: "[endpoints.mine]\nmodel = \"x\"", line: 2, key: "endpoints.mine",
      message: "base_url is missing", suggestion: "for example: base_url = \"https://…/v1\""),
    Mistake(
      text: "[endpoints.mine]\nbase_url = \"not a url\"", line: 3, key: "endpoints.mine.base_url",
      message: "is not a URL", suggestion: "for example: \"https://llm.example.com/v1\""),
    Mistake(
      text: "[endpoints.cline]\napi_key = \"sk-secret\"", line: 3, key: "endpoints.cline.api_key",
      message: "unknown key",
      suggestion:
        "a key does not belong in this file: name its place with key_env, key_command or key_file"),
    Mistake(
      text: "[composer]\nenter_sends = 1", line: 3, key: "composer.enter_sends",
      message: "expected true or false, found an integer",
      suggestion: "for example: enter_sends = false"),
    Mistake(
      text: "favourites = [\n  \"a/b\",\n  3,\n]", line: 4, key: "favourites",
      message: "expected strings, found an integer",
      suggestion: "for example: favourites = [\"anthropic/claude-sonnet-4.6\"]"),
    Mistake(
      text: "favourites = \"a/b\"", line: 2, key: "favourites",
      message: "expected a list, found a string",
      suggestion: "for example: favourites = [\"anthropic/claude-sonnet-4.6\"]"),
    Mistake(
      text: "[status]\nitems = [\n  \"title\",\n  \"modle\",\n]", line: 5, key: "status.items",
      message: "there is no “modle”", suggestion: "did you mean “model”?"),
    Mistake(
      text: "[status]\nitems = [\"title\", \"title\"]", line: 3, key: "status.items",
      message: "“title” stands there twice", suggestion: nil),
    Mistake(
      text: "[keys]\nnew-conversatoin = \"ctrl-o\"", line: 3, key: "keys.new-conversatoin",
      message: "there is no command of that name", suggestion: "did you mean “new-conversation”?"),
    Mistake(
      text: "[keys]\noutline = [\n\"f3\",\n\"crtl-o\"]", line: 5, key: "keys.outline",
      message: "“crtl-o” is no key",
      suggestion: "write it like \"ctrl-x\", \"alt-enter\", \"f5\"; /keys debug names the key that"
        + " you press"),
    Mistake(
      text: "[keys]\noutline = 3", line: 3, key: "keys.outline",
      message: "expected a key or a list of keys, found an integer", suggestion: nil),
    Mistake(
      text: "[presets.brief]\ntemprature = 1", line: 3, key: "presets.brief.temprature",
      message: "unknown key", suggestion: "did you mean “temperature”?"),
    Mistake(
      text: "[presets.brief.parameters]\nmodel = \"x\"", line: 3,
      key: "presets.brief.parameters.model", message: "is Confab's own to say",
      suggestion: nil),
    Mistake(
      text: "[parameters]\ntemperature = 1", line: 3, key: "parameters.temperature",
      message: "has a key of its own", suggestion: "write temperature = … outside of this table"),
    Mistake(
      text: "[parameters]\nuntil = 1979-05-27", line: 3, key: "parameters.until",
      message: "no value for a request: found a date or time", suggestion: nil),
    Mistake(
      text: "[parameters]\npresence_penalty = 3", line: 3, key: "parameters.presence_penalty",
      message: "has to be a number from -2 to 2", suggestion: nil),
    Mistake(
      text: "[[model_rules]]\nmatch = \"a\"\n[[model_rules]]\nmatch = \"b\"\ndorp = []", line: 6,
      key: "model_rules.dorp", message: "unknown key", suggestion: "did you mean “drop”?"),
    Mistake(
      text: "[[model_rules]]\nmatch = \"a\"\n[[model_rules]]\ndrop = []", line: 4,
      key: "model_rules.match", message: "is missing",
      suggestion: "for example: match = \"openai/gpt-5*\""),
    Mistake(
      text: "[[model_rules]]\nmatch = \"a\"\n[model_rules.rename]\nseed = 1", line: 5,
      key: "model_rules.rename.seed", message: "expected a string, found an integer",
      suggestion: nil),
    Mistake(
      text: "[model_rules]\nmatch = \"a\"", line: 2, key: "model_rules",
      message: "expected a list of tables, found a table", suggestion: "write [[model_rules]]"),
    Mistake(
      text: "[[presets]]\nname = \"x\"", line: 2, key: "presets",
      message: "expected a table, found a list", suggestion: "write [presets]"),
    Mistake(
      text: "[\"a\\u001b[31mb\"]\nb = 1", line: nil, key: "a␛[31mb", message: "unknown key",
      suggestion: nil),
  ]

  @Test(arguments: mistakes)
  func namesTheLineTheKeyAndTheNearestValidOne(mistake: Mistake) {
    let reader = SettingsReader("background_seconds = 7\n\(mistake.text)\n", file: "c.toml")
    #expect(reader.settings.backgroundSeconds == 7)
    #expect(reader.problems.count == 1)
    let problem = reader.problems.first
    #expect(problem?.file == "c.toml")
    #expect(problem?.line == mistake.line)
    #expect(problem?.key == mistake.key)
    #expect(problem?.message == mistake.message)
    if mistake.suggestion != nil { #expect(problem?.suggestion == mistake.suggestion) }
    #expect(problem?.text.contains("sk-secret") == false)
  }

  /// The parser would end the program.
  @Test(arguments: ["[", "[[", "[ ", "[[ \t", "[[["])
  func saysWhereATableHasNoName(_ start: String) {
    for rest in ["\n", "\r\n", "\r", "=", "#x]", "é]", ".a]"] {
      let reader = SettingsReader("model = \"m\"\n\(start)\(rest)\nx = 1\n", file: "c.toml")
      #expect(reader.isBroken)
      #expect(reader.problems.map(\.line) == [2], "\(start)\(rest)")
    }
  }

  @Test func aBracketInAStringIsNoTable() {
    let reader = SettingsReader(
      "model = \"\"\"\n[\n\"\"\" # [\ntheme = 'x[' # [[\n", file: "c.toml")
    #expect(!reader.isBroken)
  }
}
