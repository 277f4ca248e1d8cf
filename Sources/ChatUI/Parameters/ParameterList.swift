import Chat
import TUI

/// The parameters of the next request in words: what each is, and who says so.
struct ParameterList {
  /// Stands for what nobody says anything about.
  static let unset = "–"
  /// The row of the system prompt.
  static let systemName = "system"
  /// Columns of a value; longer ones are cut in the list.
  private static let valueColumns = 16

  let options: RequestOptions
  /// The preset that is on, as it is configured now.
  let preset: Preset?
  let defaults: RequestDefaults
  let model: ModelID

  var picker: Picker {
    let resolved = defaults.resolve(options, for: model)
    let known = Parameter.known.map(\.name)
    let names = known + resolved.map(\.name).filter { !known.contains($0) }
    let system = systemWords
    let rows =
      [(Self.systemName, system.value, system.origin)]
      + names.map { name in
        guard let parameter = resolved.first(where: { $0.name == name }) else {
          return (name, Self.unset, Parameter.named(name)?.help ?? "")
        }
        return (name, value(of: parameter), origin(of: parameter))
      }
    let width = min(Self.valueColumns, rows.map { cells($0.1).count }.max() ?? 0)
    return Picker(
      title: "parameters of this conversation", allowsTyped: false,
      items: rows.map { name, value, origin in
        let short = Figures.short(value, to: Self.valueColumns - 1)
        let gap = String(repeating: " ", count: max(0, width - cells(short).count) + 2)
        return Picker.Item(text: name, detail: short + gap + origin)
      })
  }

  /// What holds for a parameter now: said after it was set or taken back.
  func outcome(of name: String) -> String {
    guard let parameter = resolved(name) else { return "\(name): not set, the server decides" }
    let text = "\(name): \(Figures.short(value(of: parameter), to: 40)) · \(origin(of: parameter))"
    guard parameter.bodyName != nil else { return text }
    guard case .word(let words)? = Parameter.named(name)?.values,
      case .string(let word)? = JSONParser.parse(parameter.json), !words.contains(word)
    else {
      let isPassedOn = Parameter.named(name).map { $0.values == .json } ?? true
      return text + (isPassedOn ? " · passed on as it is" : "")
    }
    return "\(text) · usual are \(words.joined(separator: ", "))"
  }

  /// As it stands behind `/set NAME`: the value that is sent now, or an example.
  func typed(_ name: String) -> String {
    guard let parameter = resolved(name), parameter.json != "null" else {
      return Parameter.named(name)?.example ?? ""
    }
    return Parameter.typed(parameter.json, for: name)
  }

  var systemWords: (value: String, origin: String) {
    guard let prompt = options.systemPrompt ?? defaults.options.systemPrompt, !prompt.isEmpty
    else { return (Self.unset, "the system prompt, said before all else") }
    let isOfPreset = options.systemPrompt == preset?.options.systemPrompt
    return (
      Self.size(of: prompt),
      options.systemPrompt == nil
        ? "configuration" : isOfPreset ? presetWords : "this conversation"
    )
  }

  /// `3 lines`, `120 characters`.
  private static func size(of text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).count
    return lines > 1 ? "\(lines) lines" : "\(FigureText.grouped(text.count)) characters"
  }

  private func resolved(_ name: String) -> ResolvedParameter? {
    defaults.resolve(options, for: model).first { $0.name == name }
  }

  private func value(of parameter: ResolvedParameter) -> String {
    parameter.json == "null" ? "off" : Parameter.typed(parameter.json, for: parameter.name)
  }

  private func origin(of parameter: ResolvedParameter) -> String {
    let name = parameter.name
    let origin =
      switch parameter.origin {
      case .conversation:
        preset?.options[name] == parameter.json ? presetWords : "this conversation"
      case .rule(let pattern): "rule for \(pattern.text)"
      case .configuration: "configuration"
      }
    if let rule = parameter.droppedBy { return "\(origin), not sent: rule for \(rule.text)" }
    guard parameter.json != "null" else { return "\(origin), not sent" }
    guard let bodyName = parameter.bodyName else { return "\(origin), not sent" }
    return bodyName == name ? origin : "\(origin), sent as \(bodyName)"
  }

  private var presetWords: String { "preset \(preset?.name ?? "")" }
}
