/// A list that is narrowed down by typing: models, earlier prompts. Responsible for filter, ranking
/// and selection; not for keys, drawing, or what a choice does.
package struct Picker: Sendable, FilteredList {
  package struct Item: Hashable, Sendable {
    /// What is matched, shown first, and given back when it is chosen.
    package var text: String
    /// One more line's worth, dim.
    package var detail: String
    /// What it stands for, where the text alone does not say so.
    package var id: String

    package init(text: String, detail: String = "", id: String = "") {
      self.text = text
      self.detail = detail
      self.id = id
    }
  }

  package enum Content: Hashable, Sendable {
    case loading(String)
    case failed(String)
    case items
  }

  package enum Choice: Hashable, Sendable {
    case item(Item)
    /// What stands in the filter, as it is.
    case typed(String)
  }

  package let title: String
  /// Whether text that is not in the list may be chosen as it is typed.
  package let allowsTyped: Bool
  package private(set) var content: Content
  package var filter = "" {
    didSet { if filter != oldValue { refresh() } }
  }
  package private(set) var selected = 0
  /// What can be chosen, best match first; the typed text, if allowed and not listed, comes last.
  package private(set) var choices: [Choice] = []
  private var items: [Item] = []

  package init(title: String, allowsTyped: Bool, items: [Item]) {
    self.title = title
    self.allowsTyped = allowsTyped
    self.items = items
    content = .items
    refresh()
  }

  package init(title: String, allowsTyped: Bool, loading: String) {
    self.title = title
    self.allowsTyped = allowsTyped
    content = .loading(loading)
    refresh()
  }

  /// Items, whether they match or not.
  package var itemCount: Int { items.count }

  /// The choice that Enter takes.
  package var choice: Choice? {
    choices.indices.contains(selected) ? choices[selected] : nil
  }

  /// The list has come: the filter stays, and so does the selected item when it is in it.
  package mutating func fill(_ items: [Item]) {
    let before = choice
    self.items = items
    content = .items
    refresh()
    if let before, case .item = before, let index = choices.firstIndex(of: before) {
      selected = index
    }
  }

  package mutating func fail(_ reason: String) {
    content = .failed(reason)
    refresh()
  }

  package mutating func select(_ text: String) {
    let index = choices.firstIndex {
      if case .item(let item) = $0 { item.text == text } else { false }
    }
    selected = index ?? selected
  }

  package var choiceCount: Int { choices.count }

  package mutating func select(at index: Int) { selected = index }

  private mutating func refresh() {
    selected = 0
    let query = PickerQuery(filter)
    let ranked = items.enumerated().compactMap { index, item in
      query.rank(of: item.text).map { (rank: $0, index: index, item: item) }
    }
    choices = ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { .item($0.item) }
    let typed = filter.trimmed
    if allowsTyped, !typed.isEmpty, !items.contains(where: { $0.text == typed }) {
      choices.append(.typed(typed))
    }
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
