import Foundation
import Glibc
import TerminalHarness

/// A day's use of the real program on a real terminal, as fast as it can be done: prompts, answers of all
/// lengths, refusals and broken streams with their retries, stops, resizes, searches, panels, conversations,
/// copies, suspending. Then it looks at what is left: memory, descriptors, threads, the log, rest.
///
/// By a seed. An hour of use is taken for 600 actions, one every six seconds, of which one in ten is a
/// prompt: few people do as much.
package struct Soak {
  package static let actionsPerHour = 600
  /// A round is what happens between two looks at the process.
  package static let actionsPerRound = 25

  private let program: PseudoTerminal
  private let server: SoakServer
  private let home: String
  private var numbers: SoakNumbers
  private var report = SoakReport()
  private var prompts: [String] = []
  /// Answers that nobody stopped.
  private var owed: [String] = []
  private var size = (columns: 80, rows: 24)

  package struct Trouble: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter seconds: no further round begins after so long.
  package static func run(
    actions: Int, seconds: Double = .infinity, seed: UInt64, restSeconds: Double,
    progress: (String) -> Void = { _ in }
  ) async throws -> SoakReport {
    var soak = try Soak(seed: seed)
    defer { try? FileManager.default.removeItem(atPath: soak.home) }
    try await soak.use(actions: actions, seconds: seconds, progress)
    try await soak.rest(seconds: restSeconds)
    try await soak.end()
    return soak.report
  }

  private init(seed: UInt64) throws {
    home = NSTemporaryDirectory() + "confab-soak-\(UUID().uuidString.prefix(8))"
    for directory in ["", "/config", "/config/confab", "/data", "/state"] {
      try FileManager.default.createDirectory(
        atPath: home + directory, withIntermediateDirectories: true)
    }
    server = try SoakServer(seed: seed &+ 1)
    numbers = SoakNumbers(seed: seed)
    program = try PseudoTerminal(
      builtProduct("confab"),
      [
        "--base-url", "http://127.0.0.1:\(server.port)/v1", "--model", "soak", "--conversation",
        "new",
      ],
      environment: [
        "HOME": home, "XDG_CONFIG_HOME": home + "/config", "XDG_DATA_HOME": home + "/data",
        "XDG_STATE_HOME": home + "/state", "TZ": "UTC", "PAGER": "true", "EDITOR": "true",
      ], directory: home)
  }

  // MARK: - Use

  private mutating func use(
    actions: Int, seconds: Double, _ progress: (String) -> Void
  ) async throws {
    let began = ContinuousClock.now
    try await program.waitFor("the composer") { Self.hasComposer($0) }
    var done = 0
    while done < actions, (ContinuousClock.now - began) / .seconds(1) < seconds {
      for _ in 0..<min(Self.actionsPerRound, actions - done) {
        try await act()
        done += 1
      }
      try await quiet()
      report.samples.append(ProcessFigures(of: program.processID))
      if report.samples.count % 8 == 0, let now = report.samples.last {
        progress("\(done) actions, \(now.memory / 1024) MiB, \(now.descriptors) descriptors")
      }
    }
    report.seconds = (ContinuousClock.now - began) / .seconds(1)
  }

  private mutating func act() async throws {
    let number = numbers.below(100)
    switch number {
    case 0..<10: try await ask()
    case 10..<13: try await askAndStop()
    case 13..<28: try await keys("typing", "some words that go again", Self.clearing)
    case 28..<44: try await keys("scrolling", scrolls())
    case 44..<50: try await find()
    case 50..<56: try await panel()
    case 56..<62: try await keys("looking at errors", "\u{1B}OS", back)
    case 62..<70: try await resize()
    case 70..<74: try await suspend()
    case 74..<80: try await keys("copying", "\u{1B}s", "y", back)
    case 80..<86: try await search()
    case 86..<89: try await keys("a new conversation", "\u{1B}n")
    case 89..<93: try await keys("another conversation", "\u{1B}[17~")
    case 93..<95: try await keys("closing one", "\u{1B}q", back)
    case 95..<98: try await keys("reasoning", "\u{1B}t")
    default:
      try await keys("pasting", "\u{1B}[200~line one\nline two\u{1B}[201~", Self.clearing)
    }
  }

  /// The end of the line, then each line away with the break before it.
  private static let clearing = "\u{5}" + String(repeating: "\u{15}\u{7F}", count: 5)

  private var back: String { "\u{1B}" }

  /// Each part is dealt with before the next one is typed: Esc and a key at once are Alt.
  private mutating func keys(_ name: String, _ parts: String...) async throws {
    report.actions[name, default: 0] += 1
    for part in parts {
      program.send(part)
      // What follows Esc at once is Alt and a key.
      await program.settle(part == back ? 45 : 12, within: 2)
    }
  }

  private mutating func scrolls() -> String {
    let keys = ["\u{1B}[5~", "\u{1B}[6~", "\u{1B}[1;5H", "\u{1B}[1;5F"]
    return (0..<3).map { _ in keys[numbers.below(keys.count)] }.joined()
  }

  private mutating func ask() async throws {
    try await prompt()
    let before = server.tally.requests
    program.send("\r")
    // Retries are the program's own; what is refused opens a panel.
    try await program.waitUntilShown("the end of a turn", within: 60) {
      server.tally.requests > before && Self.isAtRest($0)
    }
    owed += server.tally.answers.filter { $0.request > before }.map(\.text)
    await leavePanels()
  }

  private mutating func askAndStop() async throws {
    try await prompt()
    program.send("\r")
    report.actions["stopping", default: 0] += 1
    await program.settle(2, within: 0.2)
    program.send(back)
    await quietly()
  }

  private mutating func prompt() async throws {
    await leavePanels()
    let text = "prompt number \(prompts.count) of many"
    prompts.append(text)
    report.actions["asking", default: 0] += 1
    program.send(text)
    try await program.waitUntilShown("the prompt as it is typed") { $0.contains(text) }
  }

  private mutating func find() async throws {
    try await keys("finding", "\u{6}", "word1", "\r", back, back)
  }

  private mutating func search() async throws {
    try await keys("the log", "\u{1B}OQ", "prompt number 1", back, back)
  }

  private mutating func panel() async throws {
    let panels = [
      "\u{1B}OP", "\u{1B}OR", "\u{1B}[18~", "\u{1B}[19~", "\u{1B}x", "\u{12}", "\u{1B}g",
    ]
    try await keys("a panel", panels[numbers.below(panels.count)], "\u{1B}[B", back, back)
  }

  private mutating func resize() async throws {
    report.actions["resizing", default: 0] += 1
    for _ in 0..<3 {
      size = (20 + numbers.below(160), 5 + numbers.below(55))
      program.resize(columns: size.columns, rows: size.rows)
    }
    size = (80, 24)
    program.resize(columns: 80, rows: 24)
    await program.settle(15, within: 2)
  }

  private mutating func suspend() async throws {
    report.actions["suspending", default: 0] += 1
    program.kill(SIGTSTP)
    await program.settle(15, within: 2)
    program.kill(SIGCONT)
    try await program.waitUntilShown("the screen after it was suspended") { Self.hasComposer($0) }
  }

  // MARK: - The end

  /// What runs comes to its end.
  private mutating func quiet() async throws {
    await leavePanels()
    try await program.waitUntilShown("rest", within: 60) { Self.isAtRest($0) }
  }

  private func quietly() async {
    _ = try? await program.waitUntilShown("rest", within: 30) { Self.isAtRest($0) }
  }

  /// Closes what is open, and leaves the composer empty: a panel of an error opens by itself, and what is
  /// refused may come back as the draft.
  private func leavePanels() async {
    for _ in 0..<6 {
      program.send(back)
      await program.settle(40, within: 2)
      program.send(Self.clearing)
      await program.settle(15, within: 2)
      let draft = program.screen.lines.last { $0.text.hasPrefix(">") }
      if let draft, !draft.text.contains("number") { return }
    }
  }

  private mutating func rest(seconds: Double) async throws {
    // Connections are let go of, and the log is written, some time after.
    try await Task.sleep(for: .seconds(min(8, seconds)))
    let before = ProcessFigures(of: program.processID)
    try await Task.sleep(for: .seconds(seconds))
    let after = ProcessFigures(of: program.processID)
    report.idleMilliseconds = after.cpu - before.cpu
    report.idleWaits = after.waits - before.waits
  }

  private mutating func end() async throws {
    program.send("\u{11}")
    report.hasQuit = try await program.exitStatus(within: 20) == .exited(0)
    let tally = server.tally
    report.outcomes = tally.outcomes
    report.prompts = prompts.count
    report.answers = owed.count
    let path = home + "/data/confab/confab.db"
    report.integrity = try SoakLog.integrity(of: path)
    let texts = try SoakLog.texts(in: path)
    report.missingPrompts = prompts.filter { !texts.contains($0) }
    // Of one that was stopped nobody knows how much had come.
    let missing = owed.filter { !texts.contains($0) }
    report.missingAnswers = missing.map { String($0.prefix(40)) }
  }

  // MARK: - The screen

  private static let running = [
    "connecting", "waiting", "reasoning", "receiving", "retry", "gives up in", "held back",
  ]

  private static func statusBar(_ screen: Screen) -> String {
    screen.lines.last.map { String($0.text.drop { $0 == " " }) } ?? ""
  }

  private static func hasComposer(_ screen: Screen) -> Bool {
    !statusBar(screen).isEmpty && screen.lines.contains { $0.text.hasPrefix(">") }
  }

  private static func isAtRest(_ screen: Screen) -> Bool {
    let bar = statusBar(screen)
    return !bar.isEmpty && !running.contains { bar.hasPrefix($0) }
  }
}
