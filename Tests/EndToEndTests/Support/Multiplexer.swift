import Foundation

/// A program that stands between Confab and the terminal, with a shell inside.
enum Multiplexer: String, CaseIterable, Sendable {
  case tmux, screen

  /// Those that are there; a test of none would pass.
  static var installed: [Multiplexer] { allCases.filter { $0.tool.isInstalled } }

  var tool: Tool { Tool(name: rawValue) }

  /// Starts it with its usual settings, but for tmux's status line, which is Confab's place here.
  func start(_ command: String, in home: Home, environment: [String: String?] = [:], rows: Int = 24)
    throws -> Program
  {
    let own = try self.environment(in: home)
    let arguments: [String]
    switch self {
    case .tmux:
      let settings = home.path + "/tmux.conf"
      try "set -g status off".write(toFile: settings, atomically: true, encoding: .utf8)
      arguments = ["tmux", "-f", settings, "new-session", command]
    case .screen:
      arguments = ["screen", "-c", "/dev/null", "-U", "-S", "test", "/bin/sh", "-c", command]
    }
    return try home.run(
      "/usr/bin/env", arguments, environment: environment.merging(own) { $1 }, rows: rows)
  }

  /// Ends it with all that runs in it.
  func end(in home: Home) {
    guard let environment = try? environment(in: home) else { return }
    _ = try? tool.run(
      self == .tmux ? ["kill-server"] : ["-S", "test", "-X", "quit"], environment: environment)
  }

  /// Its sockets are in the test's home.
  func environment(in home: Home) throws -> [String: String] {
    switch self {
    case .tmux: return ["TMUX_TMPDIR": home.path]
    case .screen:
      let sockets = home.path + "/screen"
      try FileManager.default.createDirectory(
        atPath: sockets, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      return ["SCREENDIR": sockets]
    }
  }
}
