/// All commands, to search in and run: those that are of no use now come last, and say why.
///
/// Responsible for what is listed in which order and which entry is selected; not for keys, drawing,
/// or what running a command does.
package struct PalettePanel: Sendable, FilteredList {
  struct Entry: Sendable {
    var command: Command
    /// The key that runs it in the chat; empty: none does.
    var key: String
    /// Why it is of no use now; nil: it is.
    var reason: String?
  }

  /// An entry that matches, and the characters of its name and of its help that were typed.
  struct Choice: Sendable {
    var entry: Entry
    var name: [Int] = []
    var help: [Int] = []
  }

  package var filter = "" {
    didSet { if filter != oldValue { refresh() } }
  }
  package private(set) var selected = 0
  private(set) var choices: [Choice] = []
  private let entries: [Entry]

  /// - Parameter entries: in the order in which they are listed where all match alike.
  init(_ entries: [Entry]) {
    self.entries = entries
    refresh()
  }

  package var choiceCount: Int { choices.count }
  var entryCount: Int { entries.count }
  var choice: Entry? { choices.indices.contains(selected) ? choices[selected].entry : nil }

  package mutating func select(at index: Int) { selected = index }

  private mutating func refresh() {
    selected = 0
    let query = PickerQuery(filter)
    let ranked = entries.enumerated().compactMap { index, entry in
      Self.match(entry, query).map {
        (order: (entry.reason == nil ? 0 : 1, $0.rank, index), choice: $0.choice)
      }
    }
    choices = ranked.sorted { $0.order < $1.order }.map(\.choice)
  }

  /// A name that matches goes before what only the help says.
  private static func match(_ entry: Entry, _ query: PickerQuery) -> (rank: Int, choice: Choice)? {
    let command = entry.command
    let spoken = String(command.name.map { $0 == "-" ? " " : $0 })
    if let match = query.match(command.name) ?? query.match(spoken) {
      return (2 * match.rank, Choice(entry: entry, name: match.places))
    }
    let other = command.slash.compactMap { query.rank(of: $0) }.min()
    let help = query.match(command.help)
    guard
      let rank = [other.map { 2 * $0 + 1 }, help.map { 2 * $0.rank + 5 }].compactMap(\.self).min()
    else { return nil }
    return (rank, Choice(entry: entry, help: help?.places ?? []))
  }
}
