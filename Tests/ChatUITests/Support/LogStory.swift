import Chat
import ChatUI
import TUI
import Testing

/// A conversation with its log behind it: what the interface asks of the log is done at once, and its
/// answers come back in order, as long as there are any.
struct LogStory {
  var story: Story
  let store: BranchStore
  /// What else was asked for.
  private(set) var asked: [Effect] = []

  /// - Parameter held: messages at the end that the interface holds at first.
  init(
    _ messages: [Message], held: Int = 200, bookmarks: [MessageID] = [], _ columns: Int = 80,
    _ rows: Int = 24
  ) async {
    store = BranchStore(messages, bookmarks: bookmarks)
    story = Story(columns, rows)
    let first = max(0, messages.count - held)
    let page = BranchPage(
      messages: Array(messages[first...]), bookmarks: Set(bookmarks), first: first,
      total: messages.count)
    await happens(.opened(StoredConversation(conversation: .sky, page: page)))
  }

  mutating func press(_ notations: String...) async {
    for notation in notations {
      guard let key = KeyPress(notation: notation) else {
        Issue.record("an unknown key: \(notation)")
        continue
      }
      await happens(.input([.key(key)]))
    }
  }

  mutating func type(_ text: String) async {
    for character in text { await happens(.input([.key(KeyPress(.character(character)))])) }
  }

  mutating func happens(_ event: Event) async {
    var events = [event]
    while !events.isEmpty {
      for effect in story.react(to: events.removeFirst()) {
        let answers = await answers(to: effect)
        if let answers { events += answers } else { asked.append(effect) }
      }
    }
  }

  /// nil: it is nothing that the log answers.
  private func answers(to effect: Effect) async -> [Event]? {
    switch effect {
    case .find(.search(let request)):
      var events: [Event] = []
      do throws(StoreError) {
        try await Finder(store: store).search(request) { events.append(.find($0)) }
      } catch {
        Issue.record("\(error)")
      }
      return events
    case .find(.stop): return []
    case .loadPage(let id, let place):
      return [.page(id, place, await store.page(of: id, place, limit: 200))]
    case .contents(.loadOutline(let id, let place)):
      let page = await store.page(of: id, place, limit: 200)
      return [.contents(.outline(id, place, OutlinePage(page)))]
    case .contents(.loadBookmarks(let id)):
      return [.contents(.bookmarks(id, await store.bookmarks(of: id)))]
    case .contents(.setBookmark(let isSet, let id)):
      await store.setBookmark(isSet, on: id)
      return []
    default: return nil
    }
  }
}

extension [Message] {
  /// Prompts and answers in turn, `m0`, `m1`, …, a minute apart.
  static func talk(_ texts: [String]) -> [Message] {
    texts.enumerated().map { index, text in
      Message(
        id: MessageID(rawValue: "m\(index)"), conversation: Conversation.sky.id,
        parent: index > 0 ? MessageID(rawValue: "m\(index - 1)") : nil,
        role: index % 2 == 0 ? .user : .assistant, text: text,
        model: index % 2 == 0 ? nil : .sonnet,
        createdAt: WallTime(seconds: 50_520 + Double(index) * 60))
    }
  }

  /// A long one: a prompt and a short answer each, one answer in ten with a heading and the word
  /// `violet`.
  static func longTalk(_ count: Int) -> [Message] {
    talk(
      (0..<count).map { index in
        if index % 2 == 0 { return "Question \(index)?" }
        return index % 20 == 11 ? "# Colour \(index)\n\nIt is **vio**let." : "Answer \(index)."
      })
  }
}
