import Chat

/// Commands that are called by name in the composer. The line goes as soon as the command is run, and
/// undo brings it back; what could not be done stays to be mended.
extension Model {
  /// What Enter does with the text in the composer, where that is a command; nil: it is a prompt.
  mutating func runSlashLine(at now: Now) -> [Effect]? {
    let text = composer.text
    guard text.hasPrefix("/") else { return nil }
    switch SlashLine(text) {
    case .prompt(let prompt):
      if prompt != text { front.composer.replace(with: prompt) }
      return nil
    case .command(let command, let argument): return run(command, argument, at: now)
    case .surplus(let command):
      return say("/\(command.slash[0]) takes nothing after it", at: now)
    case .unknown("", _):
      return say("type a command's name after the slash: /help lists them", at: now)
    case .unknown(let name, let nearest):
      let meant = nearest.map { ": /\($0)?" } ?? ""
      return say("no command /\(short(name))\(meant) · //… sends it as text", at: now)
    }
  }

  private func short(_ name: String) -> String { Figures.short(name, to: 20) }

  private mutating func run(_ command: Command, _ argument: String, at now: Now) -> [Effect] {
    if let reason = unmet(command) { return say("/\(command.slash[0]): \(reason)", at: now) }
    let line = composer.text
    let aside = front.aside
    front.composer.clear()
    restoreAside()
    completion = nil
    notice = nil
    noteUse(of: command)
    let (id, revision) = (front.id, composer.revision)
    let effects = perform(command.action(with: argument), at: now)
    if notice?.kind == .warning, overlay == nil, front.id == id, composer.revision == revision {
      front.aside = aside
      front.composer.replace(with: line)
    }
    return effects
  }

  /// Puts the beginning of a command into the composer; what is being written there is kept aside.
  mutating func beginSlashLine(_ line: String) {
    if composer.slashLine == nil, !composer.isEmpty { front.aside = composer.text }
    front.composer.replace(with: line)
    isCompletionInvited = true
  }

  /// What was kept aside comes back into an empty composer.
  mutating func restoreAside() {
    guard !front.aside.isEmpty, composer.isEmpty else { return }
    let text = front.aside
    front.aside = ""
    front.composer.replace(with: text)
  }

  /// A command was run: the palette lists it before others that match as well.
  mutating func noteUse(of command: Command) {
    recentCommands.removeAll { $0 == command.name }
    recentCommands.insert(command.name, at: 0)
  }
}
