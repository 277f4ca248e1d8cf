/// The end of the shown branch of a conversation's tree, in order, with what is known of siblings.
/// What comes before it is in the log alone.
struct Branch {
  private(set) var messages: [Message]
  /// Messages of the branch before the first one here.
  private(set) var earlier: Int
  private var positions: [MessageID: SiblingPosition]
  /// How many messages have this parent, where that is more than the branch itself shows.
  private var counts: [MessageID?: Int] = [:]

  init(_ page: BranchPage) {
    messages = page.messages
    earlier = page.first
    positions = page.siblings
    for message in messages { counts[message.parent] = positions[message.id]?.count }
  }

  /// Nothing is missing at its beginning.
  var isWhole: Bool { earlier == 0 }

  var last: Message? { messages.last }

  func index(of id: MessageID) -> Int? { messages.lastIndex { $0.id == id } }

  /// Nil for an only child.
  func position(of message: Message) -> SiblingPosition? {
    let count = counts[message.parent] ?? 1
    guard count > 1 else { return nil }
    return SiblingPosition(position: positions[message.id]?.position ?? 1, count: count)
  }

  /// Its last messages.
  func page(limit: Int) -> BranchPage {
    let shown = messages.suffix(limit)
    var page = BranchPage(messages: Array(shown), first: earlier + messages.count - shown.count)
    for message in shown { page.siblings[message.id] = position(of: message) }
    return page
  }

  /// Puts a new message at the end: the youngest of its siblings.
  mutating func append(new message: Message) {
    let count = (counts[message.parent] ?? 0) + 1
    counts[message.parent] = count
    positions[message.id] = SiblingPosition(position: count, count: count)
    messages.append(message)
  }

  /// Puts a message at the end that the log has, with its place among its siblings there.
  mutating func append(new message: Message, siblings position: SiblingPosition?) {
    messages.append(message)
    if let position { place(message.id, position) }
  }

  /// Learns where the log has it among its siblings.
  mutating func place(_ id: MessageID, _ position: SiblingPosition) {
    guard let index = index(of: id) else { return }
    positions[id] = position
    counts[messages[index].parent] = position.count
  }

  /// What came before it is nowhere any more: it begins with its first message.
  mutating func makeWhole() {
    guard !messages.isEmpty else { return }
    messages[0].parent = nil
    earlier = 0
    positions = [:]
    counts = [:]
  }

  /// Puts a message back that was on the branch before.
  mutating func restore(_ message: Message) { messages.append(message) }

  mutating func update(_ message: Message) {
    guard let index = index(of: message.id) else { return }
    messages[index] = message
  }

  mutating func remove(_ id: MessageID) {
    guard let index = index(of: id) else { return }
    let parent = messages.remove(at: index).parent
    counts[parent] = counts[parent] ?? 1
  }

  /// Takes a message and what comes after it off the branch.
  mutating func cut(from index: Int) {
    let parent = messages[index].parent
    messages.removeSubrange(index...)
    counts[parent] = counts[parent] ?? 1
  }

  /// Puts what comes before into its place.
  mutating func prepend(_ page: BranchPage) {
    messages.insert(contentsOf: page.messages, at: 0)
    earlier = page.first
    positions.merge(page.siblings) { known, _ in known }
    for message in page.messages where page.siblings[message.id] != nil {
      counts[message.parent] = page.siblings[message.id]?.count
    }
  }

  /// Lets go of all but the last `count` messages.
  mutating func letGo(keeping count: Int) {
    let kept = page(limit: count)
    guard kept.messages.count < messages.count else { return }
    self = Branch(kept)
  }
}
