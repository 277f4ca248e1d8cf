import Chat
import Foundation
import GRDB
import TerminalHarness
import Testing

@testable import Storage
@testable import StoreWriter

/// Four processes write into one log at once, each into a conversation of its own and all into one:
/// afterwards every row is what its writer says.
@Suite(.inHomes) struct ManyProgramsTests {
  static let seconds = 30.0
  static let names = ["a", "b", "c", "d"]

  @Test func everyRowIsThere() async throws {
    let home = try Home.current
    let log = home.path + "/shared.db"
    let programs = try Self.names.map { name in
      try home.run(
        builtProduct("StoreWriter"), [log, name, "\(Self.seconds)", "\(home.path)/\(name).json"])
    }
    for program in programs { #expect(try await program.terminal.exitStatus() == .exited(0)) }

    let store = try SQLiteStore.open(path: log)
    var all: [Message] = []
    for name in Self.names {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(home.path)/\(name).json"))
      let statement = try JSONDecoder().decode(Statement.self, from: bytes)
      #expect(statement.messages.count > 20)
      all += statement.messages
      for conversation in statement.conversations {
        let stored = try await store.load(conversation.id, newest: .max)
        #expect(stored?.conversation == conversation)
        #expect(
          stored?.messages == statement.messages.filter { $0.conversation == conversation.id })
      }
      let shared = try await store.load(Writer.shared, newest: 1)
      #expect(statement.tags.allSatisfy { shared?.conversation.tags.contains($0) == true })
      // All programs have ended: what each left typed is offered.
      let drafts = try await drafts(in: store)
      for draft in statement.drafts.values { #expect(drafts.contains(draft), "\(draft)") }
    }
    try await compare(all, with: store, log: log)
  }

  private func drafts(in store: SQLiteStore) async throws -> String {
    var text = try await store.draft(for: Writer.shared)
    for name in Self.names {
      text += "\n" + (try await store.draft(for: ConversationID(rawValue: "own-\(name)")))
    }
    return text
  }

  /// Every message as it was written last, at its place in the tree, once; and nothing else.
  private func compare(_ all: [Message], with store: SQLiteStore, log: String) async throws {
    var stored: [MessageID: Message] = [:]
    for message in all where stored[message.id] == nil {
      for sibling in try await store.siblings(of: message.id) { stored[sibling.id] = sibling }
    }
    #expect(stored.count == all.count)
    let wrong = all.filter { stored[$0.id] != $0 }
    #expect(
      wrong.isEmpty, "\(wrong.prefix(3)) and the log has \(wrong.prefix(3).map { stored[$0.id] })")
    let shared = all.filter { $0.conversation == Writer.shared }
    #expect(try await store.tree(of: Writer.shared).reduce(0) { $0 + $1.count } == shared.count)
    let database = try DatabaseQueue(path: log, configuration: SQLiteStore.configuration)
    let facts = try await database.read { db throws in
      (
        try String.fetchAll(db, sql: "PRAGMA integrity_check"),
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM messages"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM places"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM receiving")
      )
    }
    #expect(facts.0 == ["ok"])
    #expect(facts.1 == 0)
    #expect(facts.2 == all.count)
    #expect(facts.3 == all.count)
    #expect(facts.4 == 0)
  }
}
