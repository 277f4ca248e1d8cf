import Foundation
import TerminalHarness
import Testing

/// A real language model on a real server: what no simulation can vouch for.
@Suite(.inHomes, .enabled(if: RealServer.isThere, RealServer.howToGetIt))
struct RealServerTests {
  @Test func chatsInTwoTurnsAndStops() async throws {
    let home = try Home.current
    let server = try RealServer(in: home)
    try await server.ready()
    let program = try home.confab(["--base-url", "http://127.0.0.1:\(server.port)/v1"])
    try await program.ready()
    // No model was named: the one that the server lists is taken.
    let listed = try await program.waitFor("a model in the bar") {
      $0.hasComposer && !$0.statusBar.contains("no model")
    }
    #expect(!listed.contains("none set"), "\(listed.drawing)")

    try await program.send("Say hello in one short sentence.")
    try await program.waitFor("an answer", within: 120) { $0.statusBar.hasPrefix("receiving") }
    let first = try await program.waitForAnswer(within: 300)
    #expect(ErrorPanel.Page(first) == nil, "\(first.drawing)")
    #expect(first.statusBar.contains("↓"), "the server reports what it took")

    try await program.send("Now count from one to one thousand in words.")
    try await program.waitFor("the second answer", within: 120) {
      $0.statusBar.hasPrefix("receiving")
    }
    program.press(.escape)
    let second = try await program.waitForAnswer()
    #expect(second.contains("stopped"), "\(second.drawing)")
    #expect(try await program.quit() == .exited(0))
  }
}

/// llama.cpp's own server with a small model, as `Tests/RealServer/setup` installs it.
private struct RealServer {
  static let howToGetIt: Comment =
    "No real server is set up: run Tests/RealServer/setup once to have it tested too."

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: root + "/.build/real-server/ready")
  }

  let port: Int
  private let process: Program

  init(in home: Home) throws {
    port = try Relay.unusedPort()
    process = try home.run(
      "/usr/bin/env", ["python3", Self.root + "/Tests/RealServer/serve.py", "\(port)"],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"]])
  }

  func ready() async throws {
    try await process.waitFor("the model to be loaded", within: 180) { screen in
      screen.lines.contains { $0.text == "ready" }
    }
  }
}
