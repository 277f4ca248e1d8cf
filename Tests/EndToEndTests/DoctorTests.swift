import Foundation
import TerminalHarness
import Testing

/// `confab doctor --account`: what is said of key, account and balance, and what never is.
@Suite(.inHomes) struct DoctorTests {
  private static let arguments = ["doctor", "--account", "--endpoint", "watched"]

  @Test func tellsWhoseKeyItIsAndWhatIsLeft() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try home.confab(
      Self.arguments, environment: [WatchedServer.variable: WatchedServer.key], columns: 100)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let shown = facts(program)
    #expect(shown["endpoint"] == "watched · http://\(server.endpoint)/api/v1")
    #expect(shown["key"] == "from \(WatchedServer.keyOrigin)")
    #expect(shown["answer"]?.wholeMatch(of: /account and balance after \d+ ms/) != nil)
    #expect(shown["account"] == "demo@example.com · Demo")
    #expect(shown["balance"] == "$5.00")
    #expect(program.terminal.occurrences(of: WatchedServer.key) == 0)
    let requests = server.relay.exchanges.map(\.request)
    #expect(
      requests.map { $0.prefix { !$0.isNewline } } == [
        "GET /api/v1/users/me HTTP/1.1", "GET /api/v1/users/usr-demo/balance HTTP/1.1",
      ])
    for request in requests { #expect(request.contains("Bearer \(WatchedServer.key)")) }
    #expect(try home.bytes(under: home.path + "/data").isEmpty, "it only reads")
  }

  @Test func saysWhereARefusedKeyCameFrom() async throws {
    let home = try Home.current
    let server = try FixedServer(
      status: "401 Unauthorized", headers: ["x-request-id: req-of-401"],
      body: #"{"success":false,"error":"Invalid API key"}"#)
    let file = home.path + "/key"
    try Data((WatchedServer.key + "\n").utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try home.configure(
      """
      [endpoints.watched]
      base_url = "http://127.0.0.1:\(server.port)/api/v1"
      key_file = "\(file)"

      """)
    let program = try home.confab(Self.arguments, columns: 300)
    #expect(try await program.terminal.exitStatus() == .exited(1))
    let shown = facts(program)
    #expect(shown["key"] == "from the file \(file)")
    #expect(shown["answer"]?.hasPrefix("401 Unauthorized after ") == true)
    #expect(shown["message"] == "Invalid API key")
    #expect(shown["request ID"] == "req-of-401")
    #expect(shown["advice"]?.contains("Verify the API key from the file \(file)") == true)
    #expect(server.asked.contains("Bearer \(WatchedServer.key)"))
    #expect(program.terminal.occurrences(of: WatchedServer.key) == 0)
  }

  @Test func tellsAServerThatHasNoAccountsFromABadKey() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try home.confab(
      ["doctor", "--account", "--base-url", "http://\(server.endpoint)/other/v1"],
      environment: [WatchedServer.variable: WatchedServer.key], columns: 300)
    #expect(try await program.terminal.exitStatus() == .exited(1))
    let shown = facts(program)
    #expect(shown["key"] == "from \(WatchedServer.keyOrigin)")
    #expect(shown["answer"]?.hasPrefix("404 Not Found after ") == true)
    #expect(shown["request ID"] == server.relay.exchanges.first?.requestID)
    #expect(shown["advice"]?.contains("does not know Cline's account requests") == true)
  }

  @Test func saysThatNobodyAnswers() async throws {
    let home = try Home.current
    let port = try Relay.unusedPort()
    let program = try home.confab(
      ["doctor", "--account", "--base-url", "http://127.0.0.1:\(port)/api/v1"], columns: 60)
    #expect(try await program.terminal.exitStatus() == .exited(1))
    let shown = facts(program)
    #expect(shown["key"] == "none: this endpoint is asked without one")
    #expect(shown["answer"]?.hasPrefix("cannot connect after ") == true)
    #expect(shown["advice"]?.contains("No connection to 127.0.0.1:\(port).") == true)
    // What is too long for a line goes on beside the labels, at a blank.
    let advice = program.screen.lines.map(\.text).drop { !$0.hasPrefix("advice") }
    #expect(
      advice.dropFirst().first?.hasPrefix(String(repeating: " ", count: 12)) == true,
      "\(program.screen.drawing)")
  }

  static let refusals: [(arguments: [String], status: Int32, words: String)] = [
    (["--account"], 1, "No API key for cline. Give one in one of three ways"),
    (["--account", "--endpoint", "clin"], 2, "there is no endpoint “clin”"),
    (
      ["--account", "--base-url", "ftp://example.com"], 2, "it must begin with https:// or http://"
    ),
    (["--account", "--json"], 64, "--account asks the network and prints no JSON"),
    (["--endpoint", "clin"], 2, "there is no endpoint “clin”"),
  ]

  @Test(arguments: refusals.indices)
  func saysWhatIsMissing(index: Int) async throws {
    let (arguments, status, words) = Self.refusals[index]
    let program = try Home.current.confab(["doctor"] + arguments, columns: 200)
    #expect(try await program.terminal.exitStatus() == .exited(status))
    #expect(program.screen.flowing.contains(words), "\(program.screen.drawing)")
  }

  /// The labels with what stands beside them.
  private func facts(_ program: Program) -> [String: String] {
    var facts: [String: String] = [:]
    var label = ""
    for line in program.screen.lines.map(\.text) where !line.isEmpty {
      let name = line.prefix(12).split(separator: " ").joined(separator: " ")
      if !name.isEmpty { label = name }
      let value = line.dropFirst(12).drop { $0 == " " }
      facts[label] = [facts[label], String(value)].compactMap(\.self).joined(separator: " ")
    }
    return facts
  }
}
