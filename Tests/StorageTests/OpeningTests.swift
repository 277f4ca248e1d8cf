import Chat
import Foundation
import GRDB
import Testing

@testable import Storage

/// What happens to files before a word is written.
struct OpeningTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func makesPrivateFilesInWALMode() async throws {
    let mask = umask(0)
    let store = try SQLiteStore.open(path: scratch.path)
    umask(mask)
    try await store.save(conversation())
    for suffix in ["", "-wal", "-shm"] {
      #expect(try scratch.mode(scratch.path + suffix) == 0o600, "\(suffix)")
    }
    #expect(try scratch.mode(scratch.directory + "/share/confab") == 0o700)
    #expect(try scratch.mode(scratch.directory + "/share") == 0o700)
    #expect(
      try store.database.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal"
    )
    #expect(try store.database.inDatabase { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 1)
    #expect(try store.database.inDatabase { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
  }

  @Test func makesAnOpenLogPrivateAgain() async throws {
    try await SQLiteStore.open(path: scratch.path).close()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch.path)
    _ = try SQLiteStore.open(path: scratch.path)
    #expect(try scratch.mode(scratch.path) == 0o600)
  }

  @Test func opensAgainWithoutAWrite() async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation(head: "m1"))
    try await store.save(message("m1", .user, "kept"))
    await store.close()
    let before = scratch.bytes(scratch.path)
    let again = try SQLiteStore.open(path: scratch.path)
    #expect(
      try await again.load(ConversationID(rawValue: "c1"), newest: .max)?.messages.map(\.text) == [
        "kept"
      ])
    #expect(scratch.bytes(scratch.path) == before)
    #expect((scratch.bytes(scratch.path + "-wal") ?? Data()).isEmpty)
  }

  @Test func takesAnEmptyFile() async throws {
    let path = scratch.directory + "/empty.db"
    try scratch.write(Data(), to: path)
    let store = try SQLiteStore.open(path: path)
    try await store.save(conversation())
    #expect(try await store.load(ConversationID(rawValue: "c1"), newest: .max) != nil)
  }

  @Test func failsAfterItWasClosed() async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    await store.close()
    await #expect(throws: StoreError.self) { try await store.save(conversation()) }
  }

  @Test(arguments: [
    Data("a letter to my mother".utf8), Data(repeating: 0, count: 4096),
    Data("SQLite format 2\0".utf8) + Data(repeating: 7, count: 4080),
    Data("SQLite format 3\0".utf8),
  ])
  func leavesAFileAloneThatIsNoDatabase(content: Data) throws {
    let path = scratch.directory + "/letter"
    try scratch.write(content, to: path)
    #expect(throws: StoreError.notADatabase(path: path)) { try SQLiteStore.open(path: path) }
    #expect(scratch.bytes(path) == content)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.directory) == ["letter"])
  }

  @Test func leavesADamagedDatabaseAlone() throws {
    let path = scratch.directory + "/damaged"
    // The magic is right, and nothing after it is.
    let content = Data("SQLite format 3\0".utf8) + Data(repeating: 0xFF, count: 4080)
    try scratch.write(content, to: path)
    #expect(throws: StoreError.self) { try SQLiteStore.open(path: path) }
    #expect(scratch.bytes(path) == content)
  }

  private static func newer(_ path: String) -> StoreError {
    .newer(path: path, version: Int(Schema.version) + 1, known: Int(Schema.version))
  }

  @Test func leavesALaterConfabsLogAlone() async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    try store.database.inDatabase {
      try $0.execute(sql: "PRAGMA user_version = \(Schema.version + 1)")
    }
    await store.close()
    let before = scratch.bytes(scratch.path)
    #expect(throws: Self.newer(scratch.path)) {
      try SQLiteStore.open(path: scratch.path)
    }
    #expect(scratch.bytes(scratch.path) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.directory + "/share/confab")
        == ["confab.db"])
  }

  @Test func bringsAnEarlierLogToThePresentVersionAndKeepsWhatIsInIt() async throws {
    let path = scratch.directory + "/first.db"
    let first = try DatabaseQueue(path: path)
    try first.inTransaction { db in
      try Schema.migrate(db, to: 1)
      try db.execute(
        sql: """
          INSERT INTO conversations (id, title, model, created_at, updated_at, head)
            VALUES ('c1', 'Old', 'm', 1, 2, 'm1');
          INSERT INTO messages
            (id, conversation, role, text, reasoning, errors, state, created_at)
            VALUES ('m1', 'c1', 'user', 'kept', '', '', 'complete', 1);
          INSERT INTO attempts (message, number, model, endpoint, started_at, received_bytes,
            text_bytes, has_usage, failure)
            VALUES ('m1', 1, 'm', 'h:1', 5, 0, 0, 0, '\(Self.failure)');
          """)
      return .commit
    }
    #expect(try first.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    try first.close()
    let store = try SQLiteStore.open(path: path)
    #expect(
      try await store.load(ConversationID(rawValue: "c1"), newest: .max)?.messages.map(\.text) == [
        "kept"
      ])
    #expect(try await store.errors(limit: 5).map(\.code) == ["503"])
    #expect(
      try store.database.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM gates") } == 0
    )
  }

  private static let failure =
    #"{"origin":"http","status":503,"message":"","hints":{"never":false,"always":false},"#
    + #""details":{"isHTML":false}}"#

  @Test func seesALaterVersionThatIsStillInTheWriteAheadLog() async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation())
    // As a program leaves them that was killed: copied while the connection is open.
    try store.database.inDatabase { db in
      try db.execute(
        sql: "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = \(Schema.version + 1)")
    }
    let copy = scratch.directory + "/copy.db"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: scratch.path + suffix, toPath: copy + suffix)
    }
    let before = [scratch.bytes(copy), scratch.bytes(copy + "-wal")]
    // The header alone would have passed.
    #expect(
      try DatabaseFile(path: copy).look()
        == .database(.init(userVersion: Schema.version, applicationID: Schema.applicationID)))
    #expect(throws: Self.newer(copy)) { try SQLiteStore.open(path: copy) }
    #expect([scratch.bytes(copy), scratch.bytes(copy + "-wal")] == before)
  }

  @Test(arguments: [0, 3])
  func leavesAnotherProgramsDatabaseAlone(version: Int) throws {
    let path = scratch.directory + "/other.db"
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "CREATE TABLE songs (name TEXT); PRAGMA user_version = \(version)")
    }
    try other.close()
    let before = scratch.bytes(path)
    #expect(
      throws: StoreError.unreadable(path: path, reason: "it is the database of another program")
    ) { try SQLiteStore.open(path: path) }
    #expect(scratch.bytes(path) == before)
  }

  @Test func saysWhyAPlaceCannotBeUsed() throws {
    let file = scratch.directory + "/file"
    try scratch.write(Data(), to: file)
    for path in [file + "/confab.db", scratch.directory, "/proc/none/confab.db"] {
      let error = #expect(throws: StoreError.self) { try SQLiteStore.open(path: path) }
      guard case .unreadable(path, let reason) = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test func sharesTheFileWithAnotherInstance() async throws {
    let path = scratch.path
    let one = try SQLiteStore.open(path: path)
    let two = try SQLiteStore.open(path: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (name, store) in [("one", one), ("two", two)] {
        group.addTask {
          try await store.save(conversation(name, head: "\(name)99"))
          for index in 0..<100 {
            let parent = index == 0 ? nil : "\(name)\(index - 1)"
            try await store.save(message("\(name)\(index)", in: name, after: parent))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(
      try await one.load(ConversationID(rawValue: "two"), newest: .max)?.messages.count == 100)
    #expect(
      try await two.load(ConversationID(rawValue: "one"), newest: .max)?.messages.count == 100)
  }

  @Test func isMadeOnceByManyInstancesAtOnce() async throws {
    let path = scratch.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<6 {
        group.addTask {
          let store = try SQLiteStore.open(path: path)
          try await store.save(conversation("c\(index)"))
        }
      }
      try await group.waitForAll()
    }
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM conversations") == [6])
  }

  @Test func saysWhenTheDiskIsFullAndGoesOnWhenThereIsRoom() async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation(head: "m1"))
    try store.database.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
    }
    let long = message("m1", .assistant, String(repeating: "word ", count: 20_000))
    await #expect(throws: StoreError.full(path: scratch.path)) { try await store.save(long) }
    try store.database.inDatabase { db in
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1000000")
    }
    try await store.save(long)
    #expect(try await store.load(long.conversation, newest: .max)?.messages == [long])
  }
}
