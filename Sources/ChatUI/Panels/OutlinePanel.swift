package import Chat

/// The prompts and headings of a conversation's shown branch, narrowed down by typing. It is filled
/// page by page, outward from where the reader is, and can be used from the first page on.
///
/// Responsible for what is in the list, which entry is selected, and which page is needed next; not
/// for reading pages, for keys, or for where an entry leads.
package struct OutlinePanel: Sendable, FilteredList {
  /// What one page had.
  private struct Part: Sendable {
    var entries: [OutlineEntry]
    var index: ListIndex
  }

  package let conversation: ConversationID
  /// Where the reader is; nil: at the end.
  private let reader: OutlinePlace?
  private var parts: [Part] = []
  private var walk: BranchWalk
  private var words = ListWords("")
  /// Where the selected entry stands, or stood; nil until a key was pressed: the reader's place.
  private var anchor: OutlinePlace?
  package private(set) var selected = 0
  package private(set) var choiceCount = 0
  /// Entries, whether they match or not.
  private(set) var entryCount = 0

  /// - Parameters:
  ///   - near: the message that the reader sees first; nil: the last one.
  ///   - reader: the place at the top of the screen; nil: the end.
  init(of conversation: ConversationID, near: MessageID?, reader: OutlinePlace?) {
    self.conversation = conversation
    self.reader = reader
    walk = BranchWalk(near: near)
  }

  package var filter = "" {
    didSet {
      if filter == oldValue { return }
      if anchor == nil { anchor = selectedEntry?.place }
      words = ListWords(filter)
      let narrows = filter.hasPrefix(oldValue)
      for index in parts.indices { parts[index].index.filter(words, narrows: narrows) }
      refresh()
    }
  }

  /// The part of the branch that is needed next; nil: all is here.
  var next: BranchPlace? { walk.next }

  /// Messages read, of how many.
  var progress: (read: Int, total: Int) { (walk.read, walk.total) }

  var selectedEntry: OutlineEntry? { entries(selected..<selected + 1).first }

  package mutating func select(at index: Int) {
    selected = index
    anchor = selectedEntry?.place ?? anchor
  }

  /// Takes in the page that was needed.
  mutating func take(_ page: OutlinePage) {
    let leadsUp = walk.next?.leadsUp == true
    walk.take(page.stretch)
    if !page.entries.isEmpty {
      let part = Part(
        entries: page.entries, index: ListIndex(page.entries.map(\.title), words))
      parts.insert(part, at: leadsUp ? 0 : parts.count)
      entryCount += page.entries.count
    }
    refresh()
  }

  /// Those that match, by their number among them.
  func entries(_ range: Range<Int>) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    var start = 0
    for part in parts {
      if start >= range.upperBound { break }
      let matches = part.index.matches
      for index in range.clamped(to: start..<start + matches.count) {
        entries.append(part.entries[matches[index - start]])
      }
      start += matches.count
    }
    return entries
  }

  private mutating func refresh() {
    choiceCount = parts.reduce(0) { $0 + $1.index.matches.count }
    let wanted =
      if let anchor { index { $0 >= anchor } } else if let reader { index { $0 > reader } - 1 } else
      {
        choiceCount - 1
      }
    selected = min(max(0, wanted), max(0, choiceCount - 1))
  }

  /// The number of the first match at such a place; of all others come before it.
  private func index(where isThere: (OutlinePlace) -> Bool) -> Int {
    var start = 0
    for part in parts {
      let matches = part.index.matches
      if let last = matches.last, isThere(part.entries[last].place) {
        return start + (matches.firstIndex { isThere(part.entries[$0].place) } ?? 0)
      }
      start += matches.count
    }
    return start
  }
}
