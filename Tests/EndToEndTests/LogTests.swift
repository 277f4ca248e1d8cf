import Foundation
import TerminalHarness
import Testing

/// The log: private, complete also after a crash, and never touched when it is not ours.
@Suite(.inHomes) struct LogTests {
  @Test func isPrivateAndHoldsNoKey() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    for model in ["demo/401", "demo/echo"] {
      let program = try server.confab(model)
      try await program.send("Hello there")
      let screen = try await program.waitForAnswer()
      if ErrorPanel.Page(screen) != nil {
        program.press(.character("y"))
        try await program.waitFor(text: "clipboard: report")
      }
      #expect(try await program.quit() == .exited(0))
      #expect(!String(decoding: program.terminal.raw, as: UTF8.self).contains(WatchedServer.key))
      #expect(program.copies.allSatisfy { !$0.contains(WatchedServer.key) })
    }
    // The key was used, so that its absence says something.
    #expect(
      server.relay.completions.allSatisfy {
        $0.request.contains("Authorization: Bearer \(WatchedServer.key)")
      })
    let files = try home.bytes(under: home.path)
    #expect(files.contains { $0.path.hasSuffix("/confab.db") })
    for file in files {
      #expect(file.bytes.range(of: Data(WatchedServer.key.utf8)) == nil, "\(file.path)")
      guard file.path.hasPrefix(home.dataDirectory) else { continue }
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file.path)")
    }
  }

  @Test func offersTheLastConversation() async throws {
    let home = try Home.current
    let first = try home.demo("demo/echo")
    try await first.send("What makes the tides?")
    try await first.waitForAnswer()
    #expect(try await first.quit() == .exited(0))

    let program = try home.demo("demo/echo")
    try await program.waitFor("the offer") {
      $0.flowing.contains("Enter: go on with “What makes the tides?”")
    }
    program.press(.enter)
    let screen = try await program.waitFor("the conversation") { screen in
      screen.lines.count { $0.text == "What makes the tides?" } == 2
    }
    #expect(!screen.flowing.contains("go on with"))
    try await program.send("And the winds?")
    let answer = try await program.waitForAnswer()
    #expect(answer.lines.count { $0.text == "And the winds?" } == 2)
  }

  @Test func showsAfterACrashWhatWasBeingReceived() async throws {
    let home = try Home.current
    let first = try home.demo("demo/slow")
    try await first.send("Take your time")
    try await first.waitFor("some text") { $0.statusBar.hasPrefix("receiving") }
    let shown = try await first.waitFor("a row of the answer") { answer(in: $0).count > 20 }
    let text = answer(in: shown)
    try await eventually("the text on the disk") { try home.logHolds(text) }
    first.terminal.kill(SIGKILL)
    #expect(try await first.terminal.exitStatus() == .signalled(SIGKILL))

    let program = try home.demo()
    try await program.waitFor("the offer") {
      $0.flowing.contains("go on with “Take your time”")
        && $0.flowing.contains("its last answer was cut off")
    }
    program.press(.enter)
    let screen = try await program.waitFor("the partial answer") { $0.contains(text) }
    #expect(screen.flowing.contains("interrupted"))
    #expect(screen.lines.contains { $0.text == "Take your time" })
    #expect(screen.flowing.contains("Alt-R asks again"))
  }

  /// The first row of an answer of `demo/slow`.
  private func answer(in screen: Screen) -> String {
    let rows = screen.lines.map(\.text)
    guard let header = rows.firstIndex(where: { $0.hasPrefix("slow · ") }) else { return "" }
    return rows.indices.contains(header + 1) ? rows[header + 1] : ""
  }

  enum Obstacle: String, CaseIterable, Sendable {
    case directoryIsAFile, notADatabase, newer, otherProgram

    var words: [String] {
      switch self {
      case .directoryIsAFile: ["cannot be opened", "memory only"]
      case .notADatabase: ["is no log of Confab's", "was left alone", "memory only"]
      case .newer: ["was made by a newer Confab", "was left alone", "memory only"]
      case .otherProgram: ["another program", "memory only"]
      }
    }
  }

  @Test(arguments: Obstacle.allCases)
  func chatsInMemoryAndTouchesNothing(obstacle: Obstacle) async throws {
    let home = try Home.current
    let path = obstacle == .directoryIsAFile ? home.dataDirectory : home.demoLog
    let bytes =
      switch obstacle {
      case .directoryIsAFile, .notADatabase: Data("Dear diary, this is no database.\n".utf8)
      case .newer: EmptyDatabase.bytes(version: 99, application: 0x436E_6662)
      case .otherProgram: EmptyDatabase.bytes(version: 7, application: 0x1234_5678)
      }
    if obstacle != .directoryIsAFile {
      try FileManager.default.createDirectory(
        atPath: home.dataDirectory, withIntermediateDirectories: true)
    }
    try bytes.write(to: URL(fileURLWithPath: path))

    let program = try home.demo("demo/echo")
    let said = try await program.waitFor("what is wrong") { $0.flowing.contains("memory only") }
    #expect(said.statusBar.contains("not logged"))
    // A path may be broken at the end of a row.
    let text = said.flowing.filter { $0 != " " }
    for words in obstacle.words {
      #expect(text.contains(words.filter { $0 != " " }), "\(said.drawing)")
    }
    try await program.send("Hello there")
    let answer = try await program.waitForAnswer()
    #expect(answer.lines.count { $0.text == "Hello there" } == 2)
    #expect(try await program.quit() == .exited(0))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
  }
}

/// A SQLite file of one empty page, as `PRAGMA user_version` and `application_id` would leave it
/// (SQLite, “Database File Format”, 1.3).
enum EmptyDatabase {
  static func bytes(version: UInt32, application: UInt32) -> Data {
    var page = [UInt8](repeating: 0, count: 4096)
    func put(_ value: UInt32, at offset: Int) {
      for index in 0..<4 { page[offset + index] = UInt8(value >> (24 - 8 * index) & 0xFF) }
    }
    page.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
    page.replaceSubrange(16..<24, with: [0x10, 0, 1, 1, 0, 64, 32, 32])
    // Change counter, size in pages, schema format, encoding, and the counter's copy.
    for (offset, value) in [(24, 1), (28, 1), (44, 4), (56, 1), (92, 1), (96, 3_045_000)] {
      put(UInt32(value), at: offset)
    }
    put(version, at: 60)
    put(application, at: 68)
    // A table leaf without cells, its content at the page's end.
    page.replaceSubrange(100..<108, with: [0x0D, 0, 0, 0, 0, 0x10, 0, 0])
    return Data(page)
  }
}
