import Chat

/// The run of the shown branch's messages that is held, and what is known of the rest: how many come
/// before it, how many there are in all, and the last few where they are not in the run.
///
/// Responsible for: where a message belongs, told live or read from the log, so that none stands
/// twice or in a wrong place. Not for: where the reader is, what is read when, how it looks.
struct BranchWindow: Sendable {
  /// What became of a message that was put.
  enum Change: Hashable, Sendable {
    case replaced(Message)
    /// At the end, which is in the run.
    case added
    /// At the end, which is not in the run.
    case addedBeyond
    case replacedBeyond
  }

  /// Messages kept of a branch whose end is not in the run: a prompt and its answer, and the answer
  /// and prompt before. The log is a moment behind what a session tells; fewer could leave a gap.
  private static let tailLength = 4

  private(set) var messages: [Message] = []
  private(set) var siblings: [MessageID: SiblingPosition] = [:]
  private(set) var bookmarks: Set<MessageID> = []
  /// Messages of the branch before the run, and on the whole branch.
  private(set) var first = 0
  private(set) var total = 0
  /// The branch's last messages while the run ends before them, as the session tells them.
  private(set) var tail: [Message] = []
  /// UTF-8 bytes of text and reasoning in the run.
  private(set) var bytes = 0
  private var indexes: [MessageID: Int] = [:]

  init() {}

  var isEmpty: Bool { messages.isEmpty }
  var hasStart: Bool { first == 0 }
  var hasEnd: Bool { first + messages.count >= total }
  /// The branch's last message; nil: not known.
  var last: Message? { hasEnd ? messages.last : tail.last }
  /// The last messages that are known to be at the branch's end.
  var newest: [Message] { hasEnd ? messages : tail }

  func index(of id: MessageID) -> Int? { indexes[id] }

  /// Also one of the end, where that is not in the run.
  func message(_ id: MessageID) -> Message? {
    indexes[id].map { messages[$0] } ?? tail.first { $0.id == id }
  }

  // MARK: Told by the session

  mutating func put(_ message: Message, siblings position: SiblingPosition?) -> Change {
    siblings[message.id] = position
    if let index = indexes[message.id] {
      let old = messages[index]
      messages[index] = message
      bytes += message.bytes - old.bytes
      return .replaced(old)
    }
    guard !hasEnd else {
      add(message)
      total = first + messages.count
      return .added
    }
    if let index = tail.firstIndex(where: { $0.id == message.id }) {
      tail[index] = message
      return .replacedBeyond
    }
    total += 1
    tail.append(message)
    for old in tail.dropLast(Self.tailLength) { siblings[old.id] = nil }
    tail.removeFirst(max(0, tail.count - Self.tailLength))
    return .addedBeyond
  }

  /// - Returns: where it stood in the run; nil: it was not in it.
  mutating func remove(_ id: MessageID) -> Int? {
    siblings[id] = nil
    bookmarks.remove(id)
    if let index = indexes.removeValue(forKey: id) {
      bytes -= messages.remove(at: index).bytes
      total -= 1
      for later in index..<messages.count { indexes[messages[later].id] = later }
      return index
    }
    guard !hasEnd else { return nil }
    tail.removeAll { $0.id == id }
    // Whatever left, the run still ends before the branch does.
    total = max(total - 1, first + messages.count + 1)
    return nil
  }

  /// - Returns: whether the message is held.
  mutating func append(_ id: MessageID, text: String, reasoning: String) -> Bool {
    // In place: a copy of the text would cost the answer's length for each token.
    if let index = indexes[id] {
      messages[index].text.append(text)
      messages[index].reasoning.append(reasoning)
      bytes += text.utf8.count + reasoning.utf8.count
    } else if let index = tail.firstIndex(where: { $0.id == id }) {
      tail[index].text.append(text)
      tail[index].reasoning.append(reasoning)
    } else {
      return false
    }
    return true
  }

