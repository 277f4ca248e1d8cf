import Chat
import Foundation
import GRDB
import Testing

@testable import Storage

/// The copy that is made before an earlier log is updated.
struct MigrationBackupTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  var path: String { scratch.directory + "/log.db" }

  func make(version: Int32, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path, configuration: SQLiteStore.configuration)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.write { db in
      try Schema.migrate(db, to: version)
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  static let content = """
    INSERT INTO conversations (id, title, model, created_at, updated_at, head)
      VALUES ('c1', 'Old', 'm', 1, 2, 'm1');
    INSERT INTO messages (id, conversation, role, text, reasoning, errors, state, created_at)
      VALUES ('m1', 'c1', 'user', 'kept', '', '', 'complete', 1);
    """

  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.directory).sorted()
  }

  @Test(arguments: 1..<Schema.version) func isTheLogAsItWas(version: Int32) async throws {
    try make(version: version, Self.content)
    var told: [String] = []
    let store = try SQLiteStore.open(path: path, backedUp: { told.append($0) })
    let copy = path + ".v\(version)-backup"
    #expect(told == [copy])
    #expect(try scratch.mode(copy) == 0o600)
    let queue = try DatabaseQueue(path: copy, configuration: SQLiteStore.configuration)
    try await queue.read { db throws in
      #expect(try Int32.fetchOne(db, sql: "PRAGMA user_version") == version)
      #expect(try String.fetchAll(db, sql: "SELECT text FROM messages") == ["kept"])
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
    }
    try queue.close()
    await store.close()
    #expect(try files() == ["log.db", "log.db.v\(version)-backup"])
    // The next start makes none.
    told = []
    await (try SQLiteStore.open(path: path, backedUp: { told.append($0) })).close()
    #expect(told == [])
  }

  /// It can be put back: an update of it comes to the same.
  @Test func canBePutBack() async throws {
    try make(version: 4, Self.content)
    await (try SQLiteStore.open(path: path)).close()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".v4-backup", toPath: path)
    let store = try SQLiteStore.open(path: path)
    #expect(try await store.prompts(limit: 9) == ["kept"])
  }

  @Test func takesThePlaceOfAnOlderOne() async throws {
    try make(version: 4, Self.content)
    for name in [".v3-backup", ".v4-backup", ".v-backup", ".vx-backup", ".v3-backup.txt"] {
      try scratch.write(Data("old".utf8), to: path + name)
    }
    await (try SQLiteStore.open(path: path)).close()
    #expect(
      try files() == [
        "log.db", "log.db.v-backup", "log.db.v3-backup.txt", "log.db.v4-backup", "log.db.vx-backup",
      ])
    #expect((scratch.bytes(path + ".v4-backup") ?? Data()).count > 4096)
  }

  @Test func isNotMadeOfAnEmptyLog() async throws {
    try make(version: 3, "")
    await (try SQLiteStore.open(path: path)).close()
    #expect(try files() == ["log.db"])
  }

  @Test func holdsADraftThatIsAllThereIs() async throws {
    try make(version: 1, "INSERT INTO drafts VALUES ('', 'half')")
    await (try SQLiteStore.open(path: path)).close()
    #expect(try files() == ["log.db", "log.db.v1-backup"])
  }

  /// Without it nothing is updated, and it is said why.
  @Test func leavesTheLogAloneWhenItCannotBeMade() async throws {
    try make(version: 4, Self.content)
    let before = scratch.bytes(path)
    // A directory that is in the way of every name that it could have.
    let blocked = path + ".v4-backup"
    try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: false)
    try scratch.write(Data(), to: blocked + "/full")
    let error = #expect(throws: StoreError.self) { try SQLiteStore.open(path: path) }
    guard case .unreadable(path, let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("no backup can be made"))
    #expect(scratch.bytes(path) == before)
    #expect(try files() == ["log.db", "log.db.v4-backup"])
  }
}
