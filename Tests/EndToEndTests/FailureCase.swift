import TerminalHarness
import Testing

/// One way in which a request fails, and what the user has to see of it.
struct FailureCase: Sendable, CustomTestStringConvertible {
  /// The model ID without `demo/`.
  var scenario: String
  /// Code and name, as the panel's first line has them.
  var code: String
  var message: String
  /// What the advice has to say.
  var advice: [String]
  /// How each attempt stands in the table of attempts.
  var result: String
  /// The least seconds between the attempts; as many as there are retries.
  var waits: [Double] = []
  /// How the line begins that tells immediate failures from those in mid-stream.
  var stage = "immediate (HTTP error)"

  var model: String { "demo/" + scenario }
  var attempts: Int { waits.count + 1 }
  var testDescription: String { scenario }
}

extension FailureCase {
  /// Shows the failure from the prompt to the panel, and checks it against the wire.
  func check(_ home: Home) async throws {
    let server = try await WatchedServer(in: home)
    let program = try server.confab(model)
    let prompt = "Hello there"
    try await program.send(prompt)
    let panel = try await program.errorPanel(within: 120)

    #expect(panel.code == code)
    #expect(panel.message.contains(message), "\(panel.message)")
    #expect(panel.modelID == model)
    #expect(panel.endpoint == server.endpoint)
    #expect(panel.when.hasPrefix(stage), "\(panel.when)")
    for words in advice { #expect(panel.advice.contains(words), "\(panel.advice)") }

    // How often it was really asked, and the IDs that the heads really had.
    let exchanges = server.relay.completions
    #expect(exchanges.count == attempts)
    #expect(panel.attempts.map(\.number) == Array(1...attempts))
    #expect(panel.attempts.map(\.result) == Array(repeating: result, count: attempts))
    #expect(panel.attempts.map(\.requestID) == exchanges.map(\.requestID))
    #expect(panel.requestID == exchanges.last?.requestID)
    #expect(Set(exchanges.compactMap(\.requestID)).count == attempts)
    for exchange in exchanges {
      #expect(exchange.request.contains("Bearer \(WatchedServer.key)"))
    }
    checkWaits(panel, program)

    program.press(.escape)
    try await program.waitFor("the panel to close") {
      ErrorPanel.Page($0) == nil && $0.hasComposer && !$0.isTurnRunning
    }
    if stage.hasPrefix("immediate") { #expect(program.screen.draft == prompt) }
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }

  private func checkWaits(_ panel: ErrorPanel, _ program: Program) {
    let countdowns = program.countdowns
    guard !waits.isEmpty else {
      #expect(countdowns == [], "it is not retried, so nothing is counted down")
      #expect(panel.waits == [])
      return
    }
    #expect(panel.waits.count == waits.count)
    for (shown, least) in zip(panel.waits, waits) {
      #expect(shown >= least - 0.05, "\(panel.waits)")
    }
    #expect(countdowns.map(\.attempt) == Array(2...attempts))
    #expect(Set(countdowns.map(\.of)) == [attempts])
    for (countdown, wait) in zip(countdowns, panel.waits) {
      #expect(countdown.goesDown, "\(countdown)")
      // The panel's figure is rounded.
      #expect(countdown.seconds.first.map { Double($0) <= (wait + 0.5).rounded(.up) } == true)
      if wait >= 3 { #expect(countdown.seconds.count > 1, "\(countdown) of \(wait) s") }
    }
  }
}
