import TUI

/// The help: the command table by groups.
struct HelpRows {
  /// Below this width only the first key of a command is named.
  private static let columnsForAllKeys = 56

  let width: Int
  let theme: Theme
  let keymap: Keymap

  var rows: [Row] {
    let groups = Command.Group.allCases.map { group in
      (group, CommandTable.commands.filter { $0.group == group })
    }.filter { !$0.1.isEmpty }
    let column = min(width / 2, (CommandTable.commands.map { keys(of: $0).count }.max() ?? 0) + 2)
    var rows: [Row] = []
    for (group, commands) in groups {
      if !rows.isEmpty { rows.append([]) }
      rows.append(cells(title(of: group), style: theme[.panelTitle]))
      for command in commands {
        let key = clip(cells(keys(of: command), style: theme[.panelKey]), to: max(1, column - 1))
        let gap = cells(
          String(repeating: " ", count: max(1, column - key.count)), style: theme[.panelText])
        let help = wrap(
          cells(command.help, style: theme[.panelText]), width: max(1, width - column))
        for (index, line) in help.enumerated() {
          rows.append(
            (index == 0
              ? key + gap
              : cells(
                String(repeating: " ", count: column), style: theme[.panelText])) + line)
        }
      }
    }
    return rows
  }

  /// Letters are keys only once a cursor stands on the messages: how it gets there is said.
  private func title(of group: Command.Group) -> String {
    guard [.selection, .branches].contains(group),
      let key = keymap.label(of: .selection(.begin), in: .chat)
    else { return group.rawValue }
    return "\(group.rawValue): letters after \(key)"
  }

  private func keys(of command: Command) -> String {
    let labels = command.keys.map(\.label)
    return width < Self.columnsForAllKeys ? labels.first ?? "" : labels.joined(separator: ", ")
  }
}
