import TerminalHarness

/// `confab simulate` with a relay before it, and a configuration that asks it with a key.
struct WatchedServer: Sendable {
  /// Looks like a key, and is one for nobody.
  static let key = "sk_test_9f31c7a2e4d84b6f"
  static let variable = "CLINE_API_KEY"
  /// Where the panel says that the key is from.
  static let keyOrigin = "the environment variable CLINE_API_KEY"

  let relay: Relay
  private let home: Home
  private let process: Program

  init(in home: Home) async throws {
    self.home = home
    process = try home.confab(["simulate", "--port", "0"])
    let screen = try await process.waitFor("the server's address") {
      $0.flowing.firstMatch(of: Self.address) != nil
    }
    guard let match = screen.flowing.firstMatch(of: Self.address), let port = Int(match.1) else {
      throw Program.Unreadable(what: "address of the server")
    }
    relay = try Relay(to: port)
    try home.configure(
      """
      [endpoints.watched]
      base_url = "http://127.0.0.1:\(relay.port)/api/v1"
      key_env = "\(Self.variable)"

      """)
  }

  private static var address: Regex<(Substring, Substring)> {
    /listens at http:\/\/127\.0\.0\.1:(\d+)\/api\/v1/
  }

  var endpoint: String { "127.0.0.1:\(relay.port)" }

  /// Starts Confab on it.
  func confab(
    _ model: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24
  ) throws -> Program {
    try home.confab(
      ["--endpoint", "watched", "--model", model] + arguments,
      environment: [Self.variable: Self.key],
      columns: columns, rows: rows)
  }
}
