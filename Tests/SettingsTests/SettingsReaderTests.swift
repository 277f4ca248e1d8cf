import Chat
import ChatUI
import Testing

@testable import Settings

struct SettingsReaderTests {
  @Test func hasDefaultsWithoutAFile() throws {
    let scratch = try Scratch()
    let reader = try SettingsReader(scratch.places())
    #expect(reader.settings == Settings())
    #expect(reader.problems == [])
  }

  @Test func takesEveryKey() {
    let reader = SettingsReader(
      """
      endpoint = "work"
      model = "team/large"
      theme = "mono"
      system_prompt = '''
      Be brief.
      '''
      temperature = 1
      max_tokens = 4096
      background_seconds = 0.5

      [endpoints.ollama]
      base_url = "http://gpu:11434/v1"
      model = "llama3.2"

      [endpoints.work]
      base_url = "https://llm.example.com/v1"
      key_env = "WORK_KEY"
      key_command = "pass show work"
      key_file = "work.key"
      model = "team/small"

      [retry]
      rate_limit = 7
      server = 0
      network = 2
      cap_seconds = 30

      [timeouts]
      connect_seconds = 1
      first_byte_seconds = 2.5
      idle_seconds = 3

      [reading]
      new_answer = "start"
      reasoning = "full"
      """, file: "config.toml")

    var expected = Settings()
    expected.endpoint = "work"
    expected.model = ModelID(rawValue: "team/large")
    expected.theme = "mono"
    expected.preferences.request = RequestOptions(
      systemPrompt: "Be brief.\n", temperature: 1, maxTokens: 4096)
    expected.backgroundSeconds = 0.5
    expected.preferences.newAnswer = .start
    expected.preferences.reasoning = .full
    expected.endpoints[3] = Endpoint(
      name: "ollama", baseURL: "http://gpu:11434/v1", model: ModelID(rawValue: "llama3.2"))
    expected.endpoints.append(
      Endpoint(
        name: "work", baseURL: "https://llm.example.com/v1", keyEnvironment: "WORK_KEY",
        keyCommand: "pass show work", keyFile: "work.key",
        model: ModelID(rawValue: "team/small")))
    expected.retry = RetryPolicy(
      rateLimitRetries: 7, serverErrorRetries: 0, transientRetries: 0, networkRetries: 2,
      longestBackoff: 30)
    expected.timeouts.connect = 1
    expected.timeouts.firstByte = 2.5
    expected.timeouts.idle = 3
    #expect(reader.problems == [])
    #expect(reader.settings == expected)
  }

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
      suggestion: "known here: endpoint, model, theme, system_prompt, temperature, max_tokens,"
        + " background_seconds, endpoints, retry, timeouts, reading"),
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
      message: "must be 0 to 10, not 11", suggestion: "for example: server = 3"),
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
      suggestion: "for example: connect_seconds = 10"),
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

  @Test func appliesEverythingBesideTheMistakesAndTellsThemInOrder() {
    let reader = SettingsReader(
      """
      temperature = 9
      model = "kept"
      [timeouts]
      idle_seconds = 0
      connect_seconds = 4
      [retry]
      nework = 1
      network = 1
      """, file: "c.toml")
    #expect(reader.problems.map(\.line) == [1, 4, 7])
    #expect(reader.settings.model == ModelID(rawValue: "kept"))
    #expect(reader.settings.timeouts.connect == 4)
    #expect(reader.settings.timeouts.idle == Settings().timeouts.idle)
    #expect(reader.settings.retry.networkRetries == 1)
    #expect(reader.settings.preferences.request.temperature == nil)
  }

  @Test(arguments: [
    ("model = \"x\"\ntheme = \"dark\n", 2), ("model = \"x\"\n\n[retry\n", 3),
    ("model =\n", 1), ("a = 1\na = 2\n", 2), ("model = \"x\"\n\0\n", 2),
  ])
  func saysInWhichLineAMalformedFileBreaks(text: String, line: Int) {
    let reader = SettingsReader(text, file: "c.toml")
    #expect(reader.settings == Settings())
    #expect(reader.problems.map(\.line) == [line])
    #expect(reader.problems.first?.suggestion == "until that is mended, the defaults apply")
  }

  @Test(arguments: [
    // Another host gets no key that the file does not name for it.
    ("base_url = \"https://proxy.example.com/v1\"", nil, nil),
    ("base_url = \"http://api.openai.com/v1\"", nil, nil),
    ("base_url = \"https://api.openai.com\"", "OPENAI_API_KEY", nil),
    ("base_url = \"https://proxy.example.com\"\nkey_env = \"P\"", "P", nil),
    ("base_url = \"https://proxy.example.com\"\nkey_file = \"k\"", nil, "k"),
    ("key_file = \"k\"", "OPENAI_API_KEY", "k"),
  ])
  func keepsAPresetsKeyForItsOwnHost(table: String, variable: String?, file: String?) throws {
    let reader = SettingsReader("[endpoints.openai]\n\(table)\n", file: "c.toml")
    let endpoint = try #require(reader.settings.endpoints.first { $0.name == "openai" })
    #expect(endpoint.keyEnvironment == variable)
    #expect(endpoint.keyFile == file)
    #expect(reader.problems == [])
  }

  @Test func saysWhenANamedFileIsNotThere() throws {
    let scratch = try Scratch()
    let path = scratch.home + "/mine.toml"
    #expect(
      try SettingsReader(scratch.places(Options(config: path))).problems
        == [SettingsProblem(file: path, message: "there is no such file")])
    #expect(
      try SettingsReader(scratch.places(Options(config: scratch.home))).problems
        == [
          SettingsProblem(
            file: scratch.home, message: "cannot be read: it is not a regular file")
        ])
  }

  @Test func readsTheFileOfItsPlace() throws {
    let scratch = try Scratch()
    try scratch.write("model = \"m\"", to: ".config/confab/config.toml")
    #expect(try SettingsReader(scratch.places()).settings.model == ModelID(rawValue: "m"))
  }
}
