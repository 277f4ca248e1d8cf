import Chat
import GRDB
import Testing

@testable import Storage

/// A log of each earlier version, full of branches, failures and scripts: what is brought to this
/// version is what would be there had this version written it, row for row.
struct MigrationRowsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Kept by programs for each other, and counted anew.
  private static let ofTheMoment: Set = ["changes", "receiving"]
  /// Their keys are in the order of their making; the trees say what they mean.
  private static let places: Set = ["strands", "places"]
  /// Where a message stands among those of its time, which is taken by whoever comes first.
  private static let moments: Set = ["said_back"]

  @Test(arguments: 1..<Schema.version)
  func isAsIfItHadBeenWrittenByThisOne(version: Int32) async throws {
    let rows = EarlierRows(version: version)
    let old = try await file("old.db", version: version, rows)
    let before = try Tables(old)
    try old.close()
    let new = try await file("new.db", version: Schema.version, rows)
    let expected = try Tables(new)
    try new.close()

    let store = try SQLiteStore.open(path: scratch.directory + "/old.db")
    let fresh = try SQLiteStore.open(path: scratch.directory + "/new.db")
    let after = try Tables(store.database)
    // Nothing that was there is another now.
    for (table, content) in before.contents where !Self.places.contains(table) {
      for (row, now) in zip(content, after.contents[table] ?? []) {
        #expect(row.allSatisfy { now[$0.key] == $0.value }, "\(table): \(row) became \(now)")
      }
      #expect(after.contents[table]?.count == content.count, "\(table)")
    }
    // And what this version keeps beside it is as it should be.
    #expect(Set(after.contents.keys) == Set(expected.contents.keys))
    for (table, content) in expected.contents
    where !Self.ofTheMoment.union(Self.places).union(Self.moments).contains(table) {
      let there = after.contents[table] ?? []
      #expect(Self.withoutMoment(there) == Self.withoutMoment(content), "\(table)")
    }
    for id in rows.conversations {
      let id = ConversationID(rawValue: id)
      #expect(try await store.load(id, newest: .max) == fresh.load(id, newest: .max))
      #expect(try await store.tree(of: id).map(\.id) == fresh.tree(of: id).map(\.id))
      #expect(try await store.tree(of: id).map(\.count) == fresh.tree(of: id).map(\.count))
    }
    #expect(try await store.prompts(limit: 99) == fresh.prompts(limit: 99))
    #expect(try await store.errors(limit: 99) == fresh.errors(limit: 99))
    try await compareSearch(store, fresh)
    try Self.check(store.database)
  }

  private static func withoutMoment(_ rows: [[String: DatabaseValue]]) -> [[String: DatabaseValue]]
  {
    rows.map { $0.filter { $0.key != "moment" } }.sorted {
      "\($0.sorted { $0.key < $1.key })" < "\($1.sorted { $0.key < $1.key })"
    }
  }

  private func compareSearch(_ store: SQLiteStore, _ fresh: SQLiteStore) async throws {
    for word in EarlierRows.words {
      let query = LogQuery(terms: [LogTerm(word, isPrefix: true)])
      let found = try await store.search(query, from: 0, limit: 99)
      #expect(try await fresh.search(query, from: 0, limit: 99) == found, "\(word)")
      #expect(try await store.count(query) == fresh.count(query), "\(word)")
    }
    let query = LogQuery(sort: .size)
    #expect(
      try await store.list(query, from: 0, limit: 99) == fresh.list(query, from: 0, limit: 99))
    #expect(try await store.vocabulary() == fresh.vocabulary())
    for grouping in LogStatistics.Grouping.allCases {
      #expect(
        try await store.statistics(
          by: grouping, since: nil, before: nil, zone: ZoneOffsets(fixed: 0))
          == fresh.statistics(by: grouping, since: nil, before: nil, zone: ZoneOffsets(fixed: 0)))
    }
  }

  /// What SQLite itself says of it, the indexes of words among it.
  private static func check(_ database: DatabaseQueue) throws {
    try database.inDatabase { db throws in
      #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
      for table in try Tables.indexes(of: db) {
        try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('integrity-check')")
      }
    }
  }

  private func file(
    _ name: String, version: Int32, _ rows: EarlierRows
  ) async throws -> DatabaseQueue {
    let queue = try DatabaseQueue(
      path: scratch.directory + "/" + name, configuration: SQLiteStore.configuration)
    try await queue.inTransactionOfOne { db in
      try Schema.migrate(db, to: version)
      try rows.insert(into: db)
    }
    return queue
  }
}

extension DatabaseQueue {
  fileprivate func inTransactionOfOne(
    _ work: @Sendable (Database) throws -> Void
  ) async throws {
    try inTransaction { db in
      try work(db)
      return .commit
    }
  }
}

/// All rows of all tables, by the tables' names, each table in one order.
struct Tables {
  private(set) var contents: [String: [[String: DatabaseValue]]] = [:]

  init(_ database: DatabaseQueue) throws {
    contents = try database.read { db in
      var contents: [String: [[String: DatabaseValue]]] = [:]
      let indexes = try Self.indexes(of: db)
      for name in try Self.names(of: db)
      where !indexes.contains(where: { name.hasPrefix($0) }) && !name.hasPrefix("sqlite_") {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(name)")
        contents[name] = rows.map { row in
          Dictionary(uniqueKeysWithValues: row.map { ($0.0, $0.1) })
        }.sorted { "\($0.sorted { $0.key < $1.key })" < "\($1.sorted { $0.key < $1.key })" }
      }
      return contents
    }
  }

  /// Virtual tables: what they are made of is theirs.
  static func indexes(of db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'
        """)
  }

  private static func names(of db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
  }
}
