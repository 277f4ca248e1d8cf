package import Chat

/// The bookmarks of a conversation, of all its branches, narrowed down by typing. Responsible for
/// what is in the list and which one is selected; not for keeping bookmarks, or for keys.
package struct BookmarkPanel: Sendable, FilteredList {
  package let conversation: ConversationID
  /// nil until the log has answered.
  private(set) var bookmarks: [Bookmark]?
  private var index = ListIndex([], ListWords(""))
  package private(set) var selected = 0

  init(of conversation: ConversationID) { self.conversation = conversation }

  package var filter = "" {
    didSet {
      if filter == oldValue { return }
      index.filter(ListWords(filter), narrows: filter.hasPrefix(oldValue))
      selected = 0
    }
  }

  package var choiceCount: Int { index.matches.count }

  var selectedBookmark: Bookmark? { bookmarks(selected..<selected + 1).first }

  package mutating func select(at index: Int) { selected = index }

  mutating func fill(_ bookmarks: [Bookmark]) {
    self.bookmarks = bookmarks
    index = ListIndex(bookmarks.map(\.preview), ListWords(filter))
    selected = min(selected, max(0, choiceCount - 1))
  }

  /// Takes the selected one from the list.
  mutating func removeSelected() -> Bookmark? {
    guard index.matches.indices.contains(selected), bookmarks != nil else { return nil }
    let place = index.matches[selected]
    let removed = bookmarks?.remove(at: place)
    index.remove(at: place)
    selected = min(selected, max(0, choiceCount - 1))
    return removed
  }

  /// Those that match, by their number among them.
  func bookmarks(_ range: Range<Int>) -> [Bookmark] {
    guard let bookmarks else { return [] }
    return range.clamped(to: 0..<choiceCount).map { bookmarks[index.matches[$0]] }
  }
}
