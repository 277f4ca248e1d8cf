import Chat
import ChatUI
import TUI
import Testing

@testable import Settings

struct SettingsReaderTests {
  @Test func hasDefaultsWithoutAFile() throws {
    let scratch = try Scratch()
    let reader = try SettingsReader(scratch.places())
    #expect(reader.settings == SettingsReader("", file: "c.toml").settings)
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
      top_p = 0.5
      reasoning_effort = "high"
      background_seconds = 0.5
      favourites = ["a/b", "c/d"]
      theme_dark = "nord"
      theme_light = "mono"

      [parameters]
      top_k = 40
      stop = ["a", "b"]
      logit_bias = { "50256" = -100 }

      [presets.brief]
      system_prompt = "One sentence."
      model = "team/small"
      temperature = 0.25
      max_tokens = 100
      top_p = 1
      reasoning_effort = "low"
      parameters = { seed = 7 }

      [presets."long name"]
      temperature = 2

      [[model_rules]]
      match = "openai/o*"
      parameters = { temperature = 1, min_p = 0.5 }
      rename = { max_tokens = "max_completion_tokens" }

      [[model_rules]]
      match = "*-free"
      drop = ["top_p", "seed"]

      [composer]
      editing = "vi"
      enter_sends = false
      take_back_seconds = 2.5

      [keys]
      new-conversation = "ctrl-o"
      outline = ["f3", "alt-o"]
      bookmark = []

      [status]
      items = ["model", "cost"]

      [endpoints.ollama]
      base_url = "http://gpu:11434/v1"
      model = "llama3.2"

      [endpoints.work]
      base_url = "https://llm.example.com/v1"
      key_env = "WORK_KEY"
      key_command = "pass show work"
      key_file = "work.key"
      model = "team/small"
      models = ["team/small", "team/large"]

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
      systemPrompt: "Be brief.\n", temperature: 1, maxTokens: 4096, topP: 0.5,
      reasoningEffort: "high",
      extra: ["top_k": "40", "stop": #"["a","b"]"#, "logit_bias": #"{"50256":-100}"#])
    expected.backgroundSeconds = 0.5
    expected.themeDark = "nord"
    expected.themeLight = "mono"
    expected.preferences.favourites = ["a/b", "c/d"].map { ModelID(rawValue: $0) }
    expected.preferences.presets = [
      Preset(
        name: "brief",
        options: RequestOptions(
          systemPrompt: "One sentence.", temperature: 0.25, maxTokens: 100, topP: 1,
          reasoningEffort: "low", extra: ["seed": "7"]), model: ModelID(rawValue: "team/small")),
      Preset(name: "long name", options: RequestOptions(temperature: 2)),
    ]
    expected.preferences.modelRules = ModelRules([
      ModelRules.Rule(
        match: ModelPattern("openai/o*"),
        parameters: RequestOptions(temperature: 1, extra: ["min_p": "0.5"]),
        rename: ["max_tokens": "max_completion_tokens"]),
      ModelRules.Rule(match: ModelPattern("*-free"), drop: ["top_p", "seed"]),
    ])
    expected.preferences.editing = .vi
    expected.preferences.enterSends = false
    expected.preferences.takeBackSeconds = 2.5
    expected.preferences.keys = [
      Preferences.KeyBinding(
        command: "new-conversation", keys: [KeyPress(.character("o"), .control)]),
      Preferences.KeyBinding(
        command: "outline", keys: [KeyPress(.function(3)), KeyPress(.character("o"), .alt)]),
      Preferences.KeyBinding(command: "bookmark", keys: []),
    ]
    expected.preferences.statusItems = [.model, .cost]
    expected.preferences.endpoints = Endpoint.presets.map(\.name) + ["work"]
    expected.preferences.newAnswer = .start
    expected.preferences.reasoning = .full
    expected.endpoints[3] = Endpoint(
      name: "ollama", baseURL: "http://gpu:11434/v1", model: ModelID(rawValue: "llama3.2"))
    expected.endpoints.append(
      Endpoint(
        name: "work", baseURL: "https://llm.example.com/v1", keyEnvironment: "WORK_KEY",
        keyCommand: "pass show work", keyFile: "work.key",
        model: ModelID(rawValue: "team/small"),
        models: ["team/small", "team/large"].map { ModelID(rawValue: $0) }))
    expected.retry = RetryPolicy(
      rateLimitRetries: 7, serverErrorRetries: 0, transientRetries: 0, networkRetries: 2,
      longestBackoff: 30)
    expected.timeouts.connect = 1
    expected.timeouts.firstByte = 2.5
    expected.timeouts.idle = 3
    #expect(reader.problems == [])
    #expect(reader.settings == expected)
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
    #expect(reader.settings == SettingsReader("", file: "c.toml").settings)
    #expect(reader.isBroken)
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
