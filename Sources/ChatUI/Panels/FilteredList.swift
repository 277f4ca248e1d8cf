/// A list with a filter and a selected entry: what the keys of every list do to it.
package protocol FilteredList {
  var filter: String { get set }
  /// Among those that match.
  var selected: Int { get }
  /// Entries that match.
  var choiceCount: Int { get }

  mutating func select(at index: Int)
}

/// What a key does to a list.
package enum ListEdit: Hashable, Sendable {
  case move(Int)
  case toFirst, toLast
  case type(String)
  case backspace, wordBackspace, clear
}

extension FilteredList {
  package mutating func perform(_ edit: ListEdit) {
    switch edit {
    case .move(let count): select(at: min(max(0, selected + count), max(0, choiceCount - 1)))
    case .toFirst: select(at: 0)
    case .toLast: select(at: max(0, choiceCount - 1))
    case .type, .backspace, .wordBackspace, .clear: edit.change(&filter)
    }
  }
}

extension ListEdit {
  /// What it does to the line in which a list is narrowed down.
  func change(_ filter: inout String) {
    switch self {
    case .move, .toFirst, .toLast: break
    case .type(let text): filter += text.filter { !$0.isNewline }
    case .backspace: if !filter.isEmpty { filter.removeLast() }
    case .wordBackspace:
      var rest = filter[...]
      while rest.last == " " { rest.removeLast() }
      while let last = rest.last, last != " " { rest.removeLast() }
      filter = String(rest)
    case .clear: filter = ""
    }
  }
}
