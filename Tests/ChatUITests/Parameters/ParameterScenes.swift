import Chat
import ChatUI
import TUI
import Testing

extension Preset {
  static let coder = Preset(
    name: "coder",
    options: RequestOptions(
      systemPrompt: "You write Swift.\nNo comments.", temperature: 0.2, reasoningEffort: "high"),
    model: ModelID(rawValue: "openai/o3"))
  static let poet = Preset(
    name: "poet", options: RequestOptions(systemPrompt: "Rhyme.", temperature: 1.2))
  static let plain = Preset(name: "plain", options: RequestOptions(extra: ["top_k": "40"]))
}

extension Story {
  /// A configuration with presets, parameters and a rule.
  static func configured(
    _ columns: Int = 80, _ rows: Int = 24, items: [StatusItem]? = nil
  ) -> Story {
    var setup = ModelSetup.cline
    setup.preferences.presets = [.coder, .poet, .plain]
    setup.preferences.request = RequestOptions(
      systemPrompt: "Be brief.", temperature: 0.7, maxTokens: 4_096)
    setup.preferences.modelRules = ModelRules([
      ModelRules.Rule(
        match: ModelPattern("openai/o*"), parameters: RequestOptions(extra: ["top_k": "20"]),
        drop: ["temperature"])
    ])
    setup.preferences.statusItems = items
    return Story(columns, rows, setup: setup)
  }

  /// A command on a line of its own, and what must come of it.
  mutating func command(
    _ line: String, _ expected: Effect..., leaving draft: String = "",
    at location: SourceLocation = #_sourceLocation
  ) {
    happens(.input([.paste(line)]), [.saveDraft(line)], at: location)
    press("enter", expecting: expected + [.saveDraft(draft)], at: location)
    #expect(model.composer.text == draft, sourceLocation: location)
  }

  /// What the notice line says.
  var said: String? { model.notice?.text }
}

extension Effect {
  static func options(_ options: RequestOptions, preset: String? = nil) -> Effect {
    .session(.change(.options(options, preset: preset)))
  }
}
