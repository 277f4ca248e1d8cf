import Chat
import ChatUI
import TUI

/// What is sent along with prompts: presets, and parameters that Confab does not know.
extension SettingsTable {
  static let presets = SettingsSection.named(
    "presets", example: "brief",
    "A set of what is sent along, to be put on a conversation: /preset brief.", settings,
    empty: Preset(name: "", options: RequestOptions())
  ) { name, preset, _, settings in
    var preset = preset
    preset.name = name
    settings.preferences.presets.append(preset)
  } entries: {
    $0.preferences.presets.map { ($0.name, $0) }
  }

  private static let settings: [Setting<Preset>] = [
    Setting(
      "system_prompt", "Said first", .text, example: "Answer in one sentence.",
      at: \.options.systemPrompt),
    Setting(
      "model", "The model to ask", .model, example: ModelID(rawValue: "provider/model-name"),
      at: \.model),
    Setting(
      "temperature", "As at the top of the file, like the next ones", .number(0...2), example: 0.2,
      at: \.options.temperature),
    Setting(
      "max_tokens", "Tokens of an answer at most", .whole(1...10_000_000), example: 300,
      at: \.options.maxTokens),
    Setting(
      "top_p", "From how many of the likely words it chooses", .number(0...1), example: 0.5,
      at: \.options.topP),
    Setting(
      "reasoning_effort", "How much it thinks", .text, example: "low",
      at: \.options.reasoningEffort),
    Setting(
      "parameters", "Other parameters of the request", .parameters,
      example: RequestOptions(extra: ["top_k": "40"])
    ) {
      $0.options.extra.isEmpty ? nil : RequestOptions(extra: $0.options.extra)
    } set: {
      $0.options.extra = $1.extra
    },
  ]

  static let parameters = SettingsSection(
    heading: "[parameters]",
    comment: "Other parameters of every request, passed on to the server as they are.",
    lines: [
      SettingsSection.Line(
        comment: "Any name and value that the server knows.", key: "top_k", value: "40",
        isDefault: false)
    ]
  ) { root, settings in
    guard let parameters = root.parameters("parameters", besideKeys: true) else { return }
    settings.preferences.request.extra = parameters.extra
  } values: {
    $0.preferences.request.extra.sorted { $0.key < $1.key }.map {
      SettingsSection.Value(
        key: "parameters.\(TOMLNode.key($0.key))", text: SettingText(toml: $0.value, json: $0.value)
      )
    }
  }

  static let rules = SettingsSection.list(
    "model_rules",
    "What some models want of requests, by their IDs: * stands for anything. Later rules win.",
    [
      Setting<ModelRules.Rule>(
        "match", "The models: with a / the whole ID, else the name behind the provider's", .text,
        example: "gpt-5*"
      ) {
        $0.match.text
      } set: {
        $0.match = ModelPattern($1)
      },
      Setting(
        "parameters", "Sent to them, unless a conversation says otherwise", .allParameters,
        example: RequestOptions(temperature: 1)
      ) {
        $0.parameters.isEmpty ? nil : $0.parameters
      } set: {
        $0.parameters = $1
      },
      Setting(
        "rename", "What a parameter is called there", .names,
        example: ["max_tokens": "max_completion_tokens"]
      ) {
        $0.rename.isEmpty ? nil : $0.rename
      } set: {
        $0.rename = $1
      },
      Setting("drop", "Parameters that are never sent to them", .texts, example: ["top_p"]) {
        $0.drop.isEmpty ? nil : $0.drop
      } set: {
        $0.drop = $1
      },
    ], empty: ModelRules.Rule(match: ModelPattern(""))
  ) { rule, reader, settings in
    if rule.match.text.isEmpty {
      reader.problem("match", "is missing", "for example: match = \"openai/gpt-5*\"")
    } else {
      settings.preferences.modelRules.rules.append(rule)
    }
  } entries: {
    $0.preferences.modelRules.rules
  }
}
