import Foundation
import TerminalHarness
import Testing

@Suite(.timeLimit(.minutes(5)))
struct LifecycleTests {
  /// What is switched on for the program, and what switches it off.
  private static let modes = [
    ("\u{1B}[?2004h", "\u{1B}[?2004l"), ("\u{1B}[?1004h", "\u{1B}[?1004l"),
    ("\u{1B}[?1007h", "\u{1B}[?1007r"),
    kittysKeys,
  ]

  private func expectRestored(_ terminal: PseudoTerminal) {
    for (on, off) in Self.modes {
      #expect(terminal.occurrences(of: on) > 0)
      #expect(terminal.occurrences(of: on) == terminal.occurrences(of: off))
    }
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.cursor.isVisible)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color"])
  func givesTheScreenBackWhenItQuits(term: String) async throws {
    let terminal = try await launchProbeWithKittysKeys(term: term)
    #expect(terminal.screen.isAlternate)
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    expectRestored(terminal)
    #expect(terminal.screen.text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
  }

  /// There is no other screen to go back to, and no mode that they would understand.
  @Test(arguments: ["linux", "vt100"])
  func clearsTheOnlyScreenWhenItQuits(term: String) async throws {
    let terminal = try await launchProbe(term: term)
    terminal.press(.ctrl("q"))
    #expect(try await terminal.exitStatus() == .exited(0))
    #expect(terminal.screen.text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
    #expect(terminal.cursor.row == 23)
    for (on, off) in Self.modes {
      #expect(terminal.occurrences(of: on) + terminal.occurrences(of: off) == 0)
    }
  }

  /// SIGHUP from somebody, with the terminal still there.
  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP])
  func restoresTheTerminalOnASignalToEnd(signal: Int32) async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.kill(signal)
    #expect(try await terminal.exitStatus() == .exited(128 + signal))
    expectRestored(terminal)
  }

  @Test func restoresTheTerminalWhenTheProgramJustExits() async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.press(.ctrl("n"))
    #expect(try await terminal.exitStatus() == .exited(3))
    expectRestored(terminal)
  }

  @Test(arguments: [("x", "trapped on purpose"), ("b", "out of range")] as [(Character, String)])
  func restoresTheTerminalAndSaysWhyWhenItTraps(key: Character, reason: String) async throws {
    let log = NSTemporaryDirectory() + "probe-\(UUID().uuidString).log"
    defer { try? FileManager.default.removeItem(atPath: log) }
    let terminal = try await launchProbeWithKittysKeys([log])
    terminal.press(.ctrl(key))
    let status = try await terminal.exitStatus()
    #expect([ExitStatus.signalled(SIGILL), .signalled(SIGTRAP)].contains(status))
    expectRestored(terminal)
    #expect(terminal.occurrences(of: reason) == 1)
  }

  @Test func restoresTheTerminalWhenMemoryRunsOut() async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.press(.ctrl("y"))
    guard case .signalled = try await terminal.exitStatus() else {
      Issue.record("it ended otherwise")
      return
    }
    expectRestored(terminal)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS])
  func restoresTheTerminalOnAFaultAndDiesOfIt(signal: Int32) async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.kill(signal)
    #expect(try await terminal.exitStatus() == .signalled(signal))
    expectRestored(terminal)
  }

  /// By SIGHUP, and where that is ignored (as under nohup) by the end of the input.
  @Test(arguments: ["exec", "trap '' HUP; exec"])
  func endsWhenTheTerminalHangsUp(command: String) async throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "\(command) \(builtProduct("TerminalProbe"))"])
    try await terminal.waitFor(text: "probe 80x24")
    terminal.close()
    #expect(try await terminal.exitStatus() == .exited(129))
  }

  @Test func keepsWhatIsPrintedToStandardErrorOffTheScreen() async throws {
    let log = NSTemporaryDirectory() + "probe-\(UUID().uuidString).log"
    defer { try? FileManager.default.removeItem(atPath: log) }
    let terminal = try await launchProbeWithKittysKeys([log])
    terminal.press(.ctrl("e"), .ctrl("r"))
    try await terminal.waitFor(text: "report: error log 26")
    #expect(terminal.screens.allSatisfy { !$0.contains("printed beside") })
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "printed beside the screen\n")
    let mode = try FileManager.default.attributesOfItem(atPath: log)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  // MARK: A terminal that takes nothing

  @Test(arguments: [nil, SIGTERM])
  func endsThoughTheTerminalTakesNothing(signal: Int32?) async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.pauseReading()
    terminal.press(.ctrl("s"))
    await terminal.settle(500)
    if let signal { terminal.kill(signal) } else { terminal.press(.ctrl("q")) }
    #expect(try await terminal.exitStatus() == .exited(signal.map { 128 + $0 } ?? 0))
    terminal.resumeReading()
    await terminal.settle()
    // Of 300 frames of 2,000 bytes each: they were not queued.
    #expect(terminal.bytesReceived < 100_000)
  }

  @Test func goesOnWhenTheTerminalTakesBytesAgain() async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.pauseReading()
    terminal.press(.ctrl("s"))
    await terminal.settle(300)
    terminal.resumeReading()
    try await terminal.waitUntilShown("the end of the storm") {
      $0.row(0) == "probe 80x24" && $0.row(23) == String(repeating: "#", count: 80)
        && !$0.contains("drained 0")
    }
  }

  // MARK: Nothing happens

  /// Counts, not times: a process that sleeps switches to nothing.
  @Test func doesNothingWhenNothingHappens() async throws {
    let terminal = try await launchProbeWithKittysKeys()
    terminal.send("hello")
    try await terminal.waitFor(text: "typed: hello")
    var counts: [Int] = []
    for _ in 0..<10 {
      await terminal.settle(1000)
      counts.append(try Self.switches(of: terminal.processID))
      if counts.count > 1, counts[counts.count - 2] == counts.last { break }
    }
    #expect(counts.suffix(2).first == counts.last, "context switches by seconds: \(counts)")
  }

  /// How often the process's threads went to sleep, or were interrupted, until now.
  private static func switches(of process: Int32) throws -> Int {
    let tasks = "/proc/\(process)/task"
    return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(0) { sum, task in
      let status = try String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)
      let counts = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
      return sum + counts.compactMap { Int($0.split(separator: "\t").last ?? "") }.reduce(0, +)
    }
  }
}
