import Foundation
import TerminalHarness
import Testing

/// `confab config …`, and the configuration that changes under a running program.
@Suite(.inHomes) struct ConfigTests {
  @Test func makesTheFileOnceAndOnlyForItsOwner() async throws {
    let home = try Home.current
    try FileManager.default.removeItem(atPath: home.path + "/config/confab")
    let made = try home.confab(["config", "init"], columns: 200)
    #expect(try await made.terminal.exitStatus() == .exited(0))
    #expect(made.screen.flowing.contains(home.configFile))
    let attributes = try FileManager.default.attributesOfItem(atPath: home.configFile)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try home.configure("theme = \"mono\"\n")
    let again = try home.confab(["config", "init"], columns: 200)
    #expect(try await again.terminal.exitStatus() == .exited(1))
    #expect(again.screen.flowing.contains("is there already and was left alone"))
    #expect(try String(contentsOfFile: home.configFile, encoding: .utf8) == "theme = \"mono\"\n")
  }

  @Test func tellsEveryProblemAndWhetherThereIsOne() async throws {
    let home = try Home.current
    let fine = try home.confab(["config", "check"], columns: 200)
    #expect(try await fine.terminal.exitStatus() == .exited(0))
    #expect(fine.screen.flowing.contains("the defaults hold"))
    try home.configure("them = \"mono\"\n\n[retry]\nserver = 99\n")
    let bad = try home.confab(["config", "check"], columns: 200)
    #expect(try await bad.terminal.exitStatus() == .exited(1))
    #expect(
      bad.screen.flowing.contains("\(home.configFile):1: them: unknown key; did you mean “theme”?"))
    #expect(bad.screen.flowing.contains("\(home.configFile):4: retry.server: must be 0 to 10"))
    let other = try home.confab(["config", "check", home.path + "/none.toml"], columns: 200)
    #expect(try await other.terminal.exitStatus() == .exited(1))
    #expect(other.screen.flowing.contains("there is no such file"))
  }

  @Test func showsEachValueWithItsOrigin() async throws {
    let home = try Home.current
    try home.configure("theme = \"mono\"\n")
    let program = try home.confab(
      ["config", "show", "--endpoint", "ollama"], environment: ["CONFAB_MODEL": "a/b"],
      columns: 200, rows: 60)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    func line(_ start: String) -> String? {
      program.screen.lines.map(\.text).first { $0.hasPrefix(start) }
    }
    #expect(line("model = \"a/b\"")?.hasSuffix("# CONFAB_MODEL") == true)
    #expect(line("endpoint = \"ollama\"")?.hasSuffix("# --endpoint") == true)
    #expect(line("theme = \"mono\"")?.hasSuffix("# \(home.configFile):1") == true)
    #expect(line("retry.network = 3")?.hasSuffix("# default") == true)
  }

  @Test func editsAndOffersToMend() async throws {
    let home = try Home.current
    let count = home.path + "/count"
    let editor = home.path + "/editor"
    // Writes a mistake at first, and mends it the second time.
    try """
    #!/bin/sh
    echo x >> '\(count)'
    if [ $(wc -l < '\(count)') = 1 ]; then echo 'them = 1' > "$1"; else echo 'theme = "mono"' > "$1"; fi
    """.write(toFile: editor, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
    let program = try home.confab(
      ["config", "edit"], environment: ["VISUAL": editor], columns: 200)
    try await program.waitFor(text: "Edit it again?")
    #expect(program.screen.flowing.contains("config.toml:1: them: unknown key"))
    program.type("y\r")
    #expect(try await program.terminal.exitStatus() == .exited(0))
    #expect(program.screen.flowing.contains("nothing is wrong with"))
    #expect(try String(contentsOfFile: count, encoding: .utf8) == "x\nx\n")
  }

  static let places: [(environment: [String: String?], status: Int32, words: String)] = [
    (["XDG_CONFIG_HOME": nil, "XDG_DATA_HOME": nil], 0, "/.config/confab/config.toml (not there)"),
    (["XDG_CONFIG_HOME": "relative", "XDG_DATA_HOME": ""], 0, "/.local/share/confab (not there)"),
    (["HOME": nil, "XDG_CONFIG_HOME": nil], 2, "HOME: is not set"),
    (["HOME": nil], 0, "/config/confab/config.toml (not there)"),
    (["CONFAB_CONFIG": "~/my.toml"], 0, "/my.toml (not there)"),
  ]

  @Test(arguments: places.indices)
  func tellsWhereFilesAre(index: Int) async throws {
    let (environment, status, words) = Self.places[index]
    let program = try Home.current.confab(
      ["config", "path"], environment: environment, columns: 200)
    #expect(try await program.terminal.exitStatus() == .exited(status))
    #expect(program.screen.flowing.contains(words), "\(program.screen.drawing)")
  }

  // MARK: While the program runs

  @Test func takesChangesAtOnceFromAFileThatAppearsIsReplacedAndBreaks() async throws {
    let home = try Home.current
    try FileManager.default.removeItem(atPath: home.path + "/config/confab")
    let program = try home.demo("demo/429")
    try await program.ready()
    try FileManager.default.createDirectory(
      atPath: home.path + "/config/confab", withIntermediateDirectories: true)
    var mark = program.terminal.mark()
    try home.configure("[retry]\nrate_limit = 2\n")
    try await program.waitFor(text: "configuration read again", since: mark)
    try await program.send("once more")
    try await program.waitFor("a countdown with the new limit") { $0.countdown?.of == 3 }
    program.press(.escape)
    try await program.waitUntilIdle()
    // As editors save: a new file takes the old one's name.
    mark = program.terminal.mark()
    try home.configure("[retry\n")
    try await program.waitFor(text: "what it said before still holds", since: mark)
    mark = program.terminal.mark()
    try home.configure("[retry]\nrate_limit = 1\n[timeouts]\nidle_seconds = 9\n")
    try await program.waitFor(text: "at the next start: timeouts", since: mark)
    #expect(try await program.quit() == .exited(0))
  }

  @Test func followsALinkToTheFile() async throws {
    let home = try Home.current
    try FileManager.default.createDirectory(
      atPath: home.path + "/dotfiles", withIntermediateDirectories: true)
    let real = home.path + "/dotfiles/confab.toml"
    try "theme = \"terminal\"\n".write(toFile: real, atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: home.configFile, withDestinationPath: real)
    let program = try home.demo()
    try await program.ready()
    // The program begins to look after its first frame: what is written before that is seen, too.
    try "them = 1\n".write(toFile: real, atomically: true, encoding: .utf8)
    try await program.waitFor(text: "config.toml:1: them: unknown key")
    #expect(try await program.quit() == .exited(0))
  }
}
