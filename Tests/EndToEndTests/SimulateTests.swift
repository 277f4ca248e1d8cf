import Glibc
import TerminalHarness
import Testing

/// `confab simulate`: the simulated API alone.
@Suite(.inHomes) struct SimulateTests {
  static let endings: [(signal: Int32, status: Int32)] = [(SIGTERM, 143), (SIGINT, 0)]

  @Test(arguments: endings)
  func servesUntilItIsStopped(signal: Int32, status: Int32) async throws {
    let home = try Home.current
    let server = try home.confab(["simulate"])
    let base = try await Self.base(of: server)
    let program = try home.confab(["--base-url", base, "--model", "demo/echo"])
    try await program.send("Hello there")
    let answer = try await program.waitForAnswer()
    #expect(answer.lines.count { $0.text == "Hello there" } == 2)
    #expect(try await program.quit() == .exited(0))
    server.terminal.kill(signal)
    #expect(try await server.terminal.exitStatus() == .exited(status))
  }

  @Test func saysThatAPortIsTaken() async throws {
    let home = try Home.current
    let first = try home.confab(["simulate"])
    let base = try await Self.base(of: first)
    let port = base.split(separator: ":").last?.prefix { $0.isNumber } ?? ""
    let second = try home.confab(["simulate", "--port", String(port)])
    #expect(try await second.terminal.exitStatus() == .exited(1))
    #expect(second.screen.flowing.contains("cannot listen on 127.0.0.1"))
    #expect(second.screen.flowing.contains("Give another --port"))
  }

  @Test(arguments: ["-1", "65536", "many"])
  func refusesWhatIsNoPort(port: String) async throws {
    let home = try Home.current
    let program = try home.confab(["simulate", "--port=\(port)"])
    #expect(try await program.terminal.exitStatus() == .exited(64))
    #expect(program.screen.flowing.contains(port))
  }

  /// The address that it prints.
  private static func base(of server: Program) async throws -> String {
    let screen = try await server.waitFor("the address") { $0.contains("Stop it: Ctrl-C") }
    let match = screen.flowing.firstMatch(of: /listens at (http:\S+\/api\/v1)/)
    return String(try #require(match).1)
  }
}
