import Foundation
import TerminalHarness
import Testing

/// A prompt that is sent while an answer comes.
@Suite(.inHomes) struct QueueTests {
  @Test func waitsInSightAndIsAskedNext() async throws {
    let server = try await WatchedServer(in: Home.current)
    let program = try server.confab("demo/slow")
    try await queueSecond(program)
    #expect(server.relay.completions.count == 1, "one answer at a time")
    let asked = try await program.waitFor("the second turn", within: 120) { screen in
      screen.isTurnRunning && !screen.contains("queued: ")
        && screen.lines.contains { $0.text == "the second one" }
    }
    #expect(asked.contains("What has come by then is kept."), "the first answer is whole")
    try await program.waitFor("the second answer") {
      $0.lines.count { $0.text.hasPrefix("slow · ") } == 2 && $0.statusBar.hasPrefix("receiving")
    }
    program.press(.escape)
    try await program.waitForAnswer()
    let bodies = server.relay.completions.map(\.body)
    #expect(bodies.map { $0.contains("the second one") } == [false, true])
  }

  @Test func isInTheComposerAfterACrash() async throws {
    let home = try Home.current
    let first = try home.demo("demo/stall")
    try await queueSecond(first)
    try await eventually("the prompt on the disk") { try home.logHolds("the second one") }
    first.terminal.kill(SIGKILL)
    #expect(try await first.terminal.exitStatus() == .signalled(SIGKILL))

    let program = try home.confab(["--demo", "--conversation", "last"])
    let screen = try await program.waitFor("the prompt that waited") {
      $0.draft == "the second one"
    }
    #expect(screen.lines.count { $0.text == "the second one" } == 0, "it was never asked")
    #expect(screen.lines.contains { $0.text == "the first one" }, "\(screen)")
    #expect(!screen.isTurnRunning)
  }

  /// Asks, and queues a prompt while the answer comes.
  private func queueSecond(_ program: Program) async throws {
    try await program.send("the first one")
    try await program.waitFor("the answer to come") { $0.statusBar.hasPrefix("receiving") }
    program.type("the second one")
    try await program.waitFor("the draft") { $0.draft == "the second one" }
    program.press(.enter)
    try await program.waitFor("the queue") {
      $0.contains("queued: the second one") && $0.draft == "write a prompt" && $0.isTurnRunning
    }
  }
}
