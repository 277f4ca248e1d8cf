import Chat
import Settings
import Testing

struct ResolutionTests {
  /// The file's own endpoint, another of its own, and the presets.
  static let settings: Settings = {
    var settings = Settings()
    settings.endpoints.append(
      Endpoint(
        name: "work", baseURL: "https://llm.example.com/v1", keyEnvironment: "WORK_KEY",
        model: ModelID(rawValue: "team/small")))
    settings.model = ModelID(rawValue: "file/model")
    settings.theme = "mono"
    return settings
  }()

  func resolve(
    _ options: Options = Options(), _ environment: [String: String] = [:],
    settings: Settings = settings
  ) throws -> Resolution {
    try Resolution(options: options, environment: environment, settings: settings)
  }

  @Test func hasDefaults() throws {
    let resolution = try resolve(settings: Settings())
    #expect(resolution.endpoint == Endpoint.presets[0])
    #expect(resolution.model == ModelID(rawValue: "anthropic/claude-sonnet-4.6"))
    #expect(resolution.theme == "terminal")
    #expect(resolution.color == .auto)
    #expect(resolution.conversation == nil)
  }

  @Test func asksOptionThenVariableThenFile() throws {
    let variables = [
      "CONFAB_MODEL": "env/model", "CONFAB_THEME": "env", "CONFAB_ENDPOINT": "work",
      "CONFAB_COLOR": "always", "CONFAB_CONVERSATION": "last",
    ]
    let options = Options(
      model: "option/model", endpoint: "ollama", theme: "option", conversation: "01ABC",
      color: "never")
    let byFile = try resolve()
    #expect(byFile.model?.rawValue == "file/model")
    #expect(byFile.theme == "mono")
    let byVariable = try resolve(Options(), variables)
    #expect(byVariable.endpoint.name == "work")
    #expect(byVariable.model?.rawValue == "env/model")
    #expect(byVariable.theme == "env")
    #expect(byVariable.color == .always)
    #expect(byVariable.conversation == .last)
    let byOption = try resolve(options, variables)
    #expect(byOption.endpoint.name == "ollama")
    #expect(byOption.model?.rawValue == "option/model")
    #expect(byOption.theme == "option")
    #expect(byOption.color == .never)
    #expect(byOption.conversation == .id(ConversationID(rawValue: "01ABC")))
    #expect(try resolve(Options(conversation: "new"), variables).conversation == .new)
    #expect(try resolve(Options(), variables.mapValues { _ in "" }) == byFile)
  }

  /// Options and variables that name a server → its name, base URL, key variable and model.
  @Test(arguments: [
    (
      Options(endpoint: "work"), [:], "work", "https://llm.example.com/v1", "WORK_KEY", "team/small"
    ),
    (Options(endpoint: "ollama"), [:], "ollama", "http://localhost:11434/v1", nil, nil),
    // Alone, and another host: no key, no model of someone else's.
    (Options(baseURL: "http://gpu:8000"), [:], "gpu:8000", "http://gpu:8000", nil, nil),
    (
      Options(baseURL: "http://api.cline.bot/api/v1"), [:], "api.cline.bot",
      "http://api.cline.bot/api/v1", nil, nil
    ),
    (
      Options(baseURL: "https://api.cline.bot@evil.example"), [:],
      "custom", "https://api.cline.bot@evil.example", nil, nil
    ),
    // Alone, and the origin of an endpoint: that endpoint.
    (
      Options(baseURL: "https://api.cline.bot/api/v2"), [:], "cline",
      "https://api.cline.bot/api/v2", "CLINE_API_KEY", "file/model"
    ),
    (
      Options(baseURL: "https://llm.example.com"), [:], "work", "https://llm.example.com",
      "WORK_KEY", "team/small"
    ),
    // Both: the user says that this key goes there.
    (
      Options(baseURL: "http://gpu:8000", endpoint: "work"), [:], "work", "http://gpu:8000",
      "WORK_KEY", "team/small"
    ),
    (
      Options(), ["CONFAB_BASE_URL": "http://gpu:8000", "CONFAB_ENDPOINT": "work"], "work",
      "http://gpu:8000", "WORK_KEY", "team/small"
    ),
    // At two levels they do not belong together.
    (
      Options(baseURL: "http://gpu:8000"), ["CONFAB_ENDPOINT": "work"], "gpu:8000",
      "http://gpu:8000", nil, nil
    ),
    (
      Options(endpoint: "work"), ["CONFAB_BASE_URL": "http://gpu:8000"], "work",
      "https://llm.example.com/v1", "WORK_KEY", "team/small"
    ),
    (Options(), ["CONFAB_BASE_URL": "gpu.example"], "gpu.example", "gpu.example", nil, nil),
  ])
  func sendsAKeyOnlyWhereItBelongs(
    options: Options, environment: [String: String], name: String, baseURL: String,
    key: String?, model: String?
  ) throws {
    let resolution = try resolve(options, environment)
    #expect(resolution.endpoint.name == name)
    #expect(resolution.endpoint.baseURL == baseURL)
    #expect(resolution.endpoint.keyEnvironment == key)
    #expect(resolution.endpoint.wantsKey == (key != nil))
    #expect(resolution.model?.rawValue == model)
  }

  @Test(arguments: [
    (
      Options(endpoint: "clin"), [:],
      "--endpoint: there is no endpoint “clin”; did you mean “cline”?"
    ),
    (
      Options(), ["CONFAB_ENDPOINT": "worc"],
      "CONFAB_ENDPOINT: there is no endpoint “worc”; did you mean “work”?"
    ),
    (
      Options(endpoint: "zz\u{1b}zzzz"), [:],
      "--endpoint: there is no endpoint “zz␛zzzz”; known here: cline, openai, openrouter, ollama,"
        + " llamacpp, lmstudio, vllm, work"
    ),
    (Options(color: "nevr"), [:], "--color: is “nevr”; did you mean “never”?"),
    (
      Options(), ["CONFAB_COLOR": "rainbow"],
      "CONFAB_COLOR: is “rainbow”; it may be auto, always, never"
    ),
  ])
  func refusesWhatDoesNotExist(options: Options, environment: [String: String], text: String) {
    let problem = #expect(throws: SettingsProblem.self) { try resolve(options, environment) }
    #expect(problem?.text == text)
  }

  @Test(arguments: [
    ([:], nil, Resolution.Color.auto), (["NO_COLOR": "1"], nil, .never),
    (["NO_COLOR": ""], nil, .auto), (["NO_COLOR": "1", "CONFAB_COLOR": "always"], nil, .always),
    (["NO_COLOR": "1"], "auto", .auto),
  ])
  func obeysNoColor(environment: [String: String], option: String?, color: Resolution.Color) throws
  {
    #expect(try resolve(Options(color: option), environment).color == color)
  }
}
