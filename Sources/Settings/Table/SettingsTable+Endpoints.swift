import Chat

/// The servers: `[endpoints.NAME]`.
extension SettingsTable {
  /// What the file says of one.
  private struct Entry: Sendable {
    var baseURL: String?
    var keyEnvironment: String?
    var keyCommand: String?
    var keyFile: String?
    var model: ModelID?
    var models: [ModelID]?

    init() {}

    init(_ endpoint: Endpoint) {
      baseURL = endpoint.baseURL
      keyEnvironment = endpoint.keyEnvironment
      keyCommand = endpoint.keyCommand
      keyFile = endpoint.keyFile
      model = endpoint.model
      models = endpoint.models.isEmpty ? nil : endpoint.models
    }
  }

  static let endpoints = SettingsSection.named(
    "endpoints", example: "work",
    "A server of your own, or changes to one of those above. Never write the key itself here: say"
      + " where it is.", settings, empty: Entry(), hints: keyHints
  ) { name, entry, reader, settings in
    add(entry, as: name, &reader, to: &settings)
  } entries: {
    $0.endpoints.map { ($0.name, Entry($0)) }
  }

  private static let settings: [Setting<Entry>] = [
    Setting(
      "base_url", "Where it is", .secretive(shownURL), example: "https://llm.example.com/v1",
      at: \.baseURL),
    Setting(
      "key_env", "Its key: an environment variable that holds it", .text, example: "WORK_API_KEY",
      at: \.keyEnvironment),
    Setting(
      "key_command", "Or a command that prints it", .secretive(shownCommand),
      example: "pass show work", at: \.keyCommand),
    Setting(
      "key_file", "Or a file that only you can read (chmod 600)", .text,
      example: "~/.config/confab/work.key", at: \.keyFile),
    Setting(
      "model", "The model to ask when none is chosen", .model,
      example: ModelID(rawValue: "provider/model-name"), at: \.model),
    Setting(
      "models", "Models that it has, whether it lists them or not", .models,
      example: [ModelID(rawValue: "team/small"), ModelID(rawValue: "team/large")], at: \.models),
  ]

  private static func add(
    _ entry: Entry, as name: String, _ reader: inout TableReader, to settings: inout Settings
  ) {
    let place = settings.endpoints.firstIndex { $0.name == name }
    var endpoint = place.map { settings.endpoints[$0] } ?? Endpoint(name: name, baseURL: "")
    if let baseURL = entry.baseURL {
      let origin = Origin(baseURL)
      if origin == nil {
        reader.problem("base_url", "is not a URL", "for example: \"https://llm.example.com/v1\"")
      }
      // A preset's key is for the preset's host. For another, the file has to name one.
      if origin == nil || origin != Origin(endpoint.baseURL) { endpoint = endpoint.withoutKey() }
      endpoint.baseURL = baseURL
    } else if place == nil {
      if !reader.problems.contains(where: { $0.key?.hasSuffix(".base_url") == true }) {
        reader.problem(nil, "base_url is missing", "for example: base_url = \"https://…/v1\"")
      }
      return
    }
    if entry.keyEnvironment != nil || entry.keyCommand != nil || entry.keyFile != nil {
      endpoint.keyEnvironment = entry.keyEnvironment ?? endpoint.keyEnvironment
      endpoint.keyCommand = entry.keyCommand
      endpoint.keyFile = entry.keyFile
    }
    endpoint.model = entry.model ?? endpoint.model
    endpoint.models = entry.models ?? endpoint.models
    if let place {
      settings.endpoints[place] = endpoint
    } else {
      settings.endpoints.append(endpoint)
    }
  }

  /// For those who write the key itself into the file.
  private static let keyHints = Dictionary(
    uniqueKeysWithValues: ["key", "api_key", "apikey", "token"].map {
      (
        $0,
        "a key does not belong in this file: name its place with key_env, key_command or key_file"
      )
    })

  /// Without a user's name and password, and without the query: there may be a key in them.
  static func shownURL(_ url: String) -> String {
    let path = url.prefix { !"?#".contains($0) }
    guard let at = path.lastIndex(of: "@") else { return String(path) }
    let scheme = path.firstIndex(of: "/").map { path[..<$0] + "//" } ?? ""
    return scheme + path[path.index(after: at)...]
  }

  /// The program's name alone: a key may be among its arguments, or be set for it.
  private static func shownCommand(_ command: String) -> String {
    let words = command.split(separator: " ")
    guard let first = words.first, !first.contains("=") else { return "…" }
    return words.count == 1 ? String(first) : "\(first) …"
  }
}
