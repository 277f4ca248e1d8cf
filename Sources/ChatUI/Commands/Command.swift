package import TUI

/// One thing the user can ask for: its name, its line in the help, its keys and where they hold.
package struct Command: Hashable, Sendable {
  /// Commands are listed under these, in this order.
  package enum Group: String, CaseIterable, Hashable, Sendable {
    case chat = "Chat"
    case conversation = "Conversations"
    case models = "Models and parameters"
    case reading = "Reading"
    case find = "Finding"
    case selection = "Selecting"
    case branches = "Branches"
    case screen = "Screens"
    case editing = "Writing"
    case completion = "In the list above what is written"
    case panel = "In a panel"
    case failure = "In the error panel"
    case inspection = "In the token view and the inspector"
    case log = "The log"
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
  /// What it is called by in the composer, after a slash: the first name is shown, the others are
  /// understood, too. Empty: it has keys only.
  package let slash: [String]
  /// What may follow that name.
  package let argument: CommandArgument?
  /// What is done with that; nil: nothing can follow.
  package let verb: Verb?
  /// All of them must be so.
  package let needs: [CommandNeed]

  package init(
    _ name: String, _ help: String, _ group: Group, _ keys: [KeyPress],
    in contexts: Set<KeyContext>, _ action: Action, slash: [String] = [],
    argument: CommandArgument? = nil, verb: Verb? = nil, needs: [CommandNeed] = []
  ) {
    self.name = name
    self.help = help
    self.group = group
    self.keys = keys
    self.contexts = contexts
    self.action = action
    self.slash = slash
    self.argument = argument
    self.verb = verb
    self.needs = needs
  }

  /// A command that is called by its name in the composer; it may have keys in the chat, too.
  package init(
    _ name: String, _ help: String, _ group: Group, _ verb: Verb, _ argument: CommandArgument?,
    keys: [KeyPress] = [], aliases: [String] = [], needs: [CommandNeed] = []
  ) {
    self.init(
      name, help, group, keys, in: [.chat], .verb(verb, ""), slash: [name] + aliases,
      argument: argument, verb: argument == nil ? nil : verb, needs: needs)
  }

  /// What it does with what follows its name.
  /// - Parameter text: without blanks at its ends; empty: nothing follows.
  package func action(with text: String) -> Action {
    guard let verb, !text.isEmpty else { return action }
    return .verb(verb, text)
  }

  /// How it is called in the composer: `/rename TITLE`; nil: it is not.
  package var usage: String? {
    guard let name = slash.first else { return nil }
    guard let argument else { return "/\(name)" }
    return "/\(name) " + (argument.isOptional ? "[\(argument.name)]" : argument.name)
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
  /// The list of models.
  case models
  case outline, bookmarks, tree, difference, tokens, inspector
  /// The list under what is being written: its keys come before the chat's.
  case completion
  /// Text selected in what is being written: the same.
  case region
  /// The list of all commands; earlier prompts; themes.
  case palette, history, themes
  /// The key debugger takes every key but the one that leaves it.
  case keyDebugger
  /// Where the first key is given, or a local server chosen.
  case setup
  /// The log: the line of its query, the list, a line that asks for a title or tags, its statistics.
  case logQuery, logList, logLine, logStatistics
  /// A hit of the log, read in its conversation: all other keys are the chat's.
  case hits
  /// After Ctrl-X: the next key alone.
  case prefix
}
