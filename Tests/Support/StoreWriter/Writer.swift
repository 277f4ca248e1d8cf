import Chat
import Foundation
import Storage

/// Does what a program with two open conversations does, as fast as it can: prompts, answers that grow
/// in several saves, drafts, names and tags; in one conversation of its own and in one of all.
struct Writer {
  static let shared = ConversationID(rawValue: "shared")

  let store: SQLiteStore
  let name: String
  private(set) var statement = Statement()
  private var count = 0

  init(store: SQLiteStore, name: String) {
    self.store = store
    self.name = name
  }

  mutating func run(seconds: Double) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    var own = conversation("own-\(name)")
    var known: Conversation?
    try await save(own, known: known)
    known = own
    try await save(conversation(Self.shared.rawValue), known: conversation(Self.shared.rawValue))
    while ContinuousClock.now < end {
      own.title = "\(name) \(count)"
      try await exchange(in: &own, known: &known)
      guard
        var all = try await patiently({ try await store.load(Self.shared, newest: 1) })?
          .conversation
      else { throw Missing() }
      var asRead: Conversation? = all
      if count.isMultiple(of: 20) {
        let tag = "\(name)\(count)"
        all.tags.append(tag)
        statement.tags.append(tag)
      }
      try await exchange(in: &all, known: &asRead)
    }
    statement.conversations = [own]
  }

  private struct Missing: Error {}

  /// A prompt after what is shown now, and an answer in three saves.
  private mutating func exchange(
    in conversation: inout Conversation, known: inout Conversation?
  ) async throws {
    count += 1
    let draft = "draft \(count) of \(name)"
    let id = conversation.id
    try await patiently { try await store.saveDraft(draft, for: id) }
    statement.drafts[id.rawValue] = draft
    let prompt = message(.user, in: conversation, after: conversation.head, text: "prompt \(count)")
    try await save(prompt)
    var answer = message(.assistant, in: conversation, after: prompt.id, text: "")
    answer.attempts = [
      Attempt(
        number: 1, model: conversation.model, endpoint: name, startedAt: answer.createdAt)
    ]
    for part in 0..<3 {
      answer.text += "part \(part) of answer \(count) by \(name). "
      answer.state = part < 2 ? .streaming : .complete
      answer.attempts[0].receivedBytes = answer.text.utf8.count
      try await save(answer)
    }
    conversation.head = answer.id
    conversation.updatedAt = answer.createdAt
    try await save(conversation, known: known)
    known = conversation
    statement.messages += [prompt, answer]
  }

  private func conversation(_ id: String) -> Conversation {
    let time = WallTime(seconds: 1_700_000_000)
    return Conversation(
      id: ConversationID(rawValue: id), title: id, model: ModelID(rawValue: "acme/one"),
      createdAt: time, updatedAt: time)
  }

  private mutating func message(
    _ role: Role, in conversation: Conversation, after parent: MessageID?, text: String
  ) -> Message {
    Message(
      id: MessageID(rawValue: "\(name)-\(count)-\(role.rawValue)"), conversation: conversation.id,
      parent: parent, role: role, text: text, model: role == .user ? nil : conversation.model,
      createdAt: WallTime(seconds: 1_700_000_000 + Double(count)))
  }

  private func save(_ message: Message) async throws {
    try await patiently { try await store.save(message) }
  }

  private func save(_ conversation: Conversation, known: Conversation?) async throws {
    try await patiently { try await store.save(conversation, known: known) }
  }

  /// As a session does: what could not be written stays and is tried again.
  private func patiently<Value>(_ work: () async throws -> Value) async throws -> Value {
    while true {
      do { return try await work() } catch StoreError.locked { continue }
    }
  }
}
