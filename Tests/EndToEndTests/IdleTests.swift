import Foundation
import TerminalHarness
import Testing

/// When nothing happens, nothing runs: no timer, no thread that looks around.
@Suite(.inHomes) struct IdleTests {
  @Test func doesNotWakeUpWithoutReason() async throws {
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.send("Hello there")
    try await program.waitForAnswer()
    // Connections are let go and the log is written some time after an answer, and a loaded machine
    // moves threads about: it is enough that the process comes to rest once.
    var counts: [Int] = []
    for _ in 0..<20 {
      let before = try switches(of: program)
      try await Task.sleep(for: .seconds(2))
      counts.append(try switches(of: program) - before)
      if counts.last == 0 { return }
    }
    Issue.record("context switches in each 2 s: \(counts)")
  }

  /// How often the threads of a process began or ceased to run so far.
  private func switches(of program: Program) throws -> Int {
    let tasks = "/proc/\(program.terminal.processID)/task"
    return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(0) { sum, thread in
      let status = try String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
      let counts = status.split(separator: "\n").filter { $0.contains("ctxt_switches:") }
      return sum
        + counts.compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }
        .reduce(0, +)
    }
  }
}
