import Chat
import ChatUI
import TUI

/// Other keys for commands: `[keys]`.
extension SettingsTable {
  static let keys = SettingsSection(
    heading: "[keys]",
    comment: "Other keys for a command, in place of its own; an empty list takes them all away."
      + " Names and keys: F1 in Confab. What a key is called: /keys debug.",
    lines: [
      SettingsSection.Line(
        comment: "One key.", key: "new-conversation", value: "\"ctrl-o\"", isDefault: false),
      SettingsSection.Line(
        comment: "Or several; hints on the screen name the first one.", key: "outline",
        value: "[\"f3\", \"alt-o\"]", isDefault: false),
    ]
  ) { root, settings in
    guard var table = root.table("keys") else { return }
    for command in table.keys {
      guard let keys = table.keyPresses(command) else { continue }
      settings.preferences.keys.append(Preferences.KeyBinding(command: command, keys: keys))
      table.note(command)
    }
    if !settings.preferences.keys.isEmpty {
      for problem in Keymap.problems(for: settings.preferences) {
        table.problem(problem.command, problem.text)
      }
    }
    root.adopt(table)
  } values: {
    $0.preferences.keys.map { binding in
      SettingsSection.Value(
        key: "keys.\(binding.command)",
        text: SettingText(.array(binding.keys.map { .string($0.notation) })))
    }
  }
}

extension TableReader {
  /// One key or a list of them, for a command of the table; nil, with its problem, when nothing of it
  /// holds.
  fileprivate mutating func keyPresses(_ command: String) -> [KeyPress]? {
    let node = node(command)
    let commands = CommandTable.commands.map(\.name)
    guard commands.contains(command) else {
      problem(
        command, "there is no command of that name",
        Spelling.nearest(to: command, among: commands).map { "did you mean “\($0)”?" }
          ?? "F1 in Confab lists all")
      return nil
    }
    switch node {
    case .string(let text): return key(text, command).map { [$0] }
    case .array(let nodes):
      let keys = nodes.enumerated().compactMap { index, node in
        guard case .string(let text) = node else {
          problem(command, at: index, "expected keys, found \(node.description)", Self.example)
          return KeyPress?.none
        }
        return key(text, command, at: index)
      }
      // A list of nothing but mistakes is not one that takes the keys away.
      return keys.isEmpty && !nodes.isEmpty ? nil : keys
    case .some(let node):
      problem(command, "expected a key or a list of keys, found \(node.description)", Self.example)
      return nil
    case nil: return nil
    }
  }

  private mutating func key(_ text: String, _ command: String, at index: Int? = nil) -> KeyPress? {
    if let key = KeyPress(notation: text) { return key }
    problem(
      command, at: index, "“\(Sanitizer.display(text, oneLine: true))” is no key", Self.example)
    return nil
  }

  private static let example =
    "write it like \"ctrl-x\", \"alt-enter\", \"f5\"; /keys debug names the key that you press"
}
