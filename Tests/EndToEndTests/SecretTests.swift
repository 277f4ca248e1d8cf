import Foundation
import TerminalHarness
import Testing

/// What becomes of a key: it reaches its own server, and nothing else ever holds it.
@Suite(.inHomes) struct SecretTests {
  @Test func isNowhereButInTheRequestsOfItsOwnEndpoint() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let (one, two) = ("sk_marker_one_51c0", "sk_marker_two_9e7d")
    let keys = home.path + "/keys"
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
    for (name, key) in [("one", one), ("two", two)] {
      try (key + "\n").write(toFile: "\(keys)/\(name)", atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: "\(keys)/\(name)")
    }
    try home.configure(
      """
      [endpoints.one]
      base_url = "http://\(server.endpoint)/api/v1"
      key_command = "cat '\(keys)/one'"
      [endpoints.two]
      base_url = "http://\(server.endpoint)/api/v1"
      key_file = "\(keys)/two"

      """)
    var sent: [Int] = []
    for (name, key, other) in [("one", one, two), ("two", two, one)] {
      let program = try home.confab(["--endpoint", name, "--model", "demo/401"])
      try await program.send("Hello")
      _ = try await program.errorPanel()
      // The whole report to the clipboard, too.
      program.type("y")
      try await program.waitFor(text: "sent to the terminal's clipboard")
      try expectNoProcessNames(key)
      #expect(program.copies.joined().contains("401"))
      #expect(!program.copies.joined().contains(key))
      let mark = program.terminal.mark()
      program.press(.escape)
      // An Escape that another key follows at once is an Alt.
      try await program.waitFor("the panel to close", since: mark) { !$0.contains("─ error ─") }
      #expect(try await program.quit() == .exited(0))
      #expect(program.terminal.occurrences(of: key) == 0)
      let requests = server.relay.exchanges.map(\.request).dropFirst(sent.reduce(0, +))
      sent.append(requests.count)
      #expect(requests.contains { $0.contains("Bearer \(key)") })
      #expect(!requests.contains { $0.contains(other) })
    }
    for file in try home.bytes(under: home.path) where !file.path.hasPrefix(keys) {
      for key in [one, two] {
        #expect(file.bytes.range(of: Data(key.utf8)) == nil, "\(file.path)")
      }
    }
    let shown = try home.confab(["config", "show"], columns: 200, rows: 60)
    #expect(try await shown.terminal.exitStatus() == .exited(0))
    #expect(shown.screen.flowing.contains("endpoints.one.key_command = \"cat …\""))
  }

  /// In no command line and no environment that other programs could look at.
  private func expectNoProcessNames(_ key: String) throws {
    for process in try FileManager.default.contentsOfDirectory(atPath: "/proc")
    where process.allSatisfy(\.isNumber) {
      for file in ["cmdline", "environ"] {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/\(file)") else {
          continue
        }
        #expect(bytes.range(of: Data(key.utf8)) == nil, "/proc/\(process)/\(file)")
      }
    }
  }
}
