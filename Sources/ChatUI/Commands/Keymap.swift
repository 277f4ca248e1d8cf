package import TUI

/// Finds what a key means where it is pressed, and what key a hint names.
package struct Keymap: Sendable {
  /// The table's own keys.
  package static let standard = Keymap(KeyAssignment(CommandTable.commands))

  /// What of the user's keys cannot be as they wrote it.
  package static func problems(for preferences: Preferences) -> [KeymapProblem] {
    KeyAssignment(CommandTable.commands, preferences).problems
  }

  private let owners: [KeyContext: [KeyPress: Int]]
  private let firstKeys: [KeyContext: [Action: KeyPress]]
  private let keys: [[KeyPress]]
  private let places: [String: Int]
  /// Hints name commands as they are called, in the place of keys: linear mode has none.
  var namesCommands = false

  /// The table's keys as the user changed them.
  package init(_ preferences: Preferences) {
    if preferences.keys.isEmpty, preferences.enterSends {
      self = .standard
    } else {
      self.init(KeyAssignment(CommandTable.commands, preferences))
    }
  }

  private init(_ assignment: KeyAssignment) {
    var firstKeys: [KeyContext: [Action: KeyPress]] = [:]
    for (command, keys) in zip(CommandTable.commands, assignment.keys) {
      for context in command.contexts {
        let first = keys.first { key in
          assignment.owners[context]?[key].map { CommandTable.commands[$0].name } == command.name
        }
        if let first { firstKeys[context, default: [:]][command.action] = first }
      }
    }
    self.firstKeys = firstKeys
    owners = assignment.owners
    keys = assignment.keys
    places = Dictionary(
      CommandTable.commands.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What has a key in a context.
  package func command(for key: KeyPress, in context: KeyContext) -> Command? {
    owners[context]?[key].map { CommandTable.commands[$0] }
  }

  package func action(for key: KeyPress, in context: KeyContext) -> Action? {
    command(for: key, in: context)?.action
  }

  /// The key to name for an action, as people read it; nil when it has none there.
  package func label(of action: Action, in context: KeyContext) -> String? {
    if namesCommands { return LinearCommand.name(of: action) }
    return firstKeys[context]?[action]?.label
  }

  /// The keys that a command has, wherever it holds.
  package func keys(of command: Command) -> [KeyPress] {
    places[command.name].map { keys[$0] } ?? []
  }
}
