import Foundation
import TerminalHarness
import Testing

/// What goes wrong with `confab logs …`: it is said, and nothing is half done.
extension LogCommandTests {
  private func valid(_ text: String) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func takesNoMistypedCommandForAQuery() async throws {
    let home = try Home.current
    try await fill(home)
    for (arguments, words) in [
      (["serch", "sky"], "there is no command “serch”. did you mean “search”?"),
      (["delete", "c1"], "What there is: list, search, show, export, import"),
      (["sky"], "confab logs list sky"),
      (["--demo", "stats"], "options come after the command: confab logs stats"),
    ] {
      let said = try await complaint(home, arguments, status: 64)
      #expect(said.contains(words), "\(said)")
    }
    #expect(try await output(home, "list sky").split(separator: "\n").count == 1)
    #expect(try await output(home, "is:starred").isEmpty)
  }

  @Test func writesJSONFromEachCommand() async throws {
    let home = try Home.current
    try await fill(home)
    let copy = home.path + "/copy.db"
    let one = home.path + "/one.html"
    try Data(#"{"messages":[{"role":"user","content":"Hi"}]}"#.utf8).write(
      to: URL(fileURLWithPath: home.path + "/in.jsonl"))
    for arguments in [
      "list", "list is:starred", "search sky", "search nothing", "show last", "show c1",
      "export c1", "export --all", "export --all -o '\(home.path)/all'", "export c1 -o '\(one)'",
      "import '\(home.path)/in.jsonl'", "errors", "stats", "stats --by model", "backup '\(copy)'",
      "restore '\(copy)'", "path",
    ] {
      let text = try await output(home, arguments + " --json")
      #expect(valid(text) != nil, "\(arguments): \(text)")
    }
    let report = valid(try await output(home, "export c2 --json -o '\(home.path)/two.md'"))
    let fields = try #require(report as? [String: Any])
    let size = try Data(contentsOf: URL(fileURLWithPath: home.path + "/two.md")).count
    #expect(fields["format"] as? String == "markdown" && fields["conversations"] as? Int == 1)
    #expect(fields["bytes"] as? Int == size)
    #expect(
      (fields["files"] as? [[String: Any]])?.first?["file"] as? String == home.path + "/two.md")
    // What went wrong is no result.
    #expect(try await output(home, "show nothing --json", status: 1).isEmpty)
    #expect(try await output(home, "export c2 --json -o '\(one)'", status: 1).isEmpty)
  }

  /// What was stopped goes on where it was: each conversation is there once, and whole.
  @Test(arguments: [SIGKILL, SIGINT])
  func goesOnWithAnExportThatWasStopped(_ signal: Int32) async throws {
    let home = try Home.current
    try await fill(home, conversations: 1500)
    let target = home.path + "/all"
    func files() -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []
    }
    let program = try home.confab(["logs", "export", "--all", "--format", "json", "-o", target])
    try await eventually("some of the files") { files().count > 20 }
    program.terminal.kill(signal)
    _ = try await program.terminal.exitStatus()
    let first = files().count { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    try #require(first < 1500)
    if signal == SIGINT {
      #expect(program.screen.flowing.contains("command goes on with the others"))
    }
    let said = try await complaint(
      home, ["export", "--all", "--format", "json", "-o", target], status: 0)
    #expect(said.contains("exported to") && said.contains("that an earlier run wrote"))
    #expect(files().count == 1500 && files().allSatisfy { $0.hasSuffix(".json") })
    let questions = try files().map { name in
      try String(contentsOfFile: "\(target)/\(name)", encoding: .utf8)
        .firstMatch(of: /Question \d+/)?.output
    }
    #expect(Set(questions).count == 1500)
  }

  private func fill(_ home: Home, conversations: Int) async throws {
    let lines = (0..<conversations).map { index in
      #"{"id":"\#(index)","messages":[{"role":"user","content":"Question \#(index)"}]}"#
    }
    let source = home.path + "/chats.jsonl"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: source))
    _ = try await output(home, "import '\(source)'")
  }

  /// Killed, it leaves nothing that looks like an export; what it leaves is taken over.
  @Test(arguments: [SIGKILL, SIGINT])
  func leavesNoHalfExport(_ signal: Int32) async throws {
    let home = try Home.current
    try await fill(home, conversations: 3000)
    let target = home.path + "/all.jsonl"
    let part = home.path + "/.all.jsonl.part"
    func files() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: home.path).filter {
        $0.contains("all.jsonl")
      }
    }
    let program = try home.confab(["logs", "export", "--all", "-o", target])
    try await eventually("the beginning of the export") {
      let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
      return (size ?? 0) > 0
    }
    program.terminal.kill(signal)
    let status = try await program.terminal.exitStatus()
    if signal == SIGKILL {
      #expect(status == .signalled(SIGKILL))
      #expect(try files() == [".all.jsonl.part"])
    } else {
      #expect(status == .exited(130))
      #expect(program.screen.flowing.contains("no file was written; the same command begins anew"))
      #expect(try files().isEmpty)
    }
    _ = try await output(home, "export --all -o '\(target)'")
    #expect(try files() == ["all.jsonl"])
    let text = try String(contentsOfFile: target, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 3000)
  }

  @Test func refusesANewerLogPolitely() async throws {
    let home = try Home.current
    try await fill(home)
    let path = home.dataDirectory + "/confab.db"
    let copy = home.path + "/newer.db"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let known = Int(bytes[63])
    bytes[63] = 99
    for file in [path, copy] { try bytes.write(to: URL(fileURLWithPath: file)) }
    let source = home.path + "/chats.jsonl"
    try Data(#"{"messages":[{"role":"user","content":"Hi"}]}"#.utf8).write(
      to: URL(fileURLWithPath: source))
    for arguments in [
      ["list"], ["search", "sky"], ["show", "last"], ["export", "--all"], ["errors"], ["stats"],
      ["import", source], ["restore", copy],
    ] {
      let said = try await complaint(home, arguments, status: 1)
      #expect(
        said.contains("was made by a newer Confab (form 99, this one knows \(known))")
          && said.contains("Update Confab"), "\(arguments): \(said)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes, "\(arguments)")
    }
    // A copy is a copy: whoever made it can read it.
    #expect(try await output(home, "backup '\(home.path)/kept.db'").contains("verified"))
  }
}
