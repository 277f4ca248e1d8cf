import Foundation
import TerminalHarness
import Testing

/// The first start, without a key: a key is pasted, a server on this machine is found, the demo.
@Suite(.inHomes) struct SetupTests {
  private static let key = "sk_first_start_marker"

  private func simulate(_ home: Home) async throws -> Relay {
    let server = try home.confab(["simulate"])
    let screen = try await server.waitFor("the address") { $0.contains("Stop it: Ctrl-C") }
    let port = try #require(screen.flowing.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1)
    return try Relay(to: try #require(Int(port)), keeping: server)
  }

  /// An endpoint that wants a key, and no other server on this machine.
  private func configure(_ home: Home, _ relay: Relay, ollama: Int) throws {
    let nobody = try Relay.unusedPort()
    try home.configure(
      """
      endpoint = "work"
      model = "demo/echo"

      [endpoints.work]
      base_url = "http://127.0.0.1:\(relay.port)/api/v1"
      key_env = "WORK_KEY"

      [endpoints.ollama]
      base_url = "http://127.0.0.1:\(ollama)/v1"
      [endpoints.llamacpp]
      base_url = "http://127.0.0.1:\(nobody)/v1"
      [endpoints.lmstudio]
      base_url = "http://127.0.0.1:\(nobody)/v1"
      [endpoints.vllm]
      base_url = "http://127.0.0.1:\(nobody)/v1"

      """)
  }

  @Test func aPastedKeyIsCheckedKeptAndFoundAtTheNextStart() async throws {
    let home = try Home.current
    let relay = try await simulate(home)
    try configure(home, relay, ollama: try Relay.unusedPort())
    let program = try home.confab([])
    try await program.waitFor(text: "Paste a key for work")
    try await program.waitFor(text: "no server answers on this machine")

    program.type("\u{1B}[200~sk_refused\u{1B}[201~")
    program.press(.enter)
    try await program.waitFor("the refusal") { $0.flowing.contains("401 Unauthorized") }
    program.press(.ctrl("u"))
    program.type("\u{1B}[200~ \(Self.key)\n\u{1B}[201~")
    program.press(.enter)
    try await program.waitFor(text: "the key is kept in")
    try await program.send("asked with a kept key")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))

    let file = home.path + "/config/confab/work.key"
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.key + "\n")
    #expect(relay.completions.allSatisfy { $0.request.contains("Bearer \(Self.key)") })
    #expect(relay.completions.count == 1)

    // Nowhere else.
    #expect(program.terminal.occurrences(of: Self.key) == 0)
    for other in try home.bytes(under: home.path) where other.path != file {
      #expect(other.bytes.range(of: Data(Self.key.utf8)) == nil, "\(other.path)")
    }

    let again = try home.confab(["--conversation", "new"])
    try await again.send("asked again")
    try await again.waitForAnswer()
    #expect(try await again.quit() == .exited(0))
    #expect(relay.completions.count == 2)

    // Others must not be able to read it.
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let wide = try home.confab([])
    try await wide.waitFor("what mends it") { $0.flowing.contains("chmod 600 ") }
    #expect(try await wide.quit() == .exited(0))
  }

  @Test func aServerOnThisMachineIsFoundUsedAndKept() async throws {
    let home = try Home.current
    let relay = try await simulate(home)
    try configure(home, relay, ollama: relay.port)
    let program = try home.confab([])
    try await program.waitFor(text: "Use ollama on this machine")
    program.press(.down, .enter)
    try await program.waitFor(text: "ollama is asked from now on, and at the next start")
    try await program.waitFor("the endpoint") { $0.statusBar.contains("│ ollama │") }
    #expect(try await program.quit() == .exited(0))
    let text = try String(contentsOfFile: home.configFile, encoding: .utf8)
    #expect(text.hasPrefix("endpoint = \"ollama\"\n"))
    #expect(!relay.asked.contains("Bearer"))
  }

  @Test func theDemoIsAKeyAway() async throws {
    let home = try Home.current
    let relay = try await simulate(home)
    try configure(home, relay, ollama: try Relay.unusedPort())
    let program = try home.confab([])
    try await program.waitFor(text: "Look around in the demo")
    program.press(.down, .enter)
    try await program.waitFor("the demo") { $0.statusBar.contains("│ demo │") }
    try await program.send("What is Confab?")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
  }

  @Test(arguments: ["< /dev/null", "| cat"])
  func withoutATerminalItSaysSoInOneLine(redirection: String) async throws {
    let home = try Home.current
    let program = try home.shell(
      #"set -o pipefail; "$CONFAB" \#(redirection); echo "[$?]"; read -r x"#)
    let screen = try await program.waitFor(text: "[2]")
    // A row ends anywhere in a word.
    let said = screen.lines.map(\.text).joined().filter { $0 != " " }
    #expect(said.hasPrefix("confab:Standard"))
    #expect(said.contains("isnotaterminal.RunConfabinaterminal,withoutapipeoraredirection."))
    #expect(screen.lines.count { !$0.text.isEmpty } == 3, "two rows of one line, and the status")
  }
}
