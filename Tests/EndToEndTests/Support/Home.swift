import Foundation
import TerminalHarness
import Testing

/// A user's directories, made for one test and removed after it, and the programs run in them.
/// Nothing of the machine's own environment gets in.
struct Home: Sendable {
  let path: String

  var dataDirectory: String { path + "/data/confab" }
  var configFile: String { path + "/config/confab/config.toml" }
  /// The log of a run with `--demo`.
  var demoLog: String { dataDirectory + "/demo.db" }

  /// The running test's own; see `HomeTrait`.
  static var current: Home {
    get throws { try #require(task, "the suite lacks the trait .inHomes") }
  }

  @TaskLocal static var task: Home?

  /// Starts Confab, with `TERM=xterm-256color` and without a key unless the environment has others.
  func confab(
    _ arguments: [String], environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24,
    answers: [String: String] = [:], bytesPerSecond: Int? = nil
  ) throws -> Program {
    try run(
      builtProduct("confab"), arguments, environment: environment, columns: columns, rows: rows,
      answers: answers, bytesPerSecond: bytesPerSecond)
  }

  func demo(
    _ model: String = "demo/tour", environment: [String: String?] = [:], columns: Int = 80,
    rows: Int = 24, bytesPerSecond: Int? = nil
  ) throws -> Program {
    try confab(
      ["--demo", "--model", model], environment: environment, columns: columns, rows: rows,
      bytesPerSecond: bytesPerSecond)
  }

  /// Starts a shell with a script; `$CONFAB` is the program.
  func shell(_ script: String, environment: [String: String?] = [:]) throws -> Program {
    try run("/bin/bash", ["--norc", "-c", script], environment: environment)
  }

  func run(
    _ executable: String, _ arguments: [String], environment: [String: String?] = [:],
    columns: Int = 80, rows: Int = 24, answers: [String: String] = [:], bytesPerSecond: Int? = nil
  ) throws -> Program {
    var variables: [String: String?] = [
      "HOME": path, "XDG_CONFIG_HOME": path + "/config", "XDG_DATA_HOME": path + "/data",
      "XDG_STATE_HOME": path + "/state", "TZ": "UTC", "CONFAB": builtProduct("confab"),
    ]
    for (name, value) in environment { variables.updateValue(value, forKey: name) }
    return Program(
      terminal: try PseudoTerminal(
        executable, arguments, environment: variables, directory: path, columns: columns,
        rows: rows, answers: answers, bytesPerSecond: bytesPerSecond))
  }

  func configure(_ text: String) throws {
    try text.write(toFile: configFile, atomically: true, encoding: .utf8)
  }

  /// All bytes of all files below a directory.
  func bytes(under directory: String) throws -> [(path: String, bytes: Data)] {
    try FileManager.default.subpathsOfDirectory(atPath: directory).sorted().compactMap { name in
      let path = directory + "/" + name
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { return nil }
      return (path, try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }

  /// Whether a text stands in one of the log's files: the database, or its write-ahead log.
  func logHolds(_ text: String) throws -> Bool {
    try bytes(under: dataDirectory).contains { $0.bytes.range(of: Data(text.utf8)) != nil }
  }
}

/// Gives each test a home and a slot: its limits count from the moment that it has both.
struct HomeTrait: TestTrait, SuiteTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing body: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await Slots.programs.run {
      let home = Home(path: NSTemporaryDirectory() + "confab-" + UUID().uuidString.prefix(8))
      for directory in ["", "/data", "/config", "/state", "/config/confab"] {
        try FileManager.default.createDirectory(
          atPath: home.path + directory, withIntermediateDirectories: true)
      }
      defer { try? FileManager.default.removeItem(atPath: home.path) }
      try await Home.$task.withValue(home) { try await body() }
    }
  }
}

extension Trait where Self == HomeTrait {
  static var inHomes: Self { HomeTrait() }
}
