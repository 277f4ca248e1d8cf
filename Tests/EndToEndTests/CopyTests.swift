import Foundation
import TerminalHarness
import Testing

/// By which way a text gets to the clipboard, inside what really stands between Confab and a terminal.
@Suite(.inHomes) struct CopyTests {
  /// More than GNU screen takes in one string.
  private static let text = String(repeating: "copied well ", count: 60) + "finished."
  private static var base64: String { Data(text.utf8).base64EncodedString() }

  /// Types a text into the composer and copies all of it.
  private func copy(_ program: Program) async throws {
    try await program.ready()
    program.type(Self.text)
    try await program.waitFor(text: "finished.")
    program.press(.alt("A"))
    program.press(.alt("w"))
  }

  private func expectFile() throws {
    let path = try Home.current.path + "/state/confab/copied.txt"
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.text)
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }

  @Test(.enabled(if: Multiplexer.tmux.tool.isInstalled, "tmux is not installed"))
  func usesTheBufferOfTmuxWhichSendsItOn() async throws {
    let home = try Home.current
    let program = try Multiplexer.tmux.start("exec \"$CONFAB\" --demo", in: home)
    defer { Multiplexer.tmux.end(in: home) }
    try await copy(program)
    try await program.waitFor(text: "kept in tmux's buffer, sent on to the terminal's clipboard")
    #expect(try buffer(in: home) == Self.text)
    try expectFile()
    // tmux leaves out which of the clipboards is meant.
    try await program.waitFor("tmux to send it on") { _ in
      program.terminal.occurrences(of: ";\(Self.base64)\u{7}") == 1
    }
    #expect(try await program.quit() == .exited(0))
  }

  /// The console around tmux has no clipboard: nobody is told that it has.
  @Test(.enabled(if: Multiplexer.tmux.tool.isInstalled, "tmux is not installed"))
  func saysThatTmuxKeepsWhatItCanSendToNobody() async throws {
    let home = try Home.current
    let program = try Multiplexer.tmux.start(
      "exec \"$CONFAB\" --demo", in: home, environment: ["TERM": "linux"])
    defer { Multiplexer.tmux.end(in: home) }
    try await copy(program)
    try await program.waitFor(text: "kept in tmux's buffer: selection")
    #expect(try buffer(in: home) == Self.text)
    #expect(try await program.quit() == .exited(0))
    #expect(program.copies.isEmpty)
  }

  private func buffer(in home: Home) throws -> String {
    try Multiplexer.tmux.tool.run(
      ["show-buffer"], environment: Multiplexer.tmux.environment(in: home))
  }

  @Test(.enabled(if: Multiplexer.screen.tool.isInstalled, "GNU screen is not installed"))
  func passesThroughGNUScreenInChunks() async throws {
    let home = try Home.current
    let program = try Multiplexer.screen.start("exec \"$CONFAB\" --demo", in: home)
    defer { Multiplexer.screen.end(in: home) }
    try await copy(program)
    try await program.waitFor(text: "sent to the terminal's clipboard: selection")
    #expect(program.copies == [Self.text])
    #expect(!program.screen.contains("]52;"), "nothing of it is printed")
    try expectFile()
    program.press(.ctrl("q"))
    _ = try await program.terminal.exitStatus()
  }

  /// A program of the desktop that writes what it gets into a file, or fails.
  private func desktop(_ name: String, status: Int = 0) throws -> [String: String] {
    let home = try Home.current
    let bin = home.path + "/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try "#!/bin/sh\ncat > \(home.path)/\(name).got\nexit \(status)\n"
      .write(toFile: "\(bin)/\(name)", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: "\(bin)/\(name)")
    return ["PATH": bin + ":/usr/bin:/bin", "DISPLAY": ":7"]
  }

  @Test func usesTheDesktopsProgramWhereADisplayIs() async throws {
    let program = try Home.current.demo(environment: try desktop("xclip"))
    try await copy(program)
    try await program.waitFor(text: "copied with xclip: selection · also in")
    let got = try Home.current.path + "/xclip.got"
    #expect(try String(contentsOfFile: got, encoding: .utf8) == Self.text)
    #expect(program.copies.isEmpty)
    try expectFile()
  }

  @Test func fallsToTheTerminalWhenAProgramFailsAndSaysSo() async throws {
    let program = try Home.current.demo(environment: try desktop("xclip", status: 3))
    try await copy(program)
    let screen = try await program.waitFor(text: "sent to the terminal's clipboard: selection")
    #expect(screen.contains("xclip ended with status 3"))
    #expect(program.copies == [Self.text])
  }

  @Test func keepsAFileWhereNothingElseIs() async throws {
    let program = try Home.current.demo(environment: ["TERM": "linux"])
    try await copy(program)
    let screen = try await program.waitFor(text: "this terminal has no clipboard")
    #expect(screen.contains("copied.txt"))
    #expect(program.copies.isEmpty)
    try expectFile()
  }
}
