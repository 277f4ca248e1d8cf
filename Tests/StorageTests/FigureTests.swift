import Chat
import GRDB
import Testing

@testable import Storage

/// What is noted of each conversation for lists, against what its rows come to.
struct FigureTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  struct Figures: Hashable, FetchableRecord, Decodable {
    var id: String
    var messages: Int
    var bytes: Int
    var errors: Int
    var cost: Double?
    var archived: Bool
    var deleted: Bool
    var updatedAt: Double
  }

  func noted() async throws -> [Figures] {
    try await store.database.read { db in
      try Figures.fetchAll(
        db,
        sql: """
          SELECT conversation AS id, messages, bytes, errors, cost, archived, deleted,
            updated_at AS updatedAt
          FROM figures ORDER BY key
          """)
    }
  }

  /// Counted by other means than the triggers use.
  func counted() async throws -> [Figures] {
    try await store.database.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM conversations ORDER BY key").map { row in
        var figures = Figures(
          id: row["id"], messages: 0, bytes: 0, errors: 0, cost: nil, archived: row["archived"],
          deleted: row["deleted_at"] != nil, updatedAt: row["updated_at"])
        var costs: [String: Double] = [:]
        let messages = try Row.fetchAll(
          db, sql: "SELECT * FROM messages WHERE conversation = ?", arguments: [figures.id])
        for message in messages {
          figures.messages += 1
          figures.bytes += (message["text"] as String).utf8.count
          figures.bytes += (message["reasoning"] as String).utf8.count
          let isError =
            ["failed", "interrupted"].contains(message["state"] as String)
            || message["errors"] as String != ""
          figures.errors += isError ? 1 : 0
          let attempts = try Row.fetchAll(
            db, sql: "SELECT * FROM attempts WHERE message = ? AND cost IS NOT NULL",
            arguments: [message["id"] as String])
          for attempt in attempts {
            let parent: String = message["parent"] ?? "–"
            let number: Int = attempt["number"]
            let start: Double = attempt["started_at"]
            costs["\(parent) \(number) \(start)"] = attempt["cost"]
          }
        }
        figures.cost = costs.isEmpty ? nil : costs.values.reduce(0, +)
        return figures
      }
    }
  }

  /// An attempt whose cost follows from its start, as a repetition's does. Sums of such costs are exact.
  func attempt(_ number: Int, start: Int, isPriced: Bool) -> Attempt {
    var attempt = Attempt(
      number: number, model: someModel, endpoint: "h", startedAt: WallTime(seconds: Double(start)))
    if isPriced { attempt.usage = Usage(cost: Double(start) / 64) }
    return attempt
  }

  @Test(arguments: 1...4) func areTrueAfterAnything(seed: Int) async throws {
    var random = Generator(state: UInt64(seed))
    var messages: [Message] = []
    let states: [Message.State] = [.streaming, .complete, .interrupted, .stopped, .failed]
    for step in 0..<400 {
      let id = "c\(random.below(4))"
      var owner = conversation(id, updatedAt: Double(random.below(9)))
      switch random.below(12) {
      case 0:
        owner.isArchived = random.below(2) == 0
        owner.deletedAt = random.below(2) == 0 ? WallTime(seconds: 5) : nil
        try await store.save(owner)
      case 1 where step > 100 && random.below(8) == 0:
        try await store.database.write { db in
          try db.execute(sql: "DELETE FROM conversations WHERE id = ?", arguments: [id])
        }
        messages.removeAll { $0.conversation == owner.id }
      case 2 where !messages.isEmpty && random.below(3) == 0:
        // With all that follows it.
        let gone = messages[random.below(messages.count)].id.rawValue
        let left = try await store.database.write { db in
          try db.execute(sql: "DELETE FROM messages WHERE id = ?", arguments: [gone])
          return try Set(String.fetchAll(db, sql: "SELECT id FROM messages"))
        }
        messages.removeAll { !left.contains($0.id.rawValue) }
      case 3..<8 where !messages.isEmpty:
        var saved = messages[random.below(messages.count)]
        saved.text += String(repeating: "é二", count: random.below(5))
        saved.reasoning = random.below(2) == 0 ? "" : "mm"
        saved.state = states[random.below(states.count)]
        if saved.role == .assistant {
          saved.attempts = (1...3).prefix(random.below(4)).map { number in
            attempt(number, start: 10 * number + random.below(2), isPriced: random.below(3) > 0)
          }
          if random.below(3) == 0, !saved.attempts.isEmpty {
            saved.attempts[0].failure = Failure(origin: .http, status: 500)
          }
        }
        messages.removeAll { $0.id == saved.id }
        messages.append(saved)
        try await store.save(saved)
      default:
        try await store.save(owner, known: owner)
        let siblings = messages.filter { $0.conversation == owner.id }
        let parent = siblings.isEmpty ? nil : siblings[random.below(siblings.count)].id.rawValue
        let role: Role = random.below(3) == 0 ? .user : .assistant
        let new = message("m\(step)", in: id, after: parent, role, "text \(step)")
        messages.append(new)
        try await store.save(new)
      }
      if step % 20 == 19 {
        #expect(try await noted() == counted(), "after step \(step)")
      }
    }
    let all = try await noted()
    #expect(all.contains { $0.messages > 5 && $0.bytes > 50 && $0.errors > 0 && $0.cost != nil })
  }

  @Test func areCountedForWhatAnEarlierVersionLeft() async throws {
    try await store.save(conversation("c1"))
    try await store.save(conversation("c2"))
    try await store.save(message("p", .user, "Grüße"))
    var answer = message("a", after: "p", .assistant, "x", state: .failed)
    answer.attempts = [attempt(1, start: 64, isPriced: true)]
    try await store.save(answer)
    // A sibling repeats the first attempt.
    answer.id = MessageID(rawValue: "b")
    answer.attempts.append(attempt(2, start: 128, isPriced: true))
    try await store.save(answer)
    let triggered = try await noted()
    #expect(triggered.map(\.cost) == [3, nil] && triggered.map(\.bytes) == [9, 0])
    #expect(triggered.map(\.errors) == [2, 0] && triggered.map(\.messages) == [3, 0])
    try await store.database.write { db in
      let made = try String.fetchAll(
        db,
        sql: """
          SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema
          WHERE name GLOB 'figures_*' OR name IN ('attempts_by_time', 'messages_by_model')
          ORDER BY type = 'index'
          """)
      for sql in made { try db.execute(sql: sql) }
      try db.execute(sql: "DROP TABLE figures")
      try db.execute(sql: Schema.v5)
    }
    #expect(try await noted() == triggered)
  }

  /// What an answer that is being received costs: nothing is added up anew.
  @Test func followAnAnswerBySteps() async throws {
    try await store.save(conversation())
    try await store.save(message("p"))
    var answer = message("a", after: "p", .assistant, "x", state: .streaming)
    answer.attempts = [attempt(1, start: 64, isPriced: false)]
    try await store.save(answer)
    // A sum anew would correct it.
    try await store.database.write {
      try $0.execute(sql: "UPDATE figures SET bytes = 1000, messages = 50, cost = 7")
    }
    answer.text = "xyz"
    try await store.save(answer)
    answer.state = .complete
    answer.attempts = [attempt(1, start: 64, isPriced: true)]
    try await store.save(answer)
    let after = try await noted()
    #expect(after.map(\.bytes) == [1002] && after.map(\.messages) == [50])
    #expect(after.map(\.cost) == [8])
  }
}
