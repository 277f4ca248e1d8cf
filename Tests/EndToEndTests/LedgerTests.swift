import Foundation
import TerminalHarness
import Testing

/// `confab logs --errors`: what the list of failed requests holds, in each of its forms.
@Suite(.inHomes) struct LedgerTests {
  /// One line of the list for programs.
  private struct Line: Equatable {
    var time, code, model, requestID, conversation, title: String

    init?(_ text: Substring) {
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6 else { return nil }
      (time, code, model) = (fields[0], fields[1], fields[2])
      (requestID, conversation, title) = (fields[3], fields[4], fields[5])
    }
  }

  /// Nine hours east of UTC all year: local times are told from those in UTC.
  private static let environment = ["TZ": "Asia/Tokyo"]

  @Test func listsWhatThePanelShowedNewestFirst() async throws {
    let home = try Home.current
    let first = try await fail(home, "demo/400", prompt: "The first\tof two")
    let second = try await fail(home, "demo/429-no-retry", prompt: "Another one")

    let lines = try await list(home)
    #expect(lines.map(\.code) == ["429", "400"])
    #expect(lines.map(\.model) == ["demo/429-no-retry", "demo/400"])
    #expect(lines.map(\.requestID) == [second.requestID, first.requestID])
    #expect(lines.map(\.title) == ["Another one", "The first of two"])
    #expect(Set(lines.map(\.conversation)).count == 2)
    #expect(try await list(home, "--limit 1") == [lines[0]])

    let records = try await records(home)
    #expect(records.map { $0["code"] as? String } == ["429", "400"])
    #expect(records.map { $0["request_id"] as? String } == [second.requestID, first.requestID])
    #expect(records.map { $0["conversation_id"] as? String } == lines.map(\.conversation))
    let record = try #require(records.last)
    #expect(
      Set(record.keys) == [
        "time", "code", "name", "message", "stage", "model", "endpoint", "request_id",
        "generation_id", "attempt", "conversation_id", "conversation_title", "message_id",
      ])
    #expect(record["name"] as? String == "Bad Request")
    #expect(record["message"] as? String == first.message)
    #expect(record["stage"] as? String == "immediate")
    #expect(record["attempt"] as? Int == 1)
    #expect(record["generation_id"] is NSNull)
    #expect(record["endpoint"] as? String == first.endpoint)
    let time = try #require(record["time"] as? String)
    #expect(lines[1].time == local(time, "yyyy-MM-dd HH:mm"))
    try await checkSince(home, time, requestID: first.requestID)
  }

  /// Of the moment itself it is listed, of a second later it is not: by UTC and by the local clock.
  private func checkSince(_ home: Home, _ time: String, requestID: String) async throws {
    let later = ISO8601DateFormatter().string(from: try date(time) + 1)
    let format = "yyyy-MM-dd'T'HH:mm:ss"
    for (text, isListed) in [
      (time, true), (later, false), (local(time, format), true), (local(later, format), false),
      ("7d", true), ("2000-02-29", true), ("2999-01-01", false),
    ] {
      let lines = try await list(home, "--since '\(text ?? "")'")
      #expect(lines.contains { $0.requestID == requestID } == isListed, "\(text ?? "")")
    }
  }

  @Test func alignsItsColumnsAndFoldsThemWhereTheTerminalIsNarrow() async throws {
    let home = try Home.current
    let panel = try await fail(
      home, "demo/400", prompt: "A title that is long enough to be cut where 漢字 stand")
    let entry = try #require(try await list(home).first)

    let wide = try await show(home, columns: 170)
    #expect(wide.count == 2)
    let values = [
      entry.time, entry.code, entry.model, panel.requestID, entry.conversation, entry.title,
    ]
    for (heading, value) in zip(
      ["time", "code", "model", "request ID", "conversation", "title"], values)
    {
      #expect(column(of: heading, in: wide[0]) == column(of: value, in: wide[1]), "\(wide)")
    }

    for columns in [80, 40] {
      let narrow = try await show(home, columns: columns)
      #expect(narrow.count.isMultiple(of: 2) && narrow.count > 2, "\(narrow)")
      for value in values.dropLast() {
        #expect(narrow.contains { $0.contains(value) }, "\(value) is whole in \(narrow)")
      }
      #expect(narrow.contains { $0.contains("A title that is long") })
      #expect(narrow.contains { $0.hasSuffix("…") }, "\(narrow)")
    }
  }

  @Test func showsNoControlCharacters() async throws {
    let home = try Home.current
    let program = try home.demo("demo/\u{1B}]0;gone\u{7}\u{9B}31m")
    try await program.send("Hello there")
    try await program.errorPanel()
    #expect(try await program.quit() == .exited(0))
    for form in ["", "--json"] {
      let bytes = try await output(home, form)
      #expect(bytes.range(of: Data("gone".utf8)) != nil)
      #expect(!bytes.contains { $0 == 0x1B || $0 == 0x07 })
      #expect(bytes.range(of: Data("\u{9B}".utf8)) == nil)
    }
  }

  @Test func saysThatNothingFailed() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.send("Hello there")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
    #expect(try await show(home, columns: 120) == ["No failed request in \(home.demoLog)."])
    #expect(try await output(home, "") == Data())
    #expect(try await records(home).isEmpty)
  }

  static let files: [(name: String, bytes: [UInt8]?, words: String)] = [
    ("absent", nil, "there is no log"),
    ("empty", [], "there is no log"),
    ("text", Array("Dear diary,\n".utf8), "is no log of Confab's and was left alone"),
    ("newer", header(version: 1_000, application: 0x436E_6662), "was made by a newer Confab"),
    ("another's", header(version: 3, application: 0x0102_0304), "the database of another program"),
  ]

  @Test(arguments: files.map(\.name))
  func leavesAloneWhatIsNoLog(name: String) async throws {
    let home = try Home.current
    let file = try #require(Self.files.first { $0.name == name })
    let directory = home.path + "/logs"
    let path = directory + "/confab.db"
    if let bytes = file.bytes {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    let program = try home.confab(["logs", "--errors", "--data-dir", directory], columns: 400)
    #expect(try await program.terminal.exitStatus() == .exited(1))
    #expect(program.screen.flowing.contains(file.words), "\(program.screen.drawing)")
    #expect(program.screen.flowing.contains(path))
    let left = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    #expect(left == (file.bytes == nil ? [] : ["confab.db"]))
    #expect(FileManager.default.fileExists(atPath: directory) == (file.bytes != nil))
    #expect(FileManager.default.contents(atPath: path) == file.bytes.map { Data($0) })
  }

  static let mistakes: [(arguments: [String], words: String)] = [
    (["--errors", "sky"], "--errors takes no query"),
    (["--errors", "--limit", "0"], "--limit 0: give a number"),
    (["--errors", "--since", "tomorrow"], "--since “tomorrow” is no date"),
    (["--errors", "--since", "2026-02-29"], "--since “2026-02-29” is no date"),
    (["--errors", "--since", "2026-1-1"], "--since “2026-1-1” is no date"),
    (["--errors", "--since", "2026-01-01T24:00"], "is no date"),
    (["--errors", "--since", "7"], "--since “7” is no date"),
    (["--errors", "--since", "-7d"], "--since"),
  ]

  @Test(arguments: mistakes.indices)
  func saysWhatCanBeGiven(index: Int) async throws {
    let (arguments, words) = Self.mistakes[index]
    let program = try Home.current.confab(["logs"] + arguments, columns: 200)
    #expect(try await program.terminal.exitStatus() == .exited(64))
    #expect(program.screen.flowing.contains(words), "\(program.screen.drawing)")
  }

  // MARK: Helpers

  private func fail(_ home: Home, _ model: String, prompt: String) async throws -> ErrorPanel {
    let program = try home.demo(model)
    try await program.ready()
    program.terminal.paste(prompt)
    program.press(.enter)
    let panel = try await program.errorPanel()
    #expect(try await program.quit() == .exited(0))
    return panel
  }

  /// What it writes to a file.
  private func output(_ home: Home, _ arguments: String) async throws -> Data {
    let file = home.path + "/list"
    let program = try home.shell(
      #""$CONFAB" logs --errors --demo \#(arguments) > '\#(file)'"#, environment: Self.environment)
    let status = try await program.terminal.exitStatus()
    #expect(status == .exited(0), "\(program.screen.drawing)")
    return try Data(contentsOf: URL(fileURLWithPath: file))
  }

  private func list(_ home: Home, _ arguments: String = "") async throws -> [Line] {
    let text = String(decoding: try await output(home, arguments), as: UTF8.self)
    return try text.split(separator: "\n").map { try #require(Line($0), "\($0)") }
  }

  private func records(_ home: Home) async throws -> [[String: Any]] {
    let bytes = try await output(home, "--json")
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]])
  }

  /// The lines that it shows on a terminal.
  private func show(_ home: Home, columns: Int) async throws -> [String] {
    let program = try home.confab(
      ["logs", "--errors", "--demo"], environment: Self.environment, columns: columns)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    return program.screen.lines.map(\.text).filter { !$0.isEmpty }
  }

  private func column(of text: String, in line: String) -> Int? {
    line.range(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
  }

  private func date(_ time: String) throws -> Date {
    try #require(ISO8601DateFormatter().date(from: time))
  }

  private func local(_ time: String, _ format: String) -> String? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 9 * 3600)
    formatter.dateFormat = format
    return (try? date(time)).map(formatter.string)
  }

  /// The first bytes of an SQLite file (file format, §1.3), of which nothing but these is read.
  private static func header(version: UInt32, application: UInt32) -> [UInt8] {
    var bytes = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84)
    for (offset, number) in [(60, version), (68, application)] {
      for index in 0..<4 { bytes[offset + index] = UInt8(number >> UInt32(24 - 8 * index) & 0xFF) }
    }
    return bytes
  }
}
