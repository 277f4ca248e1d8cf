import Foundation
import GRDB
import Storage
import TerminalHarness
import Testing

/// The disk fails while Confab runs: it says so, goes on, and nothing is lost.
@Suite(.inHomes) struct DiskTests {
  /// A conversation is there, written, in a program that runs.
  func begun(_ home: Home) async throws -> Program {
    let program = try home.demo("demo/echo", columns: 120)
    try await program.send("Hello there")
    try await program.waitForAnswer()
    try await eventually("the answer on the disk") {
      try await Self.texts(home.demoLog).count == 2
    }
    return program
  }

  static func texts(_ path: String) async throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return
      (try? await queue.read { db throws in
        try String.fetchAll(
          db, sql: "SELECT text FROM messages WHERE state = 'complete' ORDER BY key")
      }) ?? []
  }

  func rescued(_ home: Home) throws -> [(path: String, text: String)] {
    try home.bytes(under: home.path).filter { $0.path.contains("/confab-rescue-") }
      .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
  }

  @Test func waitsForALockAndWritesAfterwards() async throws {
    let home = try Home.current
    let program = try await begun(home)
    var unsafe = Configuration()
    unsafe.allowsUnsafeTransactions = true
    let locker = try DatabaseQueue(path: home.demoLog, configuration: unsafe)
    try await locker.writeWithoutTransaction { db throws in
      try db.execute(sql: "BEGIN EXCLUSIVE")
    }
    try await program.send("Locked out")
    try await program.waitFor("what is wrong") {
      $0.flowing.contains("another program keeps the log locked")
    }
    try await program.waitFor("the answer all the same") { screen in
      screen.transcript.count { $0 == "Locked out" } == 2 && screen.statusBar.contains("not logged")
    }
    try await locker.writeWithoutTransaction { db throws in try db.execute(sql: "ROLLBACK") }
    try locker.close()
    try await program.waitFor("the end of it") {
      $0.flowing.contains("the log is written again") && !$0.statusBar.contains("not logged")
    }
    #expect(try await Self.texts(home.demoLog).count { $0 == "Locked out" } == 2)
    #expect(try await program.quit() == .exited(0))
    #expect(try rescued(home).isEmpty)
  }

  /// The system refuses to let files grow: as a full disk does, for any user. Then there is room.
  @Test func goesOnWhenThereIsRoomAgain() async throws {
    let home = try Home.current
    await (try SQLiteStore.open(path: home.demoLog)).close()
    let program = try home.shell(
      "trap '' XFSZ; ulimit -S -f 256; exec $CONFAB --demo --model demo/flood",
      environment: [:])
    try await program.send("Hello there")
    try await program.waitFor("what is wrong", within: 120) {
      $0.statusBar.contains("not logged")
        && $0.flowing.contains("the system lets no file grow so large")
    }
    try await program.waitForAnswer(within: 120)
    let limits = try home.run(
      "/usr/bin/prlimit", ["--pid", "\(program.terminal.processID)", "--fsize=unlimited:unlimited"])
    try #require(try await limits.terminal.exitStatus() == .exited(0))
    try await program.waitFor("the end of it", within: 90) {
      $0.flowing.contains("the log is written again") && !$0.statusBar.contains("not logged")
    }
    #expect(try await Self.texts(home.demoLog).last.map { $0.utf8.count > 10_000 } == true)
    #expect(try await program.quit() == .exited(0))
    #expect(try rescued(home).isEmpty)
  }

  @Test func keepsARescueFileWhenTheLogIsGone() async throws {
    let home = try Home.current
    let program = try await begun(home)
    for suffix in ["", "-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: home.demoLog + suffix)
    }
    try await program.waitFor("what is wrong") {
      $0.flowing.contains("the log was moved or deleted") && $0.statusBar.contains("not logged")
    }
    try await program.send("After that")
    try await program.waitForAnswer()
    program.type("and a draft")
    try await program.waitFor("the draft") { $0.draft == "and a draft" }
    #expect(try await program.quit() == .exited(0))
    let files = try rescued(home)
    #expect(files.map(\.path).allSatisfy { $0.hasPrefix(home.dataDirectory) })
    #expect(files.count == 2)
    let json = files.first { $0.path.hasSuffix(".json") }
    #expect(json?.text.contains("Hello there") == true)
    #expect(json?.text.contains("After that") == true)
    #expect(files.first { $0.path.hasSuffix(".txt") }?.text == "and a draft\n")
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      // Its path is told once the screen is left.
      let name = URL(fileURLWithPath: file.path).lastPathComponent
      #expect(program.terminal.screen.lines.map(\.text).joined().contains(name))
    }
    #expect(!FileManager.default.fileExists(atPath: home.demoLog))
  }

  /// Nothing was ever written: what was said is in the other place, for the data directory is a file.
  @Test func keepsWhatWasSaidWithoutALog() async throws {
    let home = try Home.current
    try Data("no directory".utf8).write(to: URL(fileURLWithPath: home.dataDirectory))
    let program = try home.demo("demo/echo")
    try await program.send("Hello there")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
    let files = try rescued(home)
    #expect(files.map(\.path).allSatisfy { $0.hasPrefix(home.path + "/state/confab/") })
    #expect(files.count == 1)
    #expect(files.first?.text.contains("Hello there") == true)
  }

  /// A page in the midst of the file is overwritten with nonsense.
  @Test func saysThatTheLogIsDamagedAndGoesOn() async throws {
    let home = try Home.current
    #expect(try await begun(home).quit() == .exited(0))
    try await Self.spoilAttempts(home.demoLog)

    let program = try home.demo("demo/echo", columns: 120)
    try await program.send("On a damaged log")
    try await program.waitFor("what is wrong") { $0.flowing.contains("the log is damaged") }
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
    #expect(try rescued(home).contains { $0.text.contains("On a damaged log") })
  }

  /// The same while the log is open and in use.
  @Test func saysThatTheLogIsDamagedMeanwhileAndGoesOn() async throws {
    let home = try Home.current
    let program = try await begun(home)
    try await Self.spoilAttempts(home.demoLog)
    try await program.send("On a damaged log")
    try await program.waitFor("what is wrong") {
      $0.flowing.contains("the log is damaged") && $0.statusBar.contains("not logged")
    }
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
    #expect(try rescued(home).contains { $0.text.contains("On a damaged log") })
  }

  /// Overwrites the first page of a table with nonsense, in the file itself.
  private static func spoilAttempts(_ path: String) async throws {
    let queue = try DatabaseQueue(path: path)
    let (root, size) = try await queue.writeWithoutTransaction { db throws in
      // What is in the write-ahead log would be read instead; and who has read pages is to read anew.
      try db.execute(sql: "UPDATE conversations SET title = title || '.'")
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      return (
        try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'attempts'")
          ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
      )
    }
    try queue.close()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64((root - 1) * size))
    try file.write(contentsOf: Data(repeating: 0xA5, count: size))
    try file.close()
  }
}
