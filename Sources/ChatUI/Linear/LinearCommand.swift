import Chat
import Markup
import TUI

/// Commands that linear mode has in the place of keys. Its other commands are the table's own.
enum LinearCommand: String, CaseIterable, Sendable {
  case send, drop, stop, status, last, earlier, later, older, newer, difference, undo, favourite
  case findRegex, findWords, findCase, links, pager, edit

  /// After a slash; the first one is shown.
  var names: [String] {
    switch self {
    case .earlier: ["earlier", "more"]
    case .difference: ["difference", "diff"]
    case .undo: ["undo-draft"]
    case .favourite: ["favourite", "favorite"]
    case .findRegex: ["find-regex"]
    case .findWords: ["find-words"]
    case .findCase: ["find-case"]
    default: [rawValue]
    }
  }

  var help: String {
    switch self {
    case .send: "send the draft that waits; an empty line does the same"
    case .drop: "drop the draft"
    case .stop: "stop the answer, cancel the wait, leave what is open"
    case .status: "what is happening now, and what is waiting"
    case .last: "read the last messages; a number says how many"
    case .earlier: "read the messages before those"
    case .later: "read the messages after those"
    case .older: "the version before of the last answer"
    case .newer: "the next version of the last answer"
    case .difference: "what differs from another version"
    case .undo: "bring the draft back that was dropped"
    case .favourite: "make the model in use a favourite, or no more"
    case .findRegex: "find a regular expression in this conversation"
    case .findWords: "find whole words only"
    case .findCase: "find with upper and lower case as typed"
    case .links: "the links of the last answer; a number copies one"
    case .pager: "the last answer in $PAGER; a number says how many messages"
    case .edit: "edit the last prompt and send it again; 2 is the one before it, and so on"
    }
  }

  /// What the table's action of the same meaning is; nil: it is done by the one that reads aloud.
  var action: Action? {
    switch self {
    case .stop: .back
    case .older: .branch(.sibling(-1))
    case .newer: .branch(.sibling(1))
    case .difference: .branch(.showDifference)
    case .undo: .edit(.undo)
    default: nil
    }
  }

  /// The command and what follows its name; nil: the line is none of these.
  init?(_ line: String, argument: inout String) {
    guard line.hasPrefix("/") else { return nil }
    let name = line.dropFirst().prefix { !$0.isWhitespace }
    let found = Self.allCases.first { $0.names.contains(name.lowercased()) }
    guard let found else { return nil }
    argument = line.dropFirst(name.count + 1).trimmed
    self = found
  }

  /// What text is found by; nil: it is no command that finds.
  var findOptions: TextPattern.Options? {
    switch self {
    case .findRegex: TextPattern.Options(isRegex: true)
    case .findWords: TextPattern.Options(wholeWords: true)
    case .findCase: TextPattern.Options(matchesCase: true)
    default: nil
    }
  }

  /// Commands of the table that are of no use without a screen, and why.
  static func refusal(of command: Command) -> String? {
    switch command.name {
    case "theme": "Linear mode has no colours: themes are for the full screen."
    case "keys": "Linear mode has no keys but Enter, Ctrl-C and Ctrl-D: everything is a command."
    case "redraw": "There is no screen to draw anew: /last reads the last messages."
    case "palette": "Type /help for all commands."
    case "select": "Linear mode has no cursor: /copy, /save, /edit and /fork take the last answer."
    default: nil
    }
  }

  /// What an action is called where there are no keys; nil: it has no name.
  static func name(of action: Action) -> String? {
    switch action {
    case .interrupt: return "Ctrl-C"
    case .send: return "Enter"
    case .choose: return "its number"
    default: break
    }
    if let own = allCases.first(where: { $0.action == action }) { return "/\(own.names[0])" }
    return CommandTable.callable.first { $0.action == action && refusal(of: $0) == nil }
      .map { "/\($0.slash[0])" }
  }

  /// `/help`: all commands by group, or those that a word is in.
  static func help(matching filter: String) -> [String] {
    func matches(_ texts: [String]) -> Bool {
      filter.isEmpty || texts.contains { $0.lowercased().contains(filter.lowercased()) }
    }
    var lines: [String] = []
    let own = allCases.filter { matches($0.names + [$0.help]) }
    let ownNames = allCases.flatMap(\.names)
    if !own.isEmpty {
      lines.append("In linear mode:")
      lines += own.map { "/\($0.names[0]): \($0.help)." }
    }
    for group in Command.Group.allCases {
      let commands = CommandTable.callable.filter {
        $0.group == group && refusal(of: $0) == nil && !$0.slash.contains("stop")
          && !$0.slash.contains(where: ownNames.contains)
          && matches([$0.name, $0.help] + $0.slash)
      }
      guard !commands.isEmpty else { continue }
      lines.append("\(group.rawValue):")
      lines += commands.map { "\($0.usage ?? $0.name): \($0.help)." }
    }
    return lines
  }
}
