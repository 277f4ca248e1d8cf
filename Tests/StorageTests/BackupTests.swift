import Chat
import Foundation
import GRDB
import Testing

@testable import Storage

/// A log as one file, and back.
struct BackupTests {
  let scratch: Scratch
  var copy: String { scratch.directory + "/copy.db" }
  var aside: String { scratch.path + ".before" }

  init() throws { scratch = try Scratch() }

  /// A log with some messages, in use.
  func log(_ count: Int = 3) async throws -> SQLiteStore {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.save(conversation(title: "Kept"))
    for index in 0..<count {
      try await store.save(message("m\(index)", after: index > 0 ? "m\(index - 1)" : nil))
    }
    return store
  }

  func title(_ path: String) async throws -> String? {
    let store = try SQLiteStore.open(path: path)
    let title = try await store.lastConversation()?.title
    await store.close()
    return title
  }

  @Test func copiesALogThatIsInUseAsItWasAtOneMoment() async throws {
    let store = try await log(300)
    try await store.save(AttachmentTests.attachment("a", .text, [65]))
    // Another writes between two steps.
    let other = try SQLiteStore.open(path: scratch.path).database
    var steps = 0
    let content = try LogBackup.make(of: scratch.path, to: copy) { _ in
      steps += 1
      try other.write { try $0.execute(sql: "DELETE FROM messages WHERE id = 'm299'") }
    }
    #expect(
      content == .init(conversations: 1, messages: 300, attempts: 0, attachments: 1))
    #expect(steps >= 2)
    #expect(try scratch.query(Int.self, "SELECT count(*) FROM messages") == [299])
    #expect(try scratch.mode(copy) == 0o600)
    let beside = try FileManager.default.contentsOfDirectory(atPath: scratch.directory)
    #expect(Set(beside) == ["share", "copy.db"])
    let counts = try await DatabaseQueue(path: copy).read { db in
      try Int.fetchAll(db, sql: "SELECT count(*) FROM messages")
    }
    #expect(counts == [300])
    await store.close()
  }

  @Test func replacesNoFileUnlessItIsAskedTo() async throws {
    _ = try await log()
    try scratch.write(Data("mine".utf8), to: copy)
    #expect(throws: LogBackup.Problem.exists(path: copy)) {
      try LogBackup.make(of: scratch.path, to: copy)
    }
    #expect(scratch.bytes(copy) == Data("mine".utf8))
    try LogBackup.make(of: scratch.path, to: copy, replaces: true)
    #expect(try await title(copy) == "Kept")
  }

  @Test func leavesNothingWhenItIsCalledOff() async throws {
    _ = try await log()
    #expect(throws: CancellationError.self) {
      try LogBackup.make(of: scratch.path, to: copy) { _ in throw CancellationError() }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.directory) == ["share"])
    let missing = scratch.directory + "/none/copy.db"
    #expect(
      throws: LogBackup.Problem.refused(
        path: missing + ".part", reason: "No such file or directory")
    ) {
      try LogBackup.make(of: scratch.path, to: missing)
    }
  }

  @Test func isRestoredAndKeepsTheLogUntilThen() async throws {
    var store = try await log()
    try LogBackup.make(of: scratch.path, to: copy)
    try await store.save(conversation(title: "Later"))
    await store.close()
    let content = try LogBackup.restore(copy, to: scratch.path, keeping: aside)
    #expect(content.messages == 3)
    #expect(try await title(scratch.path) == "Kept")
    #expect(try await title(aside) == "Later")
    #expect(try scratch.mode(scratch.path) == 0o600)
    #expect(try await title(copy) == "Kept")
    // Where there is no log yet.
    let fresh = scratch.directory + "/new/confab.db"
    try LogBackup.restore(copy, to: fresh, keeping: fresh + ".before")
    store = try SQLiteStore.open(path: fresh)
    #expect(try await store.lastConversation()?.title == "Kept")
    await store.close()
  }

  @Test func changesNothingWhileAnotherHasTheLogOpen() async throws {
    let store = try await log()
    try LogBackup.make(of: scratch.path, to: copy)
    try await store.save(conversation(title: "Later"))
    #expect(throws: LogBackup.Problem.inUse(path: scratch.path)) {
      try LogBackup.restore(copy, to: scratch.path, keeping: aside)
    }
    #expect(try await store.lastConversation()?.title == "Later")
    try await store.save(message("more", after: "m2"))
    #expect(scratch.bytes(aside) == nil && scratch.bytes(scratch.path + ".part") == nil)
    await store.close()
  }

  @Test func refusesWhatIsNoLogAndWhatIsDamaged() async throws {
    let store = try await log(400)
    await store.close()
    let before = scratch.bytes(scratch.path)
    func problem(_ bytes: Data?) throws -> LogBackup.Problem? {
      let path = scratch.directory + "/some.db"
      if let bytes { try scratch.write(bytes, to: path) }
      do {
        try LogBackup.restore(path, to: scratch.path, keeping: aside)
        return nil
      } catch {
        return error as? LogBackup.Problem
      }
    }
    let path = scratch.directory + "/some.db"
    #expect(
      try problem(nil) == .store(.unreadable(path: path, reason: "there is no such file")))
    #expect(try problem(Data("Dear diary".utf8)) == .store(.notADatabase(path: path)))
    var newer = try #require(before)
    newer[60] = 1
    let known = Int(Schema.version)
    #expect(
      try problem(newer)
        == .store(.newer(path: path, version: known + 1 << 24, known: known)))
    var damaged = try #require(before)
    damaged.replaceSubrange(
      damaged.count / 2..<damaged.count - 4096,
      with: Data(repeating: 0x5A, count: damaged.count - 4096 - damaged.count / 2))
    let found = try problem(damaged)
    switch found {
    case .damaged, .store(.damaged), .store(.failed): break
    default: Issue.record("\(String(describing: found))")
    }
    #expect(scratch.bytes(scratch.path) == before && scratch.bytes(aside) == nil)
  }
}
