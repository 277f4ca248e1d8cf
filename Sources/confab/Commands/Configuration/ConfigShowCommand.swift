import ArgumentParser
import Settings
import TUI

/// `confab config show`: every value that holds, and who says so.
struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every value that holds, and where it comes from.",
    discussion: """
      Takes the options of a chat, to see what they would do. Keys are never shown, nor what may
      hold one.
      """)

  @Flag(help: "Write one JSON array.")
  var json = false

  @OptionGroup var file: ConfigurationOption

  @Option(name: .customLong("base-url"), help: ArgumentHelp("As in a chat.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("As in a chat.", valueName: "id"))
  var model: String?

  @Option(help: ArgumentHelp("As in a chat.", valueName: "name"))
  var endpoint: String?

  @Option(help: ArgumentHelp("As in a chat.", valueName: "name"))
  var theme: String?

  @Option(help: ArgumentHelp("As in a chat.", valueName: "auto|always|never"))
  var color: String?

  func run() throws {
    let options = Options(
      baseURL: baseURL, model: model, endpoint: endpoint, config: file.config, theme: theme,
      color: color)
    let places = ConfigurationOption.places(options)
    let reader = SettingsReader(places)
    let settings = EffectiveSetting.all(
      reader, options: options, environment: ProcessEnvironment.variables())
    if json {
      let lines = settings.map { "  " + Self.json($0, file: places.configFile) }
      StandardOutput.write("[\n\(lines.joined(separator: ",\n"))\n]\n")
    } else {
      StandardOutput.write(Self.text(settings, file: places.configFile))
    }
    for problem in reader.problems {
      StandardError.write("note: \(Sanitizer.display(problem.text, oneLine: true))\n")
    }
  }

  private static func text(_ settings: [EffectiveSetting], file: String) -> String {
    let lines = settings.map { Sanitizer.display("\($0.key) = \($0.value.toml)", oneLine: true) }
    // Longer ones have what comes behind them on their own.
    let column = min(lines.map(columns).max() ?? 0, widest)
    return zip(lines, settings).map { line, setting in
      let gap = String(repeating: " ", count: max(0, column - columns(line)) + 2)
      return "\(line)\(gap)# \(Sanitizer.display(setting.origin.text(file: file), oneLine: true))\n"
    }.joined()
  }

  /// Columns that values take before the notes beside them move to the right.
  private static let widest = 56

  private static func json(_ setting: EffectiveSetting, file: String) -> String {
    var parts = ["\"key\": \(setting.keyJSON)", "\"value\": \(setting.value.json)"]
    switch setting.origin {
    case .option(let name): parts += ["\"from\": \"option\"", "\"option\": \"\(name)\""]
    case .environment(let name):
      parts += ["\"from\": \"environment\"", "\"variable\": \"\(name)\""]
    case .file(let line): parts += ["\"from\": \"file\"", "\"line\": \(line)"]
    case .standard: parts.append("\"from\": \"default\"")
    }
    return "{ \(parts.joined(separator: ", ")) }"
  }
}
