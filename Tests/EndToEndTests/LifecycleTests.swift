import Foundation
import TerminalHarness
import Testing

/// Stops, signals, and terminals that are none: everything is given back, nothing is lost.
@Suite(.inHomes) struct LifecycleTests {
  @Test func stopsAndComesBackUnderAShell() async throws {
    let home = try Home.current
    // The shell's own bracketed paste would be taken for the program's.
    let settings = home.path + "/inputrc"
    try "set enable-bracketed-paste off".write(
      toFile: settings, atomically: true, encoding: .utf8)
    let program = try home.run(
      "/bin/bash", ["--norc", "-i"], environment: ["PS1": "prompt> ", "INPUTRC": settings])
    try await program.waitFor(text: "prompt>")
    program.type("stty -g | cksum; \"$CONFAB\" --demo --model demo/echo\r")
    try await program.waitFor("the program") { $0.isAlternate && $0.hasComposer }
    program.type("a draft")
    try await program.waitFor("the draft") { $0.draft == "a draft" }
    program.press(.ctrl("z"))
    try await program.waitFor("the shell") { !$0.isAlternate && $0.contains("Stopped") }
    #expect(program.modesLeftOn == [])
    program.type("stty -g | cksum; fg\r")
    try await program.waitFor("the program again") { $0.isAlternate && $0.draft == "a draft" }
    program.press(.enter)
    let answer = try await program.waitFor("the answer") { screen in
      screen.lines.count { $0.text == "a draft" } == 2
    }
    #expect(answer.isAlternate)
    try await program.waitUntilIdle()
    program.press(.ctrl("q"))
    try await program.waitFor("the shell") { !$0.isAlternate }
    program.type("echo \"[$?]\"; stty -g | cksum\r")
    let end = try await program.waitFor("the shell's answer") { screen in
      screen.lines.contains { $0.text == "[0]" } && sums(in: screen).count == 3
    }
    #expect(Set(sums(in: end)).count == 1, "\(end.drawing)")
    program.type("exit\r")
    _ = try await program.terminal.exitStatus()
  }

  /// What `cksum` printed.
  private func sums(in screen: Screen) -> [String] {
    screen.lines.map(\.text).filter { $0.wholeMatch(of: /\d+ \d+/) != nil }
  }

  @Test func terminationKeepsWhatCame() async throws {
    let home = try Home.current
    let program = try home.demo("demo/stall")
    try await program.send("Hello there")
    try await program.waitFor(text: "This answer begins like any other")
    program.terminal.kill(SIGTERM)
    #expect(try await program.terminal.exitStatus() == .exited(143))
    #expect(program.modesLeftOn == [])
    #expect(try home.logHolds("This answer begins like any other"))

    let next = try home.confab(["--demo", "--conversation", "last"])
    try await next.waitFor(text: "This answer begins like any other")
  }

  static let refusals: [(script: String, words: String)] = [
    (#""$CONFAB" --demo | cat; (exit ${PIPESTATUS[0]})"#, "Standard output is not a terminal"),
    (#""$CONFAB" --demo < /dev/null"#, "Standard input is not a terminal"),
  ]

  @Test(arguments: refusals.indices)
  func saysWhyItCannotStartAndChangesNothing(index: Int) async throws {
    let (script, words) = Self.refusals[index]
    let home = try Home.current
    let program = try home.shell("stty -g | cksum; \(script); echo \"[$?]\"; stty -g | cksum")
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let screen = program.screen
    #expect(screen.flowing.contains(words), "\(screen.drawing)")
    #expect(screen.contains("[2]"))
    #expect(Set(sums(in: screen)).count == 1 && sums(in: screen).count == 2)
    #expect(!program.terminal.screens.contains { $0.isAlternate })
  }
}
