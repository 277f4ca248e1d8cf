import ChatUI
import TUI

/// Everything that is wrong with a configuration: the file itself, and what it names: themes, files
/// with keys. Reads files; runs no command and asks no server.
package struct SettingsCheck {
  package let reader: SettingsReader
  /// In the order of the file's lines; what has none comes last.
  package let problems: [SettingsProblem]

  package init(places: Places, environment: [String: String]) {
    let reader = SettingsReader(places)
    let file = places.configFile
    var problems = reader.problems
    func add(_ key: String, _ message: String, _ suggestion: String? = nil) {
      problems.append(
        SettingsProblem(
          file: file, line: reader.applied[key], key: key, message: message, suggestion: suggestion)
      )
    }
    for (key, name) in [
      ("theme", reader.settings.theme), ("theme_dark", reader.settings.themeDark),
      ("theme_light", reader.settings.themeLight),
    ] {
      // What the program brings along is looked at by its own tests.
      guard reader.applied[key] != nil, let name, key != "theme" || name != "auto" else { continue }
      let library = ThemeLibrary(directories: places.themeDirectories)
      for problem in library.theme(named: name).problems {
        if problem.line == nil, problem.file == "theme" {
          add(key, problem.message, problem.suggestion)
        } else {
          problems.append(problem)
        }
      }
    }
    let keys = KeyReader(environment: environment, places: places)
    for endpoint in reader.settings.endpoints {
      guard let problem = keys.problemWithFile(of: endpoint) else { continue }
      add("endpoints.\(endpoint.name).key_file", problem.text)
    }
    self.reader = reader
    self.problems = problems.enumerated()
      .sorted { ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset) }
      .map(\.element)
  }
}
