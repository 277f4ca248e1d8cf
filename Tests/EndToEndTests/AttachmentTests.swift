import Foundation
import TerminalHarness
import Testing

/// Files that go along with a prompt: chosen, sent, kept in the log, sent again in another run.
@Suite(.inHomes) struct AttachmentTests {
  /// A picture of one pixel, as its format says: nobody looks at more than its beginning.
  private static let picture = Data(
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
      + Array("IHDR".utf8) + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE])

  @Test func aFileIsChosenSentAndKept() async throws {
    let home = try Home.current
    try "a marker in a file\n".write(
      toFile: home.path + "/notes.txt", atomically: true, encoding: .utf8)
    try Self.picture.write(to: URL(fileURLWithPath: home.path + "/dot.png"))
    let server = try home.confab(["simulate"])
    let shown = try await server.waitFor("the address") { $0.contains("Stop it: Ctrl-C") }
    let port = try #require(shown.flowing.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    let relay = try Relay(to: try #require(Int(port)), keeping: server)
    let arguments = ["--base-url", "http://127.0.0.1:\(relay.port)/api/v1", "--model", "demo/echo"]

    let program = try home.confab(arguments)
    try await program.ready()
    program.type("read @note")
    try await program.waitFor(text: "▸ notes.txt")
    program.press(.tab)
    try await program.waitFor(text: "> read [notes.txt, 1 line, 19 B]")
    program.type("and see @dot.png ")
    try await program.waitFor(text: "[dot.png, PNG 1×1, ")
    try await program.submit()
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
    #expect(relay.completions.count == 1)
    let sent = relay.asked
    #expect(sent.contains("a marker in a file"))
    #expect(sent.contains("data:image/png;base64,\(Self.picture.base64EncodedString())"))
    #expect(!sent.contains("attachment:"))

    // The files may be gone: the log has them.
    try FileManager.default.removeItem(atPath: home.path + "/notes.txt")
    try FileManager.default.removeItem(atPath: home.path + "/dot.png")
    let again = try home.confab(arguments + ["--conversation", "last"])
    try await again.waitFor(text: "[notes.txt, 1 line, 19 B]")
    try await again.send("once more")
    try await again.waitForAnswer()
    #expect(try await again.quit() == .exited(0))
    #expect(relay.completions.count == 2)
    // In the first request; and in the second, with the answer that says it back.
    #expect(relay.asked.components(separatedBy: "a marker in a file").count == 4)
    #expect(again.terminal.occurrences(of: "attachment:") == 0)
  }

  @Test func whatCannotBeAttachedIsSaid() async throws {
    let home = try Home.current
    try Data("%PDF-1.7\n\u{0}\u{1}".utf8).write(to: URL(fileURLWithPath: home.path + "/paper.pdf"))
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.type("/attach paper.pdf")
    program.press(.enter)
    try await program.waitFor("the reason") { $0.flowing.contains("PDF") }
    program.press(.ctrl("u"))
    program.type("/attach nothing.txt")
    program.press(.enter)
    try await program.waitFor("the other reason") { $0.flowing.contains("nothing.txt") }
    #expect(try await program.quit() == .exited(0))
  }
}
