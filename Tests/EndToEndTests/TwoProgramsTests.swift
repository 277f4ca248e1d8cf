import Foundation
import TerminalHarness
import Testing

/// Two programs in two terminals, on one conversation.
@Suite(.inHomes) struct TwoProgramsTests {
  /// Both show a conversation that one of them began with `Hello there`.
  func both(_ model: String) async throws -> (Program, Program) {
    let home = try Home.current
    let one = try home.demo(model)
    try await one.send("Hello there")
    let two = try home.demo(model)
    try await two.waitFor("the offer") { $0.flowing.contains("go on with “Hello there”") }
    two.press(.enter)
    try await two.waitFor("the conversation") { screen in
      screen.transcript.contains("Hello there") && !screen.flowing.contains("go on with")
    }
    return (one, two)
  }

  @Test func eachShowsWhatTheOtherSends() async throws {
    let (one, two) = try await both("demo/echo")
    try await one.waitForAnswer()
    try await two.send("From the second")
    try await one.waitFor("the prompt and its answer") { screen in
      screen.transcript.count { $0 == "From the second" } == 2
    }
    try await two.waitForAnswer()
    try await one.send("From the first")
    try await two.waitFor("the prompt and its answer") { screen in
      screen.transcript.count { $0 == "From the first" } == 2
    }
    // What was typed here is here alone.
    one.type("half of the first")
    two.type("half of the second")
    try await one.waitFor("the draft") { $0.draft == "half of the first" }
    try await two.waitFor("the draft") { $0.draft == "half of the second" }
    try await eventually("the drafts on the disk") {
      let home = try Home.current
      return try home.logHolds("half of the first") && home.logHolds("half of the second")
    }
    one.terminal.kill(SIGKILL)
    two.terminal.kill(SIGKILL)
    _ = try await (one.terminal.exitStatus(), two.terminal.exitStatus())
    let third = try Home.current.demo("demo/echo")
    try await third.waitFor("the offer") { $0.flowing.contains("go on with") }
    third.press(.enter)
    try await third.waitFor("both drafts") { screen in
      screen.contains("half of the first") && screen.contains("half of the second")
    }
  }

  /// An answer grows in both, is not said to be cut off where it is only looked at, and a prompt there
  /// waits for its end.
  @Test func anAnswerGrowsInBoth() async throws {
    let (one, two) = try await both("demo/slow")
    try await two.waitFor("the growing answer") {
      $0.flowing.contains("slow enough") && $0.statusBar.hasPrefix("another Confab receives")
    }
    #expect(!two.screen.flowing.contains("cut off"))
    #expect(one.screen.isTurnRunning)
    two.type("And then?")
    two.press(.enter)
    try await two.waitFor("its own turn, after the other's") {
      $0.statusBar.hasPrefix("receiving") && $0.transcript.contains("And then?")
    }
    try await one.waitFor("the second prompt") { $0.transcript.contains("And then?") }
    #expect(!one.screen.flowing.contains("interrupted"))
    #expect(!two.screen.flowing.contains("interrupted"))
  }

  /// One that dies leaves a fragment, which the other one sees and says.
  @Test func theEndOfOneIsSeenByTheOther() async throws {
    let (one, two) = try await both("demo/slow")
    // With no text there would be nothing to be cut off.
    try await two.waitFor("the growing answer") {
      $0.statusBar.hasPrefix("another Confab receives") && $0.flowing.contains("Three tokens")
    }
    one.terminal.kill(SIGKILL)
    try await two.waitFor("the end") {
      $0.flowing.contains("interrupted") && !$0.statusBar.hasPrefix("another Confab")
    }
  }

  @Test func sendingBringsBackWhatTheOtherDeleted() async throws {
    let (one, two) = try await both("demo/echo")
    try await one.waitForAnswer()
    one.type("/delete")
    one.press(.enter)
    try await two.waitFor("the news") { $0.flowing.contains("another Confab deleted") }
    #expect(two.screen.transcript.contains("Hello there"))
    try await two.send("Still here")
    // The answer before has ended as well: what counts is the echo of this prompt.
    try await two.waitFor("the echo") {
      $0.flowing.components(separatedBy: "Still here").count > 2 && !$0.isTurnRunning
    }
    let third = try Home.current.demo("demo/echo")
    try await third.waitFor("the offer") { $0.flowing.contains("go on with “Hello there”") }
  }
}
