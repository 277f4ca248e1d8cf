import Foundation
import Glibc
import TerminalHarness
import Testing

/// Over SSH: a real client, a real server, and a connection that is dropped.
@Suite(.inHomes, .enabled(if: SecureShell.isInstalled, "openssh-server is not installed"))
struct SecureShellTests {
  @Test func chatsFollowsTheWindowAndCopies() async throws {
    let home = try Home.current
    let shell = try await SecureShell(in: home)
    let program = try shell.run("exec \"$CONFAB\" --demo --model demo/echo")
    try await program.send("naïve 漢字 🙂")
    try await program.waitForAnswer()
    try await program.waitFor("prompt and answer") { screen in
      screen.lines.count { $0.text == "naïve 漢字 🙂" } == 2
    }
    for (columns, rows) in [(120, 40), (33, 9), (80, 24)] {
      program.terminal.resize(columns: columns, rows: rows)
      try await program.terminal.waitUntilShown("a window of \(columns)×\(rows)") {
        $0.fits(columns: columns, rows: rows)
      }
    }
    program.type("to be copied")
    try await program.waitFor("the draft") { $0.draft == "to be copied" }
    program.press(.alt("A"), .alt("w"))
    try await program.waitFor(text: "sent to the terminal's clipboard: selection")
    #expect(program.copies == ["to be copied"])
    #expect(program.screen.statusBar.contains("ssh"))
    #expect(try await program.quit() == .exited(0))
    #expect(program.modesLeftOn == [])
  }

  @Test func finishesTheAnswerOfADroppedConnectionAndOffersIt() async throws {
    let home = try Home.current
    let shell = try await SecureShell(in: home)
    let program = try shell.run("echo $$ > process && exec \"$CONFAB\" --demo")
    try await program.send("What is Confab?")
    let shown = try await program.waitFor("the first half") {
      $0.contains("Three things matter to it:")
    }
    #expect(!shown.contains("errors if you choose them"))
    let words = try String(contentsOfFile: home.path + "/process", encoding: .utf8)
    let process = try #require(pid_t(words.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(process, 0) == 0)
    program.terminal.kill(SIGKILL)
    #expect(try await program.terminal.exitStatus() == .signalled(SIGKILL))
    try await eventually("the answer to come to its end") { kill(process, 0) != 0 }

    let next = try shell.run("exec \"$CONFAB\" --demo")
    try await next.waitFor("the offer") {
      $0.flowing.contains("the answer that was coming when the terminal went is complete")
    }
    next.press(.enter)
    let answer = try await next.waitFor("the whole answer") {
      $0.flowing.contains("errors if you choose them with F5.")
    }
    #expect(!answer.flowing.contains("interrupted"))
    #expect(try await next.quit() == .exited(0))
  }
}
