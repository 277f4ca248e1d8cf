package import TUI

/// Finds what a key means where it is pressed, and what key a hint names.
package struct Keymap: Sendable {
  /// The table's own keys.
  package static let standard = Keymap(CommandTable.commands)

  /// The table's keys as the user changed them.
  init(_ preferences: Preferences) {
    self.init(CommandTable.commands)
  }

  private let actions: [KeyContext: [KeyPress: Action]]
  private let firstKeys: [KeyContext: [Action: KeyPress]]

  package init(_ commands: [Command]) {
    var actions: [KeyContext: [KeyPress: Action]] = [:]
    var firstKeys: [KeyContext: [Action: KeyPress]] = [:]
    for command in commands {
      for context in command.contexts {
        for key in command.keys { actions[context, default: [:]][key] = command.action }
        firstKeys[context, default: [:]][command.action] = command.keys.first
      }
    }
    self.actions = actions
    self.firstKeys = firstKeys
  }

  package func action(for key: KeyPress, in context: KeyContext) -> Action? {
    actions[context]?[key]
  }

  /// The key to name for an action, as people read it; nil when it has none there.
  package func label(of action: Action, in context: KeyContext) -> String? {
    firstKeys[context]?[action]?.label
  }
}
