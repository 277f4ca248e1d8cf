import Chat
import TUI

/// The presets in words.
enum PresetList {
  /// What is chosen to have none; a preset of that name is found first.
  private static let none = "none"

  static func picker(_ presets: [Preset], current: String?) -> Picker {
    var items = presets.map { preset in
      Picker.Item(text: preset.name, detail: detail(of: preset))
    }
    if let current {
      items.append(Picker.Item(text: none, detail: "take “\(current)” off"))
    }
    var picker = Picker(title: "preset", allowsTyped: false, items: items)
    if let current { picker.select(current) }
    return picker
  }

  /// What it brings, in a line.
  static func words(for preset: Preset) -> String {
    let options = preset.options
    var parts: [String] = []
    if let prompt = options.systemPrompt {
      parts.append(prompt.isEmpty ? "no system prompt" : "system prompt")
    }
    if let model = preset.model { parts.append(model.rawValue) }
    parts += options.names.map { "\($0) \(ParameterWords.value($0, in: options))" }
    return parts.joined(separator: ", ")
  }

  /// The beginning of its system prompt, which says most of it; then the rest.
  private static func detail(of preset: Preset) -> String {
    let line = preset.options.systemPrompt?.split(whereSeparator: \.isNewline).first
    var rest = preset
    if line != nil { rest.options.systemPrompt = nil }
    return [line.map(String.init) ?? "", words(for: rest)].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }
}
