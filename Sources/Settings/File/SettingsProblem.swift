import TUI

/// Something in a configuration or theme file that was not understood. The rest of the file applies.
package struct SettingsProblem: Error, Hashable, Sendable {
  /// The file's path, or the option or variable (`--color`, `CONFAB_COLOR`) that it is about.
  package var file: String
  /// From 1; nil when the problem has no one line.
  package var line: Int?
  /// Dotted, as it would stand in the file: `endpoints.local.base_url`.
  package var key: String?
  package var message: String
  /// What to write instead.
  package var suggestion: String?

  package init(
    file: String, line: Int? = nil, key: String? = nil, message: String, suggestion: String? = nil
  ) {
    self.file = file
    self.line = line
    self.key = key
    self.message = message
    self.suggestion = suggestion
  }

  /// One line for people: `config.toml:12: modle: unknown key; did you mean “model”?`
  package var text: String { text(file: file) }

  /// The same where it is known which directory is meant.
  package var shortText: String {
    text(file: file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file)
  }

  /// The file's name may be one that another file gave: a theme that is inherited.
  private func text(file: String) -> String {
    let file = Sanitizer.display(file, oneLine: true)
    let place = line.map { "\(file):\($0)" } ?? file
    let subject = key.map { "\($0): " } ?? ""
    return "\(place): \(subject)\(message)" + (suggestion.map { "; \($0)" } ?? "")
  }
}
