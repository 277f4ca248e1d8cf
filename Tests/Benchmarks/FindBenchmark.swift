import Chat
import ChatUI
import Markup
import TUI

/// A conversation of 100,000 messages of about 500 bytes: searched, and its outline narrowed down. What
/// the log takes to give its pages is not counted.
enum FindBenchmark {
  private static let count = 100_000
  private static let pageLength = 200
  private static let now = Now(
    instant: Instant(nanoseconds: 1_000_000_000_000), wall: WallTime(seconds: 1_770_000_000))

  static func run() {
    let messages = (0..<count).map(message)
    let bytes = messages.reduce(0) { $0 + $1.text.utf8.count }
    print("  \(count) messages, \(bytes / count) bytes each")
    let rare = TextPattern.Options()
    search("a word that is nowhere", "zeppelin", rare, messages)
    search("a word in every message", "layout", rare, messages)
    search("whole words", "layout", TextPattern.Options(wholeWords: true), messages)
    search("an expression", "l[aeiou]y[a-z]+t", TextPattern.Options(isRegex: true), messages)
    outline(messages)
  }

  /// From the newest page on, as a search goes: the first page, then all.
  private static func search(
    _ what: String, _ query: String, _ options: TextPattern.Options, _ messages: [Message]
  ) {
    guard let pattern = try? TextPattern(query, options: options) else { return }
    var first = Samples()
    var all = Samples()
    for _ in 0..<20 {
      first.time { for message in messages.suffix(50) { _ = Find.matches(in: message, pattern) } }
    }
    for _ in 0..<3 {
      all.time { for message in messages.reversed() { _ = Find.matches(in: message, pattern) } }
    }
    first.report("\(what), the first 50 messages")
    all.report("\(what), all")
  }

  private static func outline(_ messages: [Message]) {
    let setup = ModelSetup(
      theme: Theme(name: "bench", styles: [:]), model: ModelID(rawValue: "m"),
      endpointName: "bench", endpoint: "none", version: "0")
    var model = Model(size: Size(columns: 160, rows: 50), setup: setup, now: now)
    let conversation = Conversation(
      id: ConversationID(rawValue: "c"), title: "long", model: ModelID(rawValue: "m"),
      createdAt: now.wall, updatedAt: now.wall)
    func page(_ end: Int) -> BranchPage {
      let first = max(0, end - pageLength)
      return BranchPage(messages: Array(messages[first..<end]), first: first, total: count)
    }
    let stored = StoredConversation(conversation: conversation, page: page(count))
    _ = update(&model, .opened(stored), at: now)
    var effects = update(&model, .input([.key(KeyPress(.function(3)))]), at: now)
    var pages = Samples()
    var end = count
    while case .contents(.loadOutline(let id, let place))? = effects.first {
      let read = page(end)
      pages.time {
        let outline = OutlinePage(read)
        effects = update(&model, .contents(.outline(id, place, outline)), at: now)
      }
      end -= pageLength
    }
    pages.report("outline, a page of \(pageLength) messages")
    var typed = Samples()
    for _ in 0..<20 {
      for key in ["l", "o", "n", "g", " ", "9", "9"] as [Character] {
        typed.time {
          _ = update(&model, .input([.key(KeyPress(.character(key)))]), at: now)
          _ = view(&model, at: now)
        }
      }
      _ = update(&model, .input([.key(KeyPress(.character("u"), .control))]), at: now)
    }
    typed.report("outline, a key of the filter and the frame", goal: 10)
  }

  private static func message(_ index: Int) -> Message {
    let isPrompt = index % 2 == 0
    var message = Message(
      id: MessageID(rawValue: "m\(index)"), conversation: ConversationID(rawValue: "c"),
      parent: index > 0 ? MessageID(rawValue: "m\(index - 1)") : nil,
      role: isPrompt ? .user : .assistant, createdAt: WallTime(seconds: 1.7e9 + Double(index)))
    let words = "Number \(index): how does the layout of a long conversation stay quick? "
    let text = String(repeating: words, count: 3)
    message.text =
      isPrompt
      ? "\(words)\n\(text)\(text)"
      : """
      ## A long answer, number \(index)

      \(text)It lays out **what is seen**, and *nothing else*, however much there is.

      - the first: `rows` are made from the source
      - the second: a page is read ahead
      """
    return message
  }
}
