package import TUI

/// One thing the user can ask for: its name, its line in the help, its keys and where they hold.
package struct Command: Hashable, Sendable {
  /// Commands are listed under these, in this order.
  package enum Group: String, CaseIterable, Hashable, Sendable {
    case chat = "Chat"
    case reading = "Reading"
    case find = "Finding"
    case selection = "Selecting"
    case branches = "Branches"
    case screen = "Screens"
    case editing = "Writing"
    case panel = "In a panel"
    case failure = "In the error panel"
    case inspection = "In the token view and the inspector"
    case picker = "In a list"
    case program = "Program"
  }

  /// For configuration: stable, lower case, with hyphens.
  package let name: String
  package let help: String
  package let group: Group
  /// The first one is the one that hints name.
  package let keys: [KeyPress]
  package let contexts: Set<KeyContext>
  package let action: Action

  package init(
    _ name: String, _ help: String, _ group: Group, _ keys: [KeyPress],
    in contexts: Set<KeyContext>, _ action: Action
  ) {
    self.name = name
    self.help = help
    self.group = group
    self.keys = keys
    self.contexts = contexts
    self.action = action
  }
}

/// What has the keyboard.
package enum KeyContext: CaseIterable, Hashable, Sendable {
  case chat, failure, picker, help
  /// The line of a query that is looked for; and what was found, gone through.
  case find, found
  /// The cursor on messages and blocks; and what it asks before it copies.
  case selection, copyWarning
  /// The line that asks for a file's name.
  case fileName
  case outline, bookmarks, tree, difference, tokens, inspector
}
