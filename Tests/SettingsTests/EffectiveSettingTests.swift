import Settings
import Testing

/// Who says what holds.
struct EffectiveSettingTests {
  private let file = """
    endpoint = "ollama"
    theme = "mono"

    [retry]
    network = 1
    server = 99
    """

  typealias Case = (
    key: String, options: Options, environment: [String: String], value: String?, origin: String?
  )

  static let cases: [Case] = [
    ("endpoint", Options(), [:], "\"ollama\"", "c.toml:1"),
    ("endpoint", Options(), ["CONFAB_ENDPOINT": "vllm"], "\"vllm\"", "CONFAB_ENDPOINT"),
    (
      "endpoint", Options(endpoint: "openai"), ["CONFAB_ENDPOINT": "vllm"], "\"openai\"",
      "--endpoint"
    ),
    ("theme", Options(theme: "nord"), ["CONFAB_THEME": "x"], "\"nord\"", "--theme"),
    ("model", Options(), ["CONFAB_MODEL": "a/b"], "\"a/b\"", "CONFAB_MODEL"),
    ("retry.network", Options(), [:], "1", "c.toml:5"),
    ("retry.server", Options(), [:], "3", "default"),
    ("retry.cap_seconds", Options(), [:], "60", "default"),
    ("color", Options(), ["NO_COLOR": "1"], "\"never\"", "NO_COLOR"),
    ("linear", Options(), [:], "false", "default"),
    ("linear", Options(linear: true), ["ACCESSIBLE": "0"], "true", "--linear"),
    ("linear", Options(), ["ACCESSIBLE": "1"], "true", "ACCESSIBLE"),
    ("linear", Options(), ["ACCESSIBLE": "1", "CONFAB_LINEAR": "no"], "false", "CONFAB_LINEAR"),
    ("color", Options(color: "always"), ["NO_COLOR": "1"], "\"always\"", "--color"),
    (
      "base_url", Options(), ["CONFAB_BASE_URL": "http://me:sk@h/v1?key=sk"], "\"http://h/v1\"",
      "CONFAB_BASE_URL"
    ),
    // The command line speaks of the server: the environment's word about it does not count.
    ("base_url", Options(endpoint: "vllm"), ["CONFAB_BASE_URL": "http://h"], nil, nil),
  ]

  @Test(arguments: cases.indices)
  func namesTheValueAndWhereItIsFrom(index: Int) {
    let (key, options, environment, value, origin) = Self.cases[index]
    let settings = EffectiveSetting.all(
      SettingsReader(file, file: "c.toml"), options: options, environment: environment
    ).filter { $0.key == key }
    #expect(settings.count == (value == nil ? 0 : 1))
    #expect(settings.first?.value.toml == value)
    #expect(settings.first?.origin.text(file: "c.toml") == origin)
  }
}
