import TerminalHarness
import Testing

/// Wrong settings and arguments: said with what to do, before anything is lost.
@Suite(.inHomes) struct BadInputTests {
  @Test func opensWithoutAKeyAndAsksForOne() async throws {
    let home = try Home.current
    let program = try home.confab([])
    try await program.waitFor("the welcome") {
      $0.flowing.contains("No API key for cline.") && $0.contains("Paste a key for cline")
        && $0.contains("Look around in the demo")
    }
    #expect(try await program.quit() == .exited(0))
  }

  static let configurations: [(text: String, words: [String])] = [
    ("# mine\nmodle = \"a/b\"\n", [":2: modle: unknown key", "did you mean “model”?"]),
    ("model = \"a/b\"\n[retry\n", [":2:", "until that is mended, the defaults apply"]),
    ("[retry]\nrate_limit = \"many\"\n", [":2: retry.rate_limit:"]),
    ("endpoint = \"clone\"\n", [":1: endpoint:", "“cline”"]),
  ]

  @Test(arguments: configurations.indices)
  func namesTheLineAndStartsWithTheRest(index: Int) async throws {
    let (text, words) = Self.configurations[index]
    let home = try Home.current
    try home.configure(text)
    let program = try home.demo("demo/echo")
    let screen = try await program.ready()
    // A path may be broken anywhere: the blanks of wrapping are left out of the comparison.
    let shown = screen.flowing.filter { $0 != " " }
    #expect(shown.contains("config.toml"), "\(screen.drawing)")
    for words in words { #expect(shown.contains(words.filter { $0 != " " }), "\(screen.drawing)") }
    try await program.send("Hello there")
    try await program.waitForAnswer()
    #expect(try await program.quit() == .exited(0))
  }

  @Test(arguments: ["http://", "not a url", "ftp://example.com/v1"])
  func refusesABaseURLThatIsNone(url: String) async throws {
    let home = try Home.current
    let program = try home.confab(["--base-url", url])
    #expect(try await program.terminal.exitStatus() == .exited(2))
    let screen = program.screen
    #expect(screen.flowing.hasPrefix("confab: "), "\(screen.drawing)")
    #expect(screen.flowing.contains(url))
    #expect(!program.terminal.screens.contains { $0.isAlternate })
  }

  @Test(arguments: [
    ("gpt", "provider/model-name"), ("demo/eco", "Did you mean demo/echo"),
  ])
  func sendsAModelAsTypedAndAdvisesWhenItIsNotFound(model: String, advice: String) async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try server.confab(model)
    try await program.send("Hello there")
    let panel = try await program.errorPanel()
    #expect(panel.code == "404 Not Found")
    #expect(panel.modelID == model)
    // The list of models may come later than the failure.
    try await program.waitFor("the advice") { $0.flowing.contains(advice) }
    #expect(panel.attempts.count == 1)
    #expect(server.relay.asked.contains("\"model\":\"\(model)\""))
  }

  @Test(arguments: [["--endpoint", "clin"], ["--color", "blue"], ["--no-such-option"]])
  func refusesArgumentsThatItDoesNotKnow(arguments: [String]) async throws {
    let home = try Home.current
    let program = try home.confab(arguments, environment: ["CLINE_API_KEY": "sk_test"])
    let status = try await program.terminal.exitStatus()
    #expect(status == .exited(2) || status == .exited(64), "\(status)")
    #expect(program.screen.flowing.contains(arguments[arguments.count - 1]))
  }
}
