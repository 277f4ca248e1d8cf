import Foundation
import TerminalHarness
import Testing

/// Models and endpoints: another server in the middle of a conversation, each with its own key;
/// favourites; the list without a network; `confab models`.
@Suite(.inHomes) struct ModelTests {
  private static let keys = ["FIRST_KEY": "sk_first_marker", "SECOND_KEY": "sk_second_marker"]

  /// Two servers with a key each.
  private func configure(
    _ home: Home, _ first: String, _ second: String, more: String = ""
  ) throws {
    try home.configure(
      """
      endpoint = "first"
      model = "demo/echo"

      [endpoints.first]
      base_url = "http://\(first)/api/v1"
      key_env = "FIRST_KEY"

      [endpoints.second]
      base_url = "http://\(second)/api/v1"
      \(more.isEmpty ? "key_env = \"SECOND_KEY\"" : more)
      model = "demo/echo"

      """)
  }

  private func server() async throws -> (server: Program, relay: Relay) {
    let home = try Home.current
    let server = try home.confab(["simulate"])
    let screen = try await server.waitFor("the address") { $0.contains("Stop it: Ctrl-C") }
    let port = try #require(screen.flowing.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    return (server, try Relay(to: try #require(Int(port)), keeping: server))
  }

  private func run(_ command: String, _ program: Program) {
    program.type(command)
    program.press(.enter)
  }

