import Chat
import ChatUI
import TUI

/// Reads `config.toml` into `Settings`. Whatever is wrong with it becomes a problem with its line;
/// everything else in it applies.
package struct SettingsReader {
  package private(set) var settings = Settings()
  /// In the order of the file's lines.
  package private(set) var problems: [SettingsProblem] = []

  /// Reads the file of a place. That there is none is a problem only where the user named it.
  package init(_ places: Places) {
    let path = places.configFile
    do {
      let file = try SmallFile.read(path)
      parse(String(decoding: file.bytes, as: UTF8.self), file: path)
    } catch {
      switch error {
      case .missing where !places.configIsGiven: break
      case .missing: problems = [SettingsProblem(file: path, message: "there is no such file")]
      case .unreadable(let reason):
        problems = [SettingsProblem(file: path, message: "cannot be read: \(reason)")]
      }
    }
  }

  /// - Parameter file: how problems name it.
  package init(_ text: String, file: String) {
    parse(text, file: file)
  }

  private mutating func parse(_ text: String, file: String) {
    do {
      read(try TOMLDocument(text, file: file))
    } catch {
      var problem = error
      problem.suggestion = "until that is mended, the defaults apply"
      problems = [problem]
    }
  }

  private mutating func read(_ document: TOMLDocument) {
    var root = TableReader(document)
    let endpoint = root.string("endpoint", example: "\"cline\"")
    settings.model = root.string("model", example: "\"anthropic/claude-sonnet-4.6\"")
      .map(ModelID.init)
    settings.theme = root.string("theme", example: "\"confab-dark\"")
    settings.preferences.request = RequestOptions(
      systemPrompt: root.string("system_prompt", example: "\"Be brief.\""),
      temperature: root.number("temperature", in: 0...2, example: "0.7"),
      maxTokens: root.integer("max_tokens", in: 1...10_000_000, example: "4096"))
    settings.backgroundSeconds =
      root.number("background_seconds", in: 0...86_400, example: "600")
      ?? settings.backgroundSeconds
    if var table = root.table("endpoints") {
      readEndpoints(&table)
      root.adopt(table)
    }
    if let endpoint { choose(endpoint, &root) }
    if var table = root.table("retry") {
      readRetry(&table)
      root.adopt(table)
    }
    if var table = root.table("timeouts") {
      readTimeouts(&table)
      root.adopt(table)
    }
    if var table = root.table("reading") {
      readReading(&table)
      root.adopt(table)
    }
    root.refuseOthers()
    problems = root.problems.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .map(\.element)
  }

  private mutating func choose(_ name: String, _ root: inout TableReader) {
    let names = settings.endpoints.map(\.name)
    if names.contains(name) {
      settings.endpoint = name
    } else {
      root.problem(
        "endpoint", "there is no endpoint of that name",
        Spelling.suggestion(for: name, among: names))
    }
  }

  private mutating func readEndpoints(_ table: inout TableReader) {
    for name in table.keys {
      guard var reader = table.table(name) else { continue }
      let baseURL = reader.string("base_url", example: "\"https://llm.example.com/v1\"")
      let environment = reader.string("key_env", example: "\"CLINE_API_KEY\"")
      let command = reader.string("key_command", example: "\"pass show cline\"")
      let file = reader.string("key_file", example: "\"~/.config/confab/key\"")
      let model = reader.string("model", example: "\"provider/model-name\"").map(ModelID.init)
      reader.refuseOthers(hints: Self.keyHints)
      let place = settings.endpoints.firstIndex { $0.name == name }
      if place == nil, baseURL == nil {
        if !reader.problems.contains(where: { $0.key?.hasSuffix(".base_url") == true }) {
          reader.problem(nil, "base_url is missing", "for example: base_url = \"https://…/v1\"")
        }
      } else {
        var endpoint = place.map { settings.endpoints[$0] } ?? Endpoint(name: name, baseURL: "")
        if let baseURL {
          let origin = Origin(baseURL)
          if origin == nil {
            reader.problem(
              "base_url", "is not a URL", "for example: \"https://llm.example.com/v1\"")
          }
          // A preset's key is for the preset's host. For another, the file has to name one.
          if origin == nil || origin != Origin(endpoint.baseURL) {
            endpoint = endpoint.withoutKey()
          }
          endpoint.baseURL = baseURL
        }
        if environment != nil || command != nil || file != nil {
          endpoint.keyEnvironment = environment ?? endpoint.keyEnvironment
          endpoint.keyCommand = command
          endpoint.keyFile = file
        }
        endpoint.model = model ?? endpoint.model
        if let place {
          settings.endpoints[place] = endpoint
        } else {
          settings.endpoints.append(endpoint)
        }
      }
      table.adopt(reader)
    }
  }

  private mutating func readRetry(_ table: inout TableReader) {
    // More than ten retries would be an hour of waiting that nobody watches.
    let allowed = 0...10
    if let count = table.integer("rate_limit", in: allowed, example: "5") {
      settings.retry.rateLimitRetries = count
    }
    if let count = table.integer("server", in: allowed, example: "3") {
      settings.retry.transientRetries = count
      settings.retry.serverErrorRetries = min(count, settings.retry.serverErrorRetries)
    }
    if let count = table.integer("network", in: allowed, example: "3") {
      settings.retry.networkRetries = count
    }
    if let seconds = table.number("cap_seconds", in: 1...600, example: "60") {
      settings.retry.longestBackoff = seconds
    }
    table.refuseOthers()
  }

  private mutating func readReading(_ table: inout TableReader) {
    if let place: NewAnswerPlace = table.choice("new_answer") {
      settings.preferences.newAnswer = place
    }
    if let display: ReasoningDisplay = table.choice("reasoning") {
      settings.preferences.reasoning = display
    }
    table.refuseOthers()
  }

  private mutating func readTimeouts(_ table: inout TableReader) {
    let allowed: ClosedRange<Double> = 0.1...3600
    if let seconds = table.number("connect_seconds", in: allowed, example: "10") {
      settings.timeouts.connect = seconds
    }
    if let seconds = table.number("first_byte_seconds", in: allowed, example: "120") {
      settings.timeouts.firstByte = seconds
    }
    if let seconds = table.number("idle_seconds", in: allowed, example: "120") {
      settings.timeouts.idle = seconds
    }
    table.refuseOthers()
  }

  /// For those who write the key itself into the file.
  private static let keyHints = Dictionary(
    uniqueKeysWithValues: ["key", "api_key", "apikey", "token"].map {
      (
        $0,
        "a key does not belong in this file: name its place with key_env, key_command or key_file"
      )
    })
}
