/// The shown branch of a conversation's tree, root first, with what is known of siblings.
struct Branch {
  private(set) var messages: [Message]
  private var positions: [MessageID: SiblingPosition]
  /// How many messages have this parent, as far as is known.
  private var counts: [MessageID?: Int] = [:]

  init(messages: [Message], siblings: [MessageID: SiblingPosition]) {
    self.messages = messages
    positions = siblings
    for message in messages { counts[message.parent] = siblings[message.id]?.count ?? 1 }
  }

  var last: Message? { messages.last }

  /// Nil for an only child.
  func position(of message: Message) -> SiblingPosition? {
    let count = counts[message.parent] ?? 1
    guard count > 1 else { return nil }
    return SiblingPosition(position: positions[message.id]?.position ?? 1, count: count)
  }

  /// Puts a new message at the end: the youngest of its siblings.
  mutating func append(new message: Message) {
    let count = counts[message.parent, default: 0] + 1
    counts[message.parent] = count
    positions[message.id] = SiblingPosition(position: count, count: count)
    messages.append(message)
  }

  /// Puts a message back that was on the branch before.
  mutating func restore(_ message: Message) { messages.append(message) }

  mutating func update(_ message: Message) {
    guard let index = messages.lastIndex(where: { $0.id == message.id }) else { return }
    messages[index] = message
  }

  mutating func remove(_ id: MessageID) { messages.removeAll { $0.id == id } }
}