  mutating func setBookmark(_ isSet: Bool, on id: MessageID) {
    if isSet { bookmarks.insert(id) } else { bookmarks.remove(id) }
  }

  // MARK: Read from the log

  /// Holds another run of the same branch, as the log has it.
  mutating func move(to page: BranchPage) {
    let newest = newestKept
    let known = siblings
    show(page.settled)
    for message in newest { siblings[message.id] = known[message.id] }
    tail = newest
    joinTail()
  }

  /// Shows a branch anew: nothing of what was held is known to belong to it.
  mutating func show(_ page: BranchPage) {
    self = BranchWindow()
    first = max(0, page.first)
    for message in page.messages where indexes[message.id] == nil { add(message) }
    total = max(page.total, first + messages.count)
    take(marksOf: page)
  }

  mutating func insertBefore(_ page: BranchPage) {
    let known = page.settled.messages.filter { indexes[$0.id] == nil }
    // What the branch had grown by before is not known better there than here.
    total += page.first + known.count - first
    first = max(0, known.isEmpty ? 0 : page.first)
    messages.insert(contentsOf: known, at: 0)
    number()
    total = max(total, first + messages.count)
    take(marksOf: page)
  }

  mutating func insertAfter(_ page: BranchPage) {
    for message in page.settled.messages where indexes[message.id] == nil { add(message) }
    take(marksOf: page)
    let known = first + messages.count
    if page.messages.isEmpty { total = known }
    if known >= page.total { total = tail.isEmpty ? known : max(total, known) }
    joinTail()
  }

  /// Learns what the branch ends with, without holding the messages before.
  mutating func note(end page: BranchPage) {
    guard !hasEnd, tail.isEmpty else { return }
    tail = page.settled.messages.suffix(Self.tailLength)
    total = max(page.total, first + messages.count + 1)
    for message in tail { siblings[message.id] = page.siblings[message.id] }
  }

  /// Lets go of all messages but these.
  mutating func keep(_ range: Range<Int>) -> [MessageID] {
    guard range != 0..<messages.count else { return [] }
    if range.upperBound < messages.count { tail = newestKept }
    let dropped = (messages[..<range.lowerBound] + messages[range.upperBound...]).map(\.id)
    messages = Array(messages[range])
    first += range.lowerBound
    let kept = Set(tail.map(\.id))
    for id in dropped {
      if !kept.contains(id) { siblings[id] = nil }
      bookmarks.remove(id)
    }
    number()
    return dropped
  }

  private var newestKept: [Message] { Array(newest.suffix(Self.tailLength)) }

  private mutating func add(_ message: Message) {
    indexes[message.id] = messages.count
    messages.append(message)
    bytes += message.bytes
  }

  private mutating func number() {
    indexes = Dictionary(
      messages.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    bytes = messages.reduce(0) { $0 + $1.bytes }
  }

  private mutating func take(marksOf page: BranchPage) {
    siblings.merge(page.siblings) { known, _ in known }
    bookmarks.formUnion(page.bookmarks)
  }

  /// Puts the branch's last messages where they follow what was read. What the session told is newer
  /// than what the log has.
  private mutating func joinTail() {
    guard !tail.isEmpty else { return }
    for message in tail {
      if let index = indexes[message.id] {
        bytes += message.bytes - messages[index].bytes
        messages[index] = message
      } else if let index = message.parent.flatMap({ indexes[$0] }) {
        // What the log still had after the parent has left the branch.
        for gone in messages[(index + 1)...] {
          indexes[gone.id] = nil
          bytes -= gone.bytes
        }
        messages.removeSubrange((index + 1)...)
        add(message)
      }
    }
    if let last = tail.last, indexes[last.id] != nil { total = first + messages.count }
    if hasEnd { tail = [] }
  }
}

extension Message {
  /// UTF-8 bytes of its text and reasoning.
  var bytes: Int { text.utf8.count + reasoning.utf8.count }
}
