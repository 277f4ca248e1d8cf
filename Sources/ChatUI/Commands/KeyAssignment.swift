import TUI

/// Gives each key, where it is pressed, to one command: as the table says and the user changed it.
///
/// - A command's keys in the configuration take the place of all it has, wherever it holds.
/// - What the user set goes before what the table says; of two that the user set, the first one.
/// - The ways out and sending never lose their last key: who cannot leave a panel, stop an answer or
///   send a prompt cannot use the program.
/// - A letter alone is text where something is typed.
///
/// Responsible for who has which key, and for saying who lost one. Not for what a key does.
struct KeyAssignment {
  /// In the order in which they choose.
  private static let kept = ["back", "interrupt", "send", "quit"]

  /// Where letters are typed.
  private static let typing: Set<KeyContext> = [
    .chat, .region, .find, .fileName, .help, .picker, .outline, .bookmarks, .palette, .history,
    .themes, .logQuery, .logLine,
  ]

  private(set) var owners: [KeyContext: [KeyPress: Int]] = [:]
  /// By the command's place in the table: the keys that it has somewhere, the first one first.
  private(set) var keys: [[KeyPress]]
  private(set) var problems: [KeymapProblem] = []

  private let commands: [Command]
  private var set: [Int: [KeyPress]] = [:]
  private var told: Set<[Int]> = []

  init(_ commands: [Command], _ preferences: Preferences = Preferences()) {
    self.commands = commands
    keys = Array(repeating: [], count: commands.count)
    let places = Dictionary(
      commands.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var order: [Int] = []
    for binding in preferences.keys {
      guard let index = places[binding.command], set[index] == nil else { continue }
      set[index] = allowed(binding.keys, for: index)
      order.append(index)
    }
    let kept = Self.kept.compactMap { places[$0] }
    for index in kept { assignKept(index, enterSends: preferences.enterSends) }
    for index in order where !kept.contains(index) { assign(index, set[index] ?? []) }
    for index in commands.indices where set[index] == nil && !kept.contains(index) {
      assign(index, Self.standardKeys(of: commands[index], preferences.enterSends))
    }
    let told = problems
    problems = told.sorted { place(of: $0, in: preferences) < place(of: $1, in: preferences) }
  }

  /// The table's keys; Enter and the keys for a new line change places where the user wants it so.
  private static func standardKeys(of command: Command, _ enterSends: Bool) -> [KeyPress] {
    guard !enterSends else { return command.keys }
    let enter = KeyPress(.enter)
    switch command.name {
    case "send": return [KeyPress(.enter, .alt), KeyPress(.character("j"), .control)]
    case "new-line": return [enter] + command.keys.filter { $0.modifiers == .shift }
    default: return command.keys
    }
  }

  /// The user's keys less those that are text.
  private mutating func allowed(_ keys: [KeyPress], for index: Int) -> [KeyPress] {
    let command = commands[index]
    guard !command.contexts.isDisjoint(with: Self.typing) else { return keys }
    return keys.filter { key in
      guard case .character = key.key, key.modifiers.isSubset(of: .shift),
        !command.keys.contains(key)
      else { return true }
      tell(index, "“\(key.notation)” is text where it is typed: give it ctrl or alt")
      return false
    }
  }

  private mutating func assignKept(_ index: Int, enterSends: Bool) {
    let name = commands[index].name
    let standard = Self.standardKeys(of: commands[index], enterSends)
    if let set = set[index] {
      assign(index, set)
      let isEverywhere = commands[index].contexts.allSatisfy { has(index, in: $0) }
      if isEverywhere { return }
      let label = standard.map(\.notation).joined(separator: ", ")
      tell(index, "“\(name)” cannot be without a key: it keeps \(label)")
    }
    assign(index, standard)
  }

  private func has(_ index: Int, in context: KeyContext) -> Bool {
    owners[context]?.values.contains(index) == true
  }

  private mutating func assign(_ index: Int, _ wanted: [KeyPress]) {
    for key in wanted {
      var isTaken = false
      for context in KeyContext.allCases where commands[index].contexts.contains(context) {
        if let owner = owners[context]?[key], owner != index {
          lose(key, index, to: owner)
        } else {
          owners[context, default: [:]][key] = index
          isTaken = true
        }
      }
      if isTaken, !keys[index].contains(key) { keys[index].append(key) }
    }
  }

  private mutating func lose(_ key: KeyPress, _ loser: Int, to winner: Int) {
    guard set[loser] != nil || set[winner] != nil, told.insert([loser, winner]).inserted else {
      return
    }
    let (lost, won) = (commands[loser].name, commands[winner].name)
    if set[loser] == nil {
      tell(winner, "“\(key.notation)” is “\(won)” now, and no more “\(lost)”")
    } else if set[winner] == nil {
      tell(loser, "“\(key.notation)” stays “\(won)”, which cannot do without: not “\(lost)”")
    } else {
      tell(loser, "“\(key.notation)” is set for “\(won)” and “\(lost)”: it is “\(won)”")
    }
  }

  private mutating func tell(_ index: Int, _ text: String) {
    problems.append(KeymapProblem(command: commands[index].name, text: text))
  }

  private func place(of problem: KeymapProblem, in preferences: Preferences) -> Int {
    preferences.keys.firstIndex { $0.command == problem.command } ?? preferences.keys.count
  }
}
