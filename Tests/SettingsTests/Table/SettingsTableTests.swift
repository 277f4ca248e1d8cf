import Chat
import ChatUI
import Testing

@testable import Settings

struct SettingsTableTests {
  private let defaults = SettingsReader("", file: "c.toml").settings

  @Test func theDefaultFileSaysNothing() {
    let reader = SettingsReader(SettingsTemplate.text, file: "c.toml")
    #expect(reader.problems == [])
    #expect(reader.settings == defaults)
    #expect(reader.applied == [:])
  }

  /// Only what stands there as a default: taking its `#` away must not change anything.
  @Test func theDefaultsOfTheDefaultFileAreThoseOfTheProgram() {
    let lines = SettingsTable.sections.filter { !$0.isExample }.flatMap { section in
      [section.heading] + section.lines.filter(\.isDefault).map { "\($0.key) = \($0.value)" }
    }
    let reader = SettingsReader(lines.joined(separator: "\n"), file: "c.toml")
    #expect(reader.problems == [])
    #expect(reader.settings == defaults)
    #expect(
      reader.applied.count == SettingsTable.sections.flatMap(\.lines).count(where: \.isDefault))
    for key in ["endpoint", "composer.editing", "retry.server", "timeouts.idle_seconds"] {
      #expect(reader.applied[key] != nil, "\(key)")
    }
  }

  /// As a user would: every `#` before a name is taken away.
  @Test func everythingInTheDefaultFileIsValid() {
    let text = SettingsTemplate.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
      .joined(separator: "\n")
    let reader = SettingsReader(text, file: "c.toml")
    #expect(reader.problems == [])
    #expect(reader.settings.endpoints.last?.name == "work")
    #expect(reader.settings.endpoints.last?.keyCommand == "pass show work")
    #expect(reader.settings.preferences.presets.map(\.name) == ["brief"])
  }

  @Test(arguments: SettingsTemplate.text.split(separator: "\n").map(String.init))
  func theDefaultFileFitsIntoATerminal(line: String) {
    #expect(line.count <= 110)
  }

  /// What no setting changes cannot be set: it was forgotten in the table.
  @Test func everyPartOfTheSettingsIsInTheTable() {
    let changed = SettingsReader(examples, file: "c.toml")
    #expect(changed.problems == [])
    let (before, after) = (leaves(of: defaults), leaves(of: changed.settings))
    let unchanged = before.filter { after[$0.key] == $0.value }.map(\.key)
    #expect(unchanged.sorted() == Self.fixed)
  }

  /// Rules of retrying that are no matter of taste.
  private static let fixed = [
    "retry.emptyRetries", "retry.longestObeyedWait", "retry.serverErrorRetries",
  ]

  /// Every value of the settings is shown by its key, with the text that would set it.
  @Test func everyValueIsShownAsItWouldBeWritten() {
    let reader = SettingsReader(examples, file: "c.toml")
    let values = SettingsTable.sections.flatMap { $0.values(reader.settings) }
    #expect(Set(values.map(\.key)).count == values.count)
    for key in reader.applied.keys where !Self.isInside(key) {
      #expect(values.contains { $0.key == key }, "\(key)")
    }
    func value(_ key: String) -> String? { values.first { $0.key == key }?.text.toml }
    #expect(value("composer.editing") == "\"vi\"")
    #expect(value("retry.cap_seconds") == "30")
    #expect(value("keys.new-conversation") == "[\"ctrl-o\"]")
    #expect(value("parameters.top_k") == "40")
    #expect(value("presets.brief.parameters") == "{ top_k = 40 }")
    #expect(value("endpoints.cline.key_env") == "\"CLINE_API_KEY\"")
  }

  @Test(arguments: [
    ("key_command = \"pass show work\"", "key_command", "\"pass …\""),
    ("key_command = \"TOKEN=sk-secret cmd\"", "key_command", "\"…\""),
    ("key_command = \"getkey\"", "key_command", "\"getkey\""),
    (
      "base_url = \"https://me:sk-secret@h:8/v1?key=sk-secret\"", "base_url", "\"https://h:8/v1\""
    ),
  ])
  func secretsAreNotShown(line: String, key: String, text: String) {
    let reader = SettingsReader("[endpoints.cline]\n\(line)", file: "c.toml")
    let values = SettingsTable.sections.flatMap { $0.values(reader.settings) }
    #expect(values.first { $0.key == "endpoints.cline.\(key)" }?.text.toml == text)
    #expect(!values.contains { $0.text.json.contains("sk-secret") })
  }

  /// A part of a table that is one value.
  private static func isInside(_ key: String) -> Bool {
    let parts = key.split(separator: ".")
    return parts.count > 3
  }

  /// A file of all examples. Each differs from its default.
  private var examples: String {
    let tables = SettingsTable.sections.map { section in
      ([section.heading] + section.examples.map { "\($0.key) = \($0.value)" })
        .joined(separator: "\n")
    }
    return tables.joined(separator: "\n")
  }

  /// Dotted paths of all that is stored in a value, lists as wholes.
  private func leaves(of value: Any, path: String = "") -> [String: String] {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .struct, !(value is ModelID) else {
      return [path: String(reflecting: value)]
    }
    return mirror.children.reduce(into: [:]) { leaves, child in
      let name = child.label ?? "?"
      leaves.merge(self.leaves(of: child.value, path: path.isEmpty ? name : "\(path).\(name)")) {
        $1
      }
    }
  }
}
