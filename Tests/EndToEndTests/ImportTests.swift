import Foundation
import TerminalHarness
import Testing

/// `confab logs import`: what a user brings along is found again, and nothing is there twice.
@Suite(.inHomes) struct ImportTests {
  private func run(
    _ home: Home, _ arguments: String, status: Int32 = 0
  ) async throws -> (output: String, screen: Screen) {
    let file = home.path + "/result"
    let program = try home.shell(#""$CONFAB" logs import \#(arguments) > '\#(file)'"#)
    #expect(try await program.terminal.exitStatus() == .exited(status), "\(program.screen.drawing)")
    let output = try Data(contentsOf: URL(fileURLWithPath: file))
    return (String(decoding: output, as: UTF8.self), program.screen)
  }

  /// Without blanks: a line is broken wherever it is full.
  private static func solid(_ screen: Screen) -> String { screen.flowing.filter { $0 != " " } }

  private func log(_ home: Home) -> String { home.dataDirectory + "/confab.db" }

  private static func conversation(_ id: String, _ title: String) -> String {
    """
    {"id":"\(id)","title":"\(title)","create_time":1700000000,"current_node":"a","mapping":{
     "u":{"parent":null,"message":{"author":{"role":"user"},"content":{"content_type":"text",
      "parts":["How fast is the \(title)?"]}}},
     "a":{"parent":"u","message":{"author":{"role":"assistant"},"metadata":{"model_slug":"gpt-4o"},
      "content":{"content_type":"text","parts":["300 km/h \\u001b[31m"]}}}}}
    """
  }

  @Test func bringsAnExportAlong() async throws {
    let home = try Home.current
    let text = """
      [\(Self.conversation("c-1", "Shinkansen 新幹線")), {"odd":1}, \(Self.conversation("c-2", "TGV"))]
      """
    let archive = home.path + "/export.zip"
    try Data(Self.zip("conversations.json", Array(text.utf8))).write(
      to: URL(fileURLWithPath: archive))

    let dry = try await run(home, "--dry-run \(archive)", status: 1)
    #expect(dry.output == "Would import 2 new conversations, 4 messages in all.\n")
    #expect(!FileManager.default.fileExists(atPath: log(home)))

    let first = try await run(home, "--tag old \(archive)", status: 1)
    #expect(first.output == "Imported 2 new conversations, 4 messages in all.\n")
    let problem = "record 2: it is no"
    #expect(first.screen.flowing.contains("1 problem:"), "\(first.screen.drawing)")
    #expect(
      Self.solid(first.screen).contains(problem.filter { $0 != " " }), "\(first.screen.drawing)")

    let second = try await run(home, archive, status: 1)
    #expect(
      second.output == """
        Imported 0 new conversations, 0 messages in all.
        2 conversations were there already.

        """)
    let files = try home.bytes(under: home.dataDirectory)
    #expect(files.contains { $0.bytes.range(of: Data("How fast is the TGV?".utf8)) != nil })
  }

  /// The key as well as the signal, with and without a shell between.
  @Test(arguments: ["key", "key beneath a shell", "signal"])
  func goesOnAfterCtrlC(_ way: String) async throws {
    let home = try Home.current
    let count = 4000
    let lines = (0..<count).map { index in
      #"{"id":"\#(index)","messages":[{"role":"user","content":"Question \#(index)"},{"role":"assistant","content":"Answer"}]}"#
    }
    let path = home.path + "/chats.jsonl"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    let program =
      way.contains("shell")
      ? try home.shell(#""$CONFAB" logs import '\#(path)'; exit $?"#)
      : try home.confab(["logs", "import", path])
    try await program.waitFor("how far it is") { $0.flowing.contains(" %, ") }
    if way == "signal" { program.terminal.kill(SIGINT) } else { program.press(.ctrl("c")) }
    #expect(try await program.terminal.exitStatus() == .exited(130))
    #expect(program.screen.flowing.contains("The same command goes on from there."))

    _ = try await run(home, path)
    let again = try await run(home, path)
    #expect(
      again.output == """
        Imported 0 new conversations, 0 messages in all.
        4,000 conversations were there already.

        """)
  }

  @Test func saysWhatCannotBeImported() async throws {
    let home = try Home.current
    let missing = try await run(home, "\(home.path)/none.zip", status: 1)
    #expect(Self.solid(missing.screen).contains("Nosuchfileordirectory"))
    for (arguments, words) in [
      ("", "Missing expected argument"), ("--format paper x", "--format “paper” is none"),
    ] {
      let program = try home.shell(#""$CONFAB" logs import \#(arguments)"#)
      #expect(try await program.terminal.exitStatus() == .exited(64))
      #expect(program.screen.flowing.contains(words), "\(program.screen.drawing)")
    }
  }

  /// An archive with one member that is stored as it is.
  private static func zip(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] {
      (0..<length).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var checksum: UInt32 = 0xFFFF_FFFF
    for byte in content {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    let facts =
      number(0, 2) + number(0, 2) + number(0, 4) + number(Int(~checksum), 4)
      + number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2)
    let member = number(0x0403_4B50, 4) + number(20, 2) + facts + number(0, 2) + name.utf8 + content
    let entry =
      number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + facts + number(0, 16) + name.utf8
    return member + entry + number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2)
      + number(entry.count, 4) + number(member.count, 4) + number(0, 2)
  }
}
