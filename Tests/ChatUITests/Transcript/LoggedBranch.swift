import Chat
import ChatUI
import TUI

/// A long conversation in a log, and a transcript that reads from it: pages come when they are asked
/// for, and are counted.
struct LoggedBranch {
  static let context = TranscriptFixture.context

  var messages: [Message]
  var transcript = Transcript()
  var size = Size(columns: 40, rows: 12)
  private(set) var asked: [BranchPlace] = []
  /// Pages that are asked for and cannot be read.
  var isBroken = false

  /// Prompts and answers in turn, `text 1` and so on.
  init(_ count: Int, text: (Int) -> String = { "text \($0)" }) {
    messages = (1...count).map { number in
      var message =
        number % 2 == 1
        ? TranscriptFixture.prompt("p\(number)", text(number))
        : TranscriptFixture.answer("p\(number)", text(number))
      message.parent = number > 1 ? MessageID(rawValue: "p\(number - 1)") : nil
      return message
    }
    let conversation = Conversation(
      id: TranscriptFixture.conversation, model: ModelID(rawValue: "m"),
      createdAt: TranscriptFixture.time, updatedAt: TranscriptFixture.time)
    transcript.replaceAll(
      StoredConversation(conversation: conversation, page: page(.end) ?? BranchPage(messages: [])))
    settle()
  }

  static func id(_ number: Int) -> MessageID { MessageID(rawValue: "p\(number)") }

  func page(_ place: BranchPlace, limit: Int = 200) -> BranchPage? {
    func index(_ id: MessageID) -> Int? { messages.firstIndex { $0.id == id } }
    let range: Range<Int>
    switch place {
    case .start: range = 0..<min(limit, messages.count)
    case .end: range = max(0, messages.count - limit)..<messages.count
    case .before(let id):
      guard let end = index(id) else { return nil }
      range = max(0, end - limit)..<end
    case .after(let id):
      guard let start = index(id).map({ $0 + 1 }) else { return nil }
      range = start..<min(messages.count, start + limit)
    case .around(let id):
      guard let middle = index(id) else { return nil }
      let start = max(0, min(middle - limit / 2, messages.count - limit))
      range = start..<min(messages.count, start + limit)
    }
    return BranchPage(
      messages: Array(messages[range]), first: range.lowerBound, total: messages.count)
  }

  /// Asks for what the transcript wants, and gives it, until it wants nothing more.
  mutating func settle() {
    while let place = ask() { give(place) }
  }

  mutating func ask() -> BranchPlace? {
    guard let place = transcript.tend(in: size, Self.context, letsGo: true) else { return nil }
    asked.append(place)
    return place
  }

  @discardableResult mutating func give(_ place: BranchPlace) -> Bool {
    transcript.insert(isBroken ? nil : page(place), at: place, in: size, Self.context)
  }

  mutating func lines() -> [String] {
    transcript.rows(in: size, Self.context).map(TranscriptFixture.text)
  }

  mutating func turnPages(_ direction: Int, _ count: Int) {
    for _ in 0..<count {
      transcript.page(direction, in: size, Self.context)
      settle()
      _ = lines()
    }
  }

  /// The session tells of a message at the end, which the log has a moment later.
  mutating func tell(_ message: Message, logged: Bool = true) {
    transcript.put(message, siblings: nil)
    guard logged else { return }
    if let index = messages.firstIndex(where: { $0.id == message.id }) {
      messages[index] = message
    } else {
      messages.append(message)
    }
  }
}
