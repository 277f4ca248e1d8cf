import Foundation
import TerminalHarness
import Testing

/// The terminal goes, as when a connection drops: what was being received comes to its end, is in the
/// log, and is offered at the next start.
@Suite(.inHomes) struct HangUpTests {
  private static let complete = "the answer that was coming when the terminal went is complete"

  /// Asks for the tour's first answer, and waits for half of it.
  private func tour() async throws -> Program {
    let program = try Home.current.demo()
    try await program.send("What is Confab?")
    let shown = try await program.waitFor("the first half") {
      $0.contains("Three things matter to it:")
    }
    #expect(!shown.contains("errors if you choose them"))
    return program
  }

  /// Whether it is written down that an answer was being received.
  private func hasNote(in home: Home) throws -> Bool {
    let directory = home.dataDirectory + "/left/demo"
    guard FileManager.default.fileExists(atPath: directory) else { return false }
    return try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty == false
  }

  @Test func theAnswerComesToItsEndAndIsOffered() async throws {
    let home = try Home.current
    let program = try await tour()
    program.terminal.close()
    #expect(try await program.terminal.exitStatus(within: 120) == .exited(129))

    let next = try home.demo()
    try await next.waitFor("the offer") { $0.flowing.contains(Self.complete) }
    next.press(.enter)
    let screen = try await next.waitFor("the whole answer") {
      $0.flowing.contains("errors if you choose them with F5.")
    }
    #expect(!screen.flowing.contains("interrupted"))
    #expect(screen.flowing.contains("Say “next”"))
    #expect(try await next.quit() == .exited(0))

    let third = try home.demo()
    let again = try await third.waitFor("an offer") { $0.flowing.contains("go on with") }
    #expect(!again.flowing.contains("when the terminal went"), "it was seen")
  }

  @Test func aWaitAndItsRetryGoOn() async throws {
    let home = try Home.current
    let program = try home.demo("demo/502-then-ok")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 2)
    program.terminal.close()
    #expect(try await program.terminal.exitStatus(within: 120) == .exited(129))
    let next = try home.demo()
    try await next.waitFor("the offer") { $0.flowing.contains(Self.complete) }
    next.press(.enter)
    try await next.waitFor("the answer") {
      $0.flowing.contains("errors if you choose them with F5.")
    }
  }

  @Test func aFailureIsSaidToBeOne() async throws {
    let home = try Home.current
    let program = try home.demo("demo/500")
    try await program.send("Hello there")
    try await program.waitForCountdown(attempt: 2)
    program.terminal.close()
    #expect(try await program.terminal.exitStatus(within: 120) == .exited(129))
    let next = try home.demo()
    try await next.waitFor("the offer") {
      $0.flowing.contains("the answer that was coming when the terminal went has failed")
    }
    next.press(.enter)
    // The prompt that got no answer is there to be sent again, as it is when somebody looks.
    try await next.waitFor("the prompt") { $0.draft == "Hello there" }
  }

  @Test func withNothingToReceiveItEndsAtOnce() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.send("Hello there")
    try await program.waitForAnswer()
    // The end of the terminal comes with the last of what was pasted, and in the middle of it.
    program.type("a draft, \u{1B}[200~half of a paste")
    try await program.waitFor("the draft") { $0.draft == "a draft, " || $0.draft == "a draft," }
    program.terminal.close()
    #expect(try await program.terminal.exitStatus(within: 30) == .exited(129))
    let next = try home.demo("demo/echo")
    let screen = try await next.waitFor("the offer") { $0.flowing.contains("go on with") }
    #expect(!screen.flowing.contains("when the terminal went"))
    next.press(.enter)
    try await next.waitFor("the draft") { $0.draft == "a draft, half of a paste" }
  }

  @Test func theSettingBoundsIt() async throws {
    let home = try Home.current
    try home.configure("background_seconds = 0\n")
    let program = try home.demo("demo/slow")
    try await program.send("Take your time")
    try await program.waitFor("some text") { $0.flowing.contains("Three tokens") }
    program.terminal.close()
    #expect(try await program.terminal.exitStatus() == .exited(129))
    let next = try home.demo()
    try await next.waitFor("the offer") {
      $0.flowing.contains("the answer that was coming when the terminal went was stopped")
    }
    next.press(.enter)
    try await next.waitFor("what had come") { $0.flowing.contains("Three tokens") }
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalEndsItAtOnce(signal: Int32) async throws {
    let home = try Home.current
    let program = try home.demo("demo/stall")
    try await program.send("Hello there")
    try await program.waitFor(text: "This answer begins like any other")
    program.terminal.close()
    try await eventually("the note") { try hasNote(in: home) }
    // Of SIGHUP there are several at a hang-up: the first of these still count as that.
    let process = program.terminal.processID
    let ended = Task { try await program.terminal.exitStatus() }
    try await eventually("the end") {
      program.terminal.kill(signal)
      return kill(process, 0) != 0
    }
    #expect(try await ended.value == .exited(128 + signal))
    #expect(try home.logHolds("This answer begins like any other"))
    let next = try home.demo()
    try await next.waitFor("the offer") {
      $0.flowing.contains("the answer that was coming when the terminal went was stopped")
    }
  }

  @Test func queuedPromptsAreAskedAndAreNoDraftsThen() async throws {
    let home = try Home.current
    let program = try await tour()
    program.type("next")
    program.press(.enter)
    try await program.waitFor("the queue") { $0.contains("queued: next") && $0.isTurnRunning }
    program.type("a thought")
    try await program.waitFor("the draft") { $0.draft == "a thought" }
    program.terminal.close()
    #expect(try await program.terminal.exitStatus(within: 180) == .exited(129))
    let next = try home.demo(rows: 70)
    try await next.waitFor("the offer") { $0.flowing.contains(Self.complete) }
    next.press(.enter)
    let screen = try await next.waitFor("the conversation, and only what was not sent") { screen in
      screen.lines.contains { $0.text == "next" } && screen.draft == "a thought"
    }
    #expect(!screen.contains("queued:"))
  }

  @Test func anotherConfabSeesItComeAndTheNextStartDoes() async throws {
    let home = try Home.current
    let program = try home.demo("demo/slow")
    try await program.send("Take your time")
    try await program.waitFor("some text") { $0.flowing.contains("Three tokens") }
    program.terminal.close()
    try await eventually("the note") { try hasNote(in: home) }
    let next = try home.demo()
    try await next.waitFor("the offer") {
      $0.flowing.contains("the answer that was coming when the terminal went still comes")
    }
    next.press(.enter)
    try await next.waitFor("the answer, growing") {
      $0.statusBar.hasPrefix("another Confab receives")
    }
    #expect(try await program.terminal.exitStatus(within: 120) == .exited(129))
    let end = try await next.waitFor("the whole answer", within: 120) {
      $0.flowing.contains("What has come by then is kept.")
        && !$0.statusBar.hasPrefix("another Confab")
    }
    #expect(!end.flowing.contains("interrupted"))
  }
}
