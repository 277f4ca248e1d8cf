import Chat

/// A conversation's own parameters in a few words, for the status bar: `coder · temp 0.2 · high`.
struct ParameterWords {
  /// What differs from the configuration, each in its shortest form that still says what it is.
  private let parts: [String]

  init(_ options: RequestOptions, preset: String?, configured: RequestOptions) {
    let names = options.names.filter { options[$0] != configured[$0] }
    var parts = preset.map { [$0] } ?? []
    let hasOwnPrompt =
      options.systemPrompt.map { $0 != configured.systemPrompt ?? "" } ?? false
    if preset == nil, hasOwnPrompt { parts.append("system prompt") }
    self.parts = parts + names.map { Self.word($0, in: options) }
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
