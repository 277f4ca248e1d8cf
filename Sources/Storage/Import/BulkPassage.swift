import Chat
import GRDB

/// A conversation on its way into the log, a row at a time: a long one takes several transactions.
struct BulkPassage {
  private(set) var problems: [ImportProblem] = []
  private(set) var isDone = false

  private let imported: ImportedConversation
  private let known: Known?
  private var next = 0
  private var new = 0
  /// It is not in the log, and no message of it is.
  private var isFresh = false
  /// What was written last in this transaction: nothing else follows it. Without its place: that is to
  /// be looked up.
  private var last: (message: MessageID, place: Place?)?
  /// Messages that are another conversation's, and what follows them.
  private var refused: Set<MessageID> = []

  /// - Parameter known: what the log has of it; nil: nothing.
  init(_ imported: ImportedConversation, known: Known?) {
    self.imported = imported
    self.known = known
  }

  /// Rows that it comes to at most.
  var rows: Int { imported.messages.count + imported.attachments.count + 1 }

  /// Of what takes room.
  var bytes: Int {
    imported.messages.reduce(0) { $0 + $1.text.utf8.count + $1.reasoning.utf8.count + 200 }
      + imported.attachments.reduce(0) { $0 + $1.bytes.count }
  }

  func report(to counts: inout ImportCounts) {
    counts.newMessages += new
    counts.knownMessages += imported.messages.count - new - refused.count
    if known == nil {
      counts.newConversations += 1
    } else if new > 0 {
      counts.grownConversations += 1
    } else {
      counts.knownConversations += 1
    }
  }

  /// Goes on in another transaction: anything may have been written meanwhile.
  mutating func resume(in db: Database) throws {
    (last, isFresh) = (nil, false)
    guard next > 0, !isDone else { return }
    let id = imported.conversation.id.rawValue
    let isThere = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE id = ?)"),
      arguments: [id])
    guard isThere != true else { return }
    isDone = true
    problems.append(
      ImportProblem(
        place: imported.place,
        reason: "another program took the conversation out of the log while it was imported"))
  }

  /// Writes the next part of it.
  /// - Returns: about how many rows that was.
  mutating func step(_ rows: BulkRows, in db: Database) throws -> Int {
    if isDone { return 1 }
    if next == 0 { try begin(in: db) }
    guard next < imported.messages.count else {
      try end(in: db)
      isDone = true
      return 1
    }
    try write(imported.messages[next], rows, in: db)
    next += 1
    return next == 1 ? 1 + imported.attachments.count : 1
  }

  private mutating func begin(in db: Database) throws {
    for attachment in imported.attachments { try Attachments.add(attachment, in: db) }
    if known == nil { isFresh = try ConversationRow.add(imported.conversation, in: db) }
  }

  private mutating func write(_ message: Message, _ rows: BulkRows, in db: Database) throws {
    if known?.messages.contains(message.id) == true { return }
    if let parent = message.parent, refused.contains(parent) {
      refused.insert(message.id)
      return
    }
    guard try add(message, rows, in: db) else {
      let conversation = try String.fetchOne(
        db.cachedStatement(sql: "SELECT conversation FROM messages WHERE id = ?"),
        arguments: [message.id.rawValue])
      if conversation != message.conversation.rawValue { refuse(message) }
      return
    }
    new += 1
    try rows.addAttempts(of: message)
    if Attachments.mayBeIn(message) { try Attachments.note(message, in: db) }
  }

  /// - Returns: false: its identifier is taken.
  private mutating func add(
    _ message: Message, _ rows: BulkRows, in db: Database
  ) throws -> Bool {
    var place: Place?
    if Attachments.mayBeIn(message) {
      guard try rows.addSingly(message) else { return false }
    } else if let previous = try previous(of: message, in: db) {
      place = try rows.add(message, after: previous)
      guard place != nil else { return false }
    } else if isFresh, message.parent == nil {
      place = try rows.add(message, after: nil)
      guard place != nil else { return false }
    } else {
      guard try rows.addSingly(message) else { return false }
    }
    (last, isFresh) = ((message.id, place), false)
    return true
  }

  /// nil: other messages may follow the one that it follows.
  private func previous(of message: Message, in db: Database) throws -> Place? {
    guard let last, message.parent == last.message else { return nil }
    return try last.place
      ?? Place.fetch(last.message.rawValue, of: message.conversation.rawValue, in: db)
  }

  private mutating func refuse(_ message: Message) {
    refused.insert(message.id)
    problems.append(
      ImportProblem(
        place: imported.place.inside("message \(next + 1)"),
        reason: "its identifier is that of a message in another conversation of the log: left out, "
          + "with what follows it"))
  }

  // MARK: Its end

  private func end(in db: Database) throws {
    for message in imported.bookmarks where !refused.contains(message) {
      try Bookmarks.set(true, on: message, in: db)
    }
    guard new > 0, known != nil || !isShownAsWritten else { return }
    let id = imported.conversation.id.rawValue
    let stored = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT head, updated_at FROM conversations WHERE id = ?"),
      arguments: [id])
    guard let stored else { return }
    var head = (stored["head"] as String?).map(MessageID.init)
    if try goesOn(from: head, in: db) { head = imported.conversation.head }
    try db.cachedStatement(
      sql: "UPDATE conversations SET head = ?, updated_at = max(updated_at, ?) WHERE id = ?"
    ).execute(arguments: [head?.rawValue, imported.conversation.updatedAt.seconds, id])
    // What was chosen in the log itself stays.
    for end in known == nil ? imported.shown : [] {
      guard let place = try Place.fetch(end.rawValue, of: id, in: db) else { continue }
      try ShownBranch.make(endAt: place, in: db)
    }
    // New messages are shown where they branch off: back to what is to be shown.
    if let place = try Place.fetch(head?.rawValue, of: id, in: db) {
      try ShownBranch.make(endAt: place, in: db)
    }
  }

  /// Whether what was shown ends on the way to what is to be shown now. Else somebody went on from
  /// there, or chose another branch: that stays.
  private func goesOn(from head: MessageID?, in db: Database) throws -> Bool {
    guard let head,
      try Place.fetch(head.rawValue, of: imported.conversation.id.rawValue, in: db) != nil
    else { return true }
    let parents = Dictionary(
      imported.messages.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    var message = imported.conversation.head
    var steps = 0
    while let next = message, steps <= imported.messages.count {
      if next == head { return true }
      message = parents[next] ?? nil
      steps += 1
    }
    return false
  }

  /// Whether each message follows the one before it, and the last one is the head: then all of it is
  /// shown without more ado.
  private var isShownAsWritten: Bool {
    guard imported.messages.last?.id == imported.conversation.head else { return false }
    var previous: MessageID?
    for message in imported.messages {
      if message.parent != previous { return false }
      previous = message.id
    }
    return true
  }
}

extension BulkPassage {
  /// What the log has of a conversation.
  struct Known {
    let messages: Set<MessageID>

    /// nil: it is not there.
    init?(_ imported: ImportedConversation, in db: Database) throws {
      let id = imported.conversation.id.rawValue
      let isThere = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE id = ?)"),
        arguments: [id])
      guard isThere == true else { return nil }
      messages = Set(
        try String.fetchAll(
          db.cachedStatement(sql: "SELECT id FROM messages WHERE conversation = ?"),
          arguments: [id]
        ).map(MessageID.init))
    }

    func hasAll(of imported: ImportedConversation) -> Bool {
      imported.messages.allSatisfy { messages.contains($0.id) }
    }
  }
}
