import Chat
import TUI

/// The lists of commands, and what is said about them: palette, completion, help, key debugger.
extension Model {
  mutating func perform(_ action: PaletteAction, at now: Now) -> [Effect] {
    switch action {
    case .show: showPalette()
    case _ where isBrowserOnTop && action != .show: return completeInLog(action, at: now)
    case .completionMove(let count): moveInCompletion(by: count)
    case .completionAccept: return acceptCompletion(at: now)
    case .completionEnter: return enterCompletion(at: now)
    case .completionClose: closeCompletion()
    }
    return []
  }

  // MARK: The palette

  /// Of no use in a list: a single step of what a key is held for, and the palette itself.
  private static let unlisted: Set<String> = [
    "send", "space", "palette", "left", "right", "up", "down", "end", "delete-backward",
    "delete-forward",
  ]

  private mutating func showPalette() {
    overlay = nil
    // In the line of a query letters are no commands: those of the list are meant.
    let context = keyContext == .logQuery ? .logList : keyContext
    let listed = CommandTable.commands.filter { command in
      !Self.unlisted.contains(command.name)
        && (!command.slash.isEmpty || !command.contexts.isDisjoint(with: [.chat, context]))
    }
    let groups = Command.Group.allCases
    func order(_ command: Command) -> (Int, Int) {
      (
        recentCommands.firstIndex(of: command.name) ?? recentCommands.count,
        groups.firstIndex(of: command.group) ?? groups.count
      )
    }
    let sorted = listed.enumerated().sorted {
      let (left, right) = (order($0.element), order($1.element))
      return (left.0, left.1, $0.offset) < (right.0, right.1, $1.offset)
    }
    overlay = .palette(
      PalettePanel(
        sorted.map { _, command in
          PalettePanel.Entry(
            command: command,
            key: keymap.label(of: command.action, in: context)
              ?? keymap.label(of: command.action, in: .chat) ?? "",
            reason: unmet(command))
        }))
  }

  /// Enter in the palette. A command that cannot do without what follows its name is begun in the
  /// composer.
  mutating func runFromPalette(_ panel: PalettePanel, at now: Now) -> [Effect] {
    guard let entry = panel.choice else { return [] }
    let command = entry.command
    if let reason = entry.reason { return say("\(command.name): \(reason)", at: now) }
    overlay = nil
    noteUse(of: command)
    // What belongs to the log acts on it; all else on what lies under it.
    if command.contexts.isDisjoint(with: CommandTable.browserContexts) { hideBrowser() }
    guard let name = command.slash.first, let argument = command.argument, !argument.isOptional
    else { return perform(command.action, at: now) }
    guard front.branching.edit == nil else {
      let back = keymap.label(of: .back, in: .chat) ?? ""
      return say("a message is being edited: \(back) leaves it, then /\(name)", at: now)
    }
    endSelection()
    let effects = leaveFind()
    beginSlashLine("/\(name) ")
    return effects
  }

  // MARK: Help and keys

  mutating func showHelp(about command: String, at now: Now) -> [Effect] {
    let name = String(command.drop { $0 == "/" })
    overlay = .help(HelpPanel(filter: CommandTable.called(name)?.name ?? name))
    return []
  }

  mutating func showKeys(_ what: String, at now: Now) -> [Effect] {
    overlay = .keyDebugger(KeyPanel(setup.preferences))
    return []
  }

  /// In the key debugger nothing that comes means anything, save the way out.
  mutating func debug(_ input: Input, _ panel: KeyPanel) {
    var panel = panel
    overlay = panel.take(input) ? .keyDebugger(panel) : nil
  }

  mutating func runDoctor(at now: Now) -> [Effect] {
    guard !front.endpoint.isDemo else {
      return say("the demo needs no key: there is nothing to check", at: now)
    }
    let name = front.endpoint.name
    let isNamed = setup.preferences.endpoints.contains(name)
    return [.selection(.runDoctor(endpoint: isNamed ? name : nil))]
  }
}