  @Test func eachServerGetsItsOwnKeyAndTheConversationGoesOn() async throws {
    let home = try Home.current
    let (_, first) = try await server()
    let (_, second) = try await server()
    try configure(home, "127.0.0.1:\(first.port)", "127.0.0.1:\(second.port)")
    let program = try home.confab([], environment: Self.keys)
    try await program.send("one for the first")
    try await program.waitForAnswer()
    run("/endpoint second", program)
    try await program.waitFor("the change") {
      $0.statusBar.contains("│ second │") && $0.contains("second is asked now: demo/echo")
    }
    try await program.send("two for the second")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))

    let chats = [first, second].map { relay in
      relay.exchanges.map(\.request).filter { $0.hasPrefix("POST ") }
    }
    #expect(chats.map(\.count) == [1, 1])
    #expect(second.asked.contains("one for the first"))
    #expect(second.asked.contains("two for the second"))
    for request in first.exchanges.map(\.request) { #expect(!request.contains("second_marker")) }
    for request in second.exchanges.map(\.request) { #expect(!request.contains("first_marker")) }
    #expect(chats[0][0].contains("Bearer sk_first_marker"))
    #expect(chats[1][0].contains("Bearer sk_second_marker"))
    for key in Self.keys.values { #expect(program.terminal.occurrences(of: key) == 0) }
    for file in try home.bytes(under: home.path) where file.path != home.configFile {
      #expect(file.bytes.range(of: Data("_marker".utf8)) == nil, "\(file.path)")
    }

    // Opened again, it is asked of the second; a new one begins with the first.
    let again = try home.confab(["--conversation", "last"], environment: Self.keys)
    try await again.waitFor("the second endpoint") { $0.statusBar.contains("│ second │") }
    #expect(try await again.quit() == .exited(0))
    let new = try home.confab(["--conversation", "new"], environment: Self.keys)
    try await new.waitFor("the first endpoint") { $0.statusBar.contains("│ first │") }
    #expect(try await new.quit() == .exited(0))

    // Without the second's key the conversation opens all the same, and says who is asked.
    var keys = Self.keys
    keys["SECOND_KEY"] = ""
    let without = try home.confab(["--conversation", "last"], environment: keys, columns: 120)
    try await without.waitFor("what is missing") {
      $0.contains("this conversation was with second: No API key for second")
        && $0.statusBar.contains("│ first │")
    }
    #expect(try await without.quit() == .exited(0))
  }

  @Test func aKeyCommandRunsBesideTheScreenAndItsFailureIsSaid() async throws {
    let home = try Home.current
    let (_, first) = try await server()
    let (_, second) = try await server()
    try configure(
      home, "127.0.0.1:\(first.port)", "127.0.0.1:\(second.port)",
      more: #"key_command = "test -e $HOME/there && echo sk_of_command""#)
    let program = try home.confab([], environment: Self.keys, columns: 120)
    try await program.ready()
    run("/endpoint second", program)
    try await program.waitFor(text: "second cannot be used: The key_command of [endpoints.second]")
    #expect(program.screen.statusBar.contains("│ first │"))
    try Data().write(to: URL(fileURLWithPath: home.path + "/there"))
    run("/endpoint second", program)
    try await program.waitFor("the change") { $0.statusBar.contains("│ second │") }
    try await program.send("hello")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
    let requests = second.exchanges.map(\.request).filter { $0.hasPrefix("POST ") }
    #expect(requests.count == 1 && requests[0].contains("Bearer sk_of_command"))
  }

  @Test func favouritesAndTheListAreThereTheNextTimeAlsoWithoutANetwork() async throws {
    let home = try Home.current
    let (server, relay) = try await server()
    try configure(home, "127.0.0.1:\(relay.port)", "127.0.0.1:1")
    let program = try home.confab([], environment: Self.keys, columns: 120, rows: 40)
    try await program.ready()
    program.press(.f(5))
    try await program.waitFor("demo/echo in the list") { $0.isSelected("demo/echo") }
    program.press(.ctrl("s"))
    try await program.waitFor(text: "▸ ★ demo/echo")
    let memory = home.path + "/state/confab/models.json"
    try await eventually("the favourite on the disk") {
      (try? String(contentsOfFile: memory, encoding: .utf8))?.contains("demo/echo") == true
    }
    #expect(try await program.quit() == .exited(0))
    let list = home.path + "/.cache/confab/models/first.json"
    for file in [memory, list] {
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
    }

    server.terminal.kill(SIGTERM)
    _ = try await server.terminal.exitStatus()
    let later = try home.confab([], environment: Self.keys, columns: 120, rows: 40)
    try await later.ready()
    later.press(.f(5))
    let screen = try await later.waitFor("the list of the first run") {
      $0.contains("★ demo/echo") && $0.contains("not asked anew")
    }
    #expect(screen.contains("demo/tour") && screen.contains("as of "))
    #expect(try await later.quit() == .exited(0))
  }

  @Test func theDemoCanBeAskedInTheMiddleOfAConversation() async throws {
    let home = try Home.current
    let (_, relay) = try await server()
    try configure(home, "127.0.0.1:\(relay.port)", "127.0.0.1:1")
    let program = try home.confab([], environment: Self.keys)
    try await program.ready()
    run("/endpoint demo", program)
    try await program.waitFor("the demo") { $0.statusBar.contains("demo/tour │ demo") }
    try await program.send("What is Confab?")
    try await program.waitForAnswer()
    #expect(relay.exchanges.allSatisfy { !$0.request.hasPrefix("POST ") })
    #expect(try await program.quit() == .exited(0))
  }

  @Test func listsModelsWithoutTheChat() async throws {
    let home = try Home.current
    let demo = try home.confab(["models", "--demo"], columns: 100, rows: 100)
    #expect(try await demo.terminal.exitStatus() == .exited(0))
    let lines = demo.screen.lines.map(\.text)
    let tour = try #require(lines.first { $0.contains("demo/tour") })
    #expect(tour.contains("128k") && tour.contains("$3/$15") && tour.contains("images"))
    #expect(tour.contains("recommended · "))

    let json = try home.shell(#""$CONFAB" models --demo --json > list; echo "[$?]""#)
    #expect(try await json.terminal.exitStatus() == .exited(0))
    let data = try Data(contentsOf: URL(fileURLWithPath: home.path + "/list"))
    let list = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let first = try #require(list.first { $0["id"] as? String == "demo/tour" })
    #expect(first["prompt_price"] as? Double == 3)
    #expect(first["context"] as? Int == 128_000)
    #expect(first["images"] as? Bool == true)
    #expect(first["source"] as? String == "recommended")
    #expect(first["favourite"] as? Bool == false)
  }

  @Test func theListThatWasGivenLastServesTheCommandToo() async throws {
    let home = try Home.current
    let (server, relay) = try await server()
    try configure(home, "127.0.0.1:\(relay.port)", "127.0.0.1:1")
    let command = #""$CONFAB" models > list; echo "[$?]"; "$CONFAB" models --refresh; echo "[$?]""#
    let first = try home.shell(command, environment: Self.keys)
    #expect(try await first.terminal.exitStatus() == .exited(0))
    let asked = relay.exchanges.count
    server.terminal.kill(SIGTERM)
    _ = try await server.terminal.exitStatus()
    let second = try home.shell(command, environment: Self.keys)
    #expect(try await second.terminal.exitStatus() == .exited(0))
    #expect(second.screen.contains("[0]") && second.screen.contains("[1]"))
    #expect(second.screen.flowing.contains("confab models: first gave no list"))
    let list = try String(contentsOfFile: home.path + "/list", encoding: .utf8)
    #expect(list.contains("demo/echo\t128000\t3.0\t15.0\tno\tserver\t\t"))
    #expect(asked > 0)
  }
}
