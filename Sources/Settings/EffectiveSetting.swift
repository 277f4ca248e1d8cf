import Chat
import TUI

/// A value that holds, and who says so.
package struct EffectiveSetting: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// An option of the command line, by its name.
    case option(String)
    /// A variable of the environment.
    case environment(String)
    case file(line: Int)
    case standard

    /// In words.
    /// - Parameter file: the configuration.
    package func text(file: String) -> String {
      switch self {
      case .option(let name), .environment(let name): name
      case .file(let line): "\(file):\(line)"
      case .standard: "default"
      }
    }
  }

  package var keyJSON: String { QuotedText.quoted(key) }

  /// Dotted, as it would stand in the file.
  package let key: String
  package let value: SettingText
  package let origin: Origin

  /// All that are set, in the order of the default file; never a key, nor what may hold one.
  package static func all(
    _ reader: SettingsReader, options: Options, environment: [String: String]
  ) -> [EffectiveSetting] {
    var overrides = overrides(options, environment)
    var settings: [EffectiveSetting] = []
    for value in SettingsTable.sections.flatMap({ $0.values(reader.settings) }) {
      if let override = overrides.first(where: { $0.key == value.key }) {
        settings.append(override)
        overrides.removeAll { $0.key == value.key }
      } else {
        let origin = reader.applied[value.key].map(Origin.file) ?? .standard
        settings.append(EffectiveSetting(key: value.key, value: value.text, origin: origin))
      }
    }
    // What the file cannot say, or does not.
    return overrides + settings
  }

  /// What stands before the file. Of option and variable the option counts; about the server, the
  /// higher of the two levels that says anything decides alone, as in `Resolution`.
  private static func overrides(
    _ options: Options, _ environment: [String: String]
  ) -> [EffectiveSetting] {
    var variables = Options(environment: environment)
    if options.endpoint != nil || options.baseURL != nil {
      (variables.endpoint, variables.baseURL) = (nil, nil)
    }
    func setting(
      _ key: String, _ path: KeyPath<Options, String?>, _ option: String, _ variable: String
    ) -> EffectiveSetting? {
      let origin: Origin = options[keyPath: path] == nil ? .environment(variable) : .option(option)
      return (options[keyPath: path] ?? variables[keyPath: path]).map {
        EffectiveSetting(key: key, value: SettingText(.string($0)), origin: origin)
      }
    }
    var all = [
      setting("endpoint", \.endpoint, "--endpoint", "CONFAB_ENDPOINT"),
      setting("model", \.model, "--model", "CONFAB_MODEL"),
      setting("theme", \.theme, "--theme", "CONFAB_THEME"),
      setting("conversation", \.conversation, "--conversation", "CONFAB_CONVERSATION"),
      setting("color", \.color, "--color", "CONFAB_COLOR"),
      (options.baseURL ?? variables.baseURL).map {
        EffectiveSetting(
          key: "base_url", value: SettingText(.string(SettingsTable.shownURL($0))),
          origin: options.baseURL == nil
            ? .environment("CONFAB_BASE_URL") : .option("--base-url"))
      },
    ]
    if let isLinear = options.linear ?? variables.linear {
      all.append(
        EffectiveSetting(
          key: "linear", value: SettingText(.boolean(isLinear)),
          origin: options.linear == nil ? .environment("CONFAB_LINEAR") : .option("--linear")))
    } else if let isLinear = environment["ACCESSIBLE"].map(Options.isYes) {
      all.append(
        EffectiveSetting(
          key: "linear", value: SettingText(.boolean(isLinear)), origin: .environment("ACCESSIBLE")
        ))
    }
    if options.color == nil, variables.color == nil, environment["NO_COLOR"]?.isEmpty == false {
      all.append(
        EffectiveSetting(
          key: "color", value: SettingText(.string("never")), origin: .environment("NO_COLOR")))
    }
    return all.compactMap(\.self)
  }
}
