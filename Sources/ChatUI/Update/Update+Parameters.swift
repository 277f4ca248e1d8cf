import Chat
import TUI

/// What is sent along with prompts: parameters, presets, the system prompt. It is the conversation's
/// own, and holds from the next prompt on.
extension Model {
  /// What takes a value back, so that what is configured holds again.
  private static let takingBack: Set<String> = ["default", "-"]
  /// What keeps a parameter out of the requests, also where it is configured.
  private static let leavingOut = "off"

  private var defaults: RequestDefaults { setup.preferences.requestDefaults }

  /// The list's facts about parameters, as they stand.
  private var parameterList: ParameterList {
    ParameterList(
      options: front.options, preset: preset(named: front.preset), defaults: defaults,
      model: model)
  }

  private func preset(named name: String?) -> Preset? {
    setup.preferences.presets.first { $0.name == name }
  }

  private mutating func send(_ options: RequestOptions, preset: String?) -> [Effect] {
    front.options = options
    front.preset = preset
    return [.session(.change(.options(options, preset: preset)))]
  }

  // MARK: One parameter

  /// `/set`: the list; `/set NAME`: what it is; `/set NAME VALUE`: sets it.
  mutating func setParameter(_ text: String, at now: Now) -> [Effect] {
    guard !text.isEmpty else {
      overlay = .choice(parameterList.picker, .parameter)
      return []
    }
    let end = text.firstIndex { $0.isWhitespace || $0 == "=" } ?? text.endIndex
    let typed = String(text[..<end])
    let value = text[end...].drop { $0.isWhitespace || $0 == "=" }.trimmed
    // `temprature!` is sent as it is, `temprature` was probably meant otherwise.
    let isForced = typed.last == "!"
    let name = Parameter.canonicalName(isForced ? String(typed.dropLast()) : typed)
    if !isForced, let nearest = misspelt(name) {
      return say(
        "no parameter “\(name)” is known: did you mean “\(nearest)”? /set \(name)! … sends it",
        kind: .warning, at: now)
    }
    guard !value.isEmpty else { return describe(name, at: now) }
    if Self.takingBack.contains(value) { return takeBack(name, at: now) }
    let json = value == Self.leavingOut ? "null" : Parameter.json(typed: value, for: name)
    var options = front.options
    do throws(ParameterProblem) {
      try options.set(name, to: json)
    } catch {
      let example = Parameter.named(name).map { ", for example: /set \(name) \($0.example)" }
      return say(error.text + (example ?? ""), kind: .warning, at: now)
    }
    let effects = send(options, preset: front.preset)
    say(parameterList.outcome(of: name), at: now)
    return effects
  }

  /// The known name that was probably meant.
  private func misspelt(_ name: String) -> String? {
    let isKnown =
      Parameter.named(name) != nil || Parameter.reserved.contains(name)
      || defaults.resolve(front.options, for: model).contains { $0.name == name }
    return isKnown ? nil : Spelling.nearest(to: name, among: Parameter.known.map(\.name))
  }

  private mutating func takeBack(_ name: String, at now: Now) -> [Effect] {
    guard front.options[name] != nil else {
      return say("\(name) is not set in this conversation", at: now)
    }
    var options = front.options
    options.unset(name)
    let effects = send(options, preset: front.preset)
    say(parameterList.outcome(of: name), at: now)
    return effects
  }

  /// A name alone: what it is now and what it may be, with the rest of the line to be written.
  private mutating func describe(_ name: String, at now: Now) -> [Effect] {
    let list = parameterList
    beginSlashLine("/set \(name) ")
    let allowed = (Parameter.named(name) ?? Parameter(other: name)).allowed
    return say("\(list.outcome(of: name)). It may be \(allowed)", at: now)
  }

  /// One was chosen from the list: its command, for another value to be written.
  mutating func chooseParameter(_ name: String, at now: Now) -> [Effect] {
    if name == ParameterList.systemName { return setSystemPrompt("", at: now) }
    beginSlashLine("/set \(name) \(parameterList.typed(name))")
    return []
  }

  // MARK: The system prompt

  /// `/system`: the present one, to be edited; `/system TEXT`; `/system -`: none.
  mutating func setSystemPrompt(_ text: String, at now: Now) -> [Effect] {
    let configured = defaults.options.systemPrompt ?? ""
    guard !text.isEmpty else {
      beginSlashLine("/system " + (front.options.systemPrompt ?? configured))
      return []
    }
    var options = front.options
    switch text {
    case "default": options.systemPrompt = nil
    case "-": options.systemPrompt = configured.isEmpty ? nil : ""
    default: options.systemPrompt = text
    }
    let effects = send(options, preset: front.preset)
    let words = parameterList.systemWords
    say(
      "\(words.value == ParameterList.unset ? "no system prompt" : "system prompt: \(words.value)")"
        + " · from the next prompt on", at: now)
    return effects
  }

  // MARK: Presets

  /// `/preset`: the list; `/preset NAME`; `/preset none`.
  mutating func usePreset(_ name: String, at now: Now) -> [Effect] {
    let presets = setup.preferences.presets
    guard !name.isEmpty else { return showPresets(at: now) }
    if let preset = presets.first(where: { $0.name == name })
      ?? presets.first(where: { $0.name.lowercased() == name.lowercased() })
    {
      return put(preset, at: now)
    }
    if ["none", "-"].contains(name) { return takePresetOff(at: now) }
    let nearest = Spelling.suggestion(for: name, among: presets.map(\.name))
    return say(
      "there is no preset “\(name)”" + (nearest.map { ": \($0)" } ?? ""), kind: .warning, at: now)
  }

  private mutating func showPresets(at now: Now) -> [Effect] {
    guard !setup.preferences.presets.isEmpty else {
      return say("no presets: write [presets.NAME] into the configuration to have one", at: now)
    }
    overlay = .choice(
      PresetList.picker(setup.preferences.presets, current: front.preset), .preset)
    return []
  }

  /// What the one before had brought goes; what was set by hand stays, where the new one does not
  /// say otherwise.
  private mutating func put(_ preset: Preset, at now: Now) -> [Effect] {
    let effects = send(preset.options.over(optionsWithoutPreset), preset: preset.name)
    let isOther = preset.model.map { $0 != model } ?? false
    let change = isOther ? preset.model.map { use($0, then: .use, at: now) } ?? [] : []
    let brought = PresetList.words(for: preset)
    say("preset \(preset.name)" + (brought.isEmpty ? "" : ": \(brought)"), at: now)
    return effects + change
  }

  private mutating func takePresetOff(at now: Now) -> [Effect] {
    guard let name = front.preset else { return say("no preset is on", at: now) }
    let effects = send(optionsWithoutPreset, preset: nil)
    let rest = front.options.isEmpty ? "" : ": what was set otherwise stays, see /set"
    say("preset \(name) is off" + rest, at: now)
    return effects
  }

  /// One that is configured no more has left its values as the conversation's own.
  private var optionsWithoutPreset: RequestOptions {
    preset(named: front.preset).map { front.options.without($0.options) } ?? front.options
  }
}
