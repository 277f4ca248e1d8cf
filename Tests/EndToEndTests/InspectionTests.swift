import Foundation
import TerminalHarness
import Testing

/// Looking at what went over the wire: all of it but the key.
@Suite(.inHomes) struct InspectionTests {
  @Test func showsPiecesRequestAndResponseAndNeverTheKey() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab("demo/echo", columns: 100, rows: 40)
    try await program.send("one two three, it's done")
    try await program.waitForAnswer()
    let exchange = try #require(server.relay.completions.first)
    #expect(exchange.request.contains("Authorization: Bearer \(WatchedServer.key)"))

    program.press(.f(7))
    try await program.waitFor("the pieces") {
      $0.contains("┌─ tokens ─") && $0.contains("pieces · ")
    }
    // A screen of the history may have been taken in the middle of a frame.
    let pieces = await program.terminal.settle()
    #expect(pieces.contains("one│ two│ three"), "\(pieces)")

    program.press(.f(8))
    try await program.waitFor("the request") {
      $0.contains("[request]") && $0.contains("POST ")
    }
    let request = await program.terminal.settle()
    #expect(request.contains("│ POST http://\(server.endpoint)/api/v1/chat/completions "))
    #expect(request.contains("[redacted]"), "\(request)")
    #expect(request.contains(#""content": "one two three, it's done""#), "\(request)")

    program.press(.tab)
    try await program.waitFor("the response") {
      $0.contains("[response]") && $0.contains("request ID  ")
    }
    let response = await program.terminal.settle()
    let id = try #require(exchange.requestID)
    #expect(response.contains("request ID  \(id)"), "\(response)")
    #expect(response.contains("200 OK"))

    program.press(.character("c"))
    try await program.waitFor(text: "clipboard: curl command")
    let command = try #require(program.copies.last)
    #expect(command.contains(#""$CLINE_API_KEY""#), "\(command)")
    #expect(try await program.quit() == .exited(0))
    #expect(!String(decoding: program.terminal.raw, as: UTF8.self).contains(WatchedServer.key))
    #expect(!command.contains(WatchedServer.key))
    try await expectTheSameRequest(from: command, as: exchange, in: home)
  }

  /// A shell takes the command, and what it hands to `curl` is what Confab sent.
  private func expectTheSameRequest(
    from command: String, as exchange: WireExchange, in home: Home
  ) async throws {
    try command.write(toFile: home.path + "/command", atomically: true, encoding: .utf8)
    let shell = try home.shell(
      #"""
      sh -n ./command || exit 1
      curl() { printf '%s\n' "$@" > ./arguments; }
      . ./command
      """#, environment: [WatchedServer.variable: WatchedServer.key])
    #expect(try await shell.terminal.exitStatus() == .exited(0))
    let arguments = try String(contentsOfFile: home.path + "/arguments", encoding: .utf8)
      .split(separator: "\n").map(String.init)
    #expect(arguments.last == exchange.body)
    #expect(arguments.contains("Authorization: Bearer \(WatchedServer.key)"), "\(arguments)")
    #expect(arguments.contains("Content-Type: application/json"))
  }
}
