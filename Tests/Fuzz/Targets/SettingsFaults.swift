import ChatUI
import Settings
import TUI

/// What must hold of files that people write: whatever is wrong is said with a line that is in the file,
/// on one line that a terminal can be shown; and a setting that the program changes changes nothing else.
enum SettingsFaults {
  static func settings(_ input: [UInt8], _ mutator: inout Mutator) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    let reader = SettingsReader(text, file: "config.toml")
    if let fault = places(reader.problems, reader.applied, in: input) { return fault }
    if reader.isBroken {
      if reader.problems.count != 1 || !reader.applied.isEmpty { return "broken, but some applies" }
      return nil
    }
    if reader.settings.endpoints.isEmpty { return "no endpoint is left" }
    if !reader.settings.endpoints.map(\.name).contains(reader.settings.endpoint) {
      return "the endpoint that is chosen is none"
    }
    return notations(reader) ?? change(text, mutator.choice(["a \"b\" \\", "terminal", "\u{1B}é"]))
  }

  static func theme(_ input: [UInt8], in world: FuzzWorld) -> String? {
    _ = world.write(input, to: "fuzz.toml")
    let library = ThemeLibrary(directories: [world.directory])
    let (theme, problems) = library.theme(named: "fuzz")
    if let fault = places(problems, [:], in: input) { return fault }
    if problems.isEmpty, theme.name != "fuzz" { return "another theme, and no word about it" }
    let words = library.choices().map(\.summary).joined()
    return words.unicodeScalars.contains(where: Hostile.isHostile)
      ? "a control character in the summary" : nil
  }

  private static func places(
    _ problems: [SettingsProblem], _ applied: [String: Int], in input: [UInt8]
  ) -> String? {
    let lines = 1...input.count { $0 == UInt8(ascii: "\n") } + 1
    for problem in problems {
      if let line = problem.line, !lines.contains(line) { return "line \(line) of \(lines)" }
      if problem.message.isEmpty { return "a problem without words" }
      if let scalar = problem.text.unicodeScalars.first(where: Hostile.isHostile) {
        return "a problem's text has U+\(String(scalar.value, radix: 16)): \(problem.message)"
      }
    }
    return applied.values.allSatisfy(lines.contains) ? nil : "what applies is in no line"
  }

  /// Keys as they are written are read again as the same.
  private static func notations(_ reader: SettingsReader) -> String? {
    for key in reader.settings.preferences.keys.flatMap(\.keys) {
      for text in [key.notation, key.label] where KeyPress(notation: text) != key {
        return "“\(text)” is not the key again"
      }
    }
    return nil
  }

  private static func change(_ text: String, _ value: String) -> String? {
    guard let changed = TOMLEdit.setting("theme", to: value, in: text) else { return nil }
    let reader = SettingsReader(changed, file: "config.toml")
    if reader.isBroken { return "a changed file is broken" }
    if reader.settings.theme != value { return "a changed setting has not changed" }
    var lines = text.utf8.split(separator: UInt8(ascii: "\n")).map(Array.init)
    for line in changed.utf8.split(separator: UInt8(ascii: "\n")).map(Array.init) {
      if let index = lines.firstIndex(of: line) { lines.remove(at: index) }
    }
    return lines.count > 1 ? "changing a setting took away other lines" : nil
  }
}
