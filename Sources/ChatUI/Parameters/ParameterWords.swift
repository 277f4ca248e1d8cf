import Chat

/// A conversation's own parameters in a few words, for the status bar: `coder · temp 0.2 · high`.
struct ParameterWords {
  /// What differs from the configuration, each in its shortest form that still says what it is.
  private let parts: [String]

  /// - Parameter model: what its rules keep out is not sent, and not said.
  init(_ options: RequestOptions, preset: String?, defaults: RequestDefaults, model: ModelID) {
    let configured = defaults.options
    // Asked at each frame: most conversations have none of their own.
    let resolved = options.isEmpty ? [] : defaults.resolve(options, for: model)
    let own = resolved.filter {
      $0.origin == .conversation && $0.json != configured[$0.name]
        && ($0.bodyName != nil || $0.json == "null")
    }
    var parts = preset.map { [$0] } ?? []
    let hasOwnPrompt =
      options.systemPrompt.map { $0 != configured.systemPrompt ?? "" } ?? false
    if preset == nil, hasOwnPrompt { parts.append("system prompt") }
    self.parts = parts + own.map { Self.word($0.name, in: options) }
  }

  /// From the longest to the shortest; empty: nothing differs.
  var forms: [String] {
    guard let first = parts.first else { return [] }
    return parts.count == 1
      ? [first] : [parts.joined(separator: " · "), "\(first) +\(parts.count - 1)"]
  }

  static func value(_ name: String, in options: RequestOptions) -> String {
    guard let json = options[name] else { return "" }
    return json == "null" ? "off" : Figures.short(Parameter.typed(json, for: name), to: 12)
  }

  private static func word(_ name: String, in options: RequestOptions) -> String {
    let value = value(name, in: options)
    return switch name {
    case "temperature": "temp \(value)"
    case "max_tokens": "max \(value)"
    case "reasoning_effort": value == "off" ? "effort off" : value
    default: "\(name) \(value)"
    }
  }
}
