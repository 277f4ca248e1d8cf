import TUI

/// The help: the command table by groups, as the keys are set now.
struct HelpRows {
  /// Below this width only the first key of a command is named.
  private static let columnsForAllKeys = 56

  let width: Int
  let theme: Theme
  let keymap: Keymap
  /// What is looked for: every word of it is in a command's name, keys or help.
  var filter = ""
  var first: Command.Group?

  var rows: [Row] {
    let words = ListWords(filter)
    let others = Command.Group.allCases.filter { $0 != first }
    let groups = ([first].compactMap(\.self) + others).map { group in
      (group, CommandTable.commands.filter { $0.group == group && matches($0, words) })
    }.filter { !$0.1.isEmpty }
    guard !groups.isEmpty else { return [cells("nothing matches", style: theme[.dim])] }
    let column = min(width / 2, (CommandTable.commands.map { left(of: $0).count }.max() ?? 0) + 2)
    var rows: [Row] = []
    for (group, commands) in groups {
      if !rows.isEmpty { rows.append([]) }
      rows.append(cells(title(of: group), style: theme[.panelTitle]))
      for command in commands { rows += self.rows(of: command, column: column) }
    }
    return rows
  }

  private func rows(of command: Command, column: Int) -> [Row] {
    let label = clip(cells(left(of: command), style: theme[.panelKey]), to: max(1, column - 1))
    func blanks(_ count: Int) -> Row {
      cells(String(repeating: " ", count: max(1, count)), style: theme[.panelText])
    }
    var help = cells(command.help, style: theme[.panelText])
    if !keymap.keys(of: command).isEmpty, let usage = command.usage {
      help += cells("  \(usage)", style: theme[.dim])
    }
    return wrap(help, width: max(1, width - column)).enumerated().map { index, line in
      (index == 0 ? label + blanks(column - label.count) : blanks(column)) + line
    }
  }

  private func matches(_ command: Command, _ words: ListWords) -> Bool {
    if words.isEmpty { return true }
    let texts =
      [command.name, command.help, command.group.rawValue]
      + command.slash.map { "/" + $0 } + keymap.keys(of: command).map(\.label)
    return Array(texts.joined(separator: "\n").lowercased().utf8).withUnsafeBufferPointer {
      words.match($0)
    }
  }

  /// Letters are keys only once a cursor stands on the messages: how it gets there is said.
  private func title(of group: Command.Group) -> String {
    if group == .log { return "\(group.rawValue): letters in its list" }
    guard [.selection, .branches].contains(group),
      let key = keymap.label(of: .selection(.begin), in: .chat)
    else { return group.rawValue }
    return "\(group.rawValue): letters after \(key)"
  }

  /// Its keys; where it has none, what it is called by.
  private func left(of command: Command) -> String {
    let labels = keymap.keys(of: command).map(\.label)
    guard !labels.isEmpty else { return command.usage ?? "no key: \(command.name)" }
    return width < Self.columnsForAllKeys ? labels[0] : labels.joined(separator: ", ")
  }
}
