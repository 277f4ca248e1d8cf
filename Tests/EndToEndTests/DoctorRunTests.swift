import Foundation
import TerminalHarness
import Testing

/// `confab doctor`: the whole report, in a terminal, without one, and inside tmux and GNU screen.
@Suite(.inHomes) struct DoctorRunTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      let check: String
      let id: String
      let state: String
      let fact: String
      let advice: String?
    }
    let version: String
    let states: [String: Int]
    let findings: [Finding]

    func fact(_ id: String) -> String? { findings.first { $0.id == id }?.fact }
    func state(_ id: String) -> String? { findings.first { $0.id == id }?.state }
  }

  /// Runs it with its output in a file, as another program would.
  private func report(
    _ arguments: String, in home: Home, environment: [String: String?] = [:]
  ) async throws -> (report: Report, status: TerminalHarness.ExitStatus) {
    let program = try home.shell(
      "\"$CONFAB\" doctor --json \(arguments) < /dev/null > \(home.path)/report",
      environment: environment)
    let status = try await program.terminal.exitStatus()
    let data = try Data(contentsOf: URL(fileURLWithPath: home.path + "/report"))
    #expect(!data.contains(0x1B), "no sequence goes into a file")
    return (try JSONDecoder().decode(Report.self, from: data), status)
  }

  @Test func looksAtEverythingAndShowsNoKey() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let program = try home.confab(
      ["doctor", "--endpoint", "watched"], environment: [WatchedServer.variable: WatchedServer.key],
      columns: 100, rows: 60)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    let screen = program.screen
    for check in [
      "terminal", "colours", "keys", "clipboard", "locale", "multiplexer", "settings", "key",
      "proxy", "endpoint", "clock", "log",
    ] {
      #expect(
        screen.lines.contains { $0.text.hasPrefix("\(check) ") }, "\(check): \(screen.drawing)")
    }
    #expect(screen.contains("it answers, after"), "\(screen.drawing)")
    #expect(screen.contains("Nothing is wrong."), "\(screen.drawing)")
    #expect(program.terminal.occurrences(of: WatchedServer.key) == 0)
    #expect(server.relay.exchanges.allSatisfy { !$0.request.contains(WatchedServer.key) })
    #expect(try home.bytes(under: home.path + "/data").isEmpty, "it only reads")
  }

  @Test func tellsOtherProgramsTheSame() async throws {
    let home = try Home.current
    let server = try await WatchedServer(in: home)
    let (report, status) = try await report(
      "--endpoint watched", in: home, environment: [WatchedServer.variable: WatchedServer.key])
    #expect(status == .exited(0))
    #expect(report.state("terminal.kind") == "not checked")
    #expect(report.fact("key.origin") == "from \(WatchedServer.keyOrigin)")
    #expect(
      report.fact("endpoint.reach")?.contains("watched at \(server.endpoint): name ") == true)
    #expect(report.fact("clock.skew") == "agrees with the server's")
    #expect(report.states.values.reduce(0, +) == report.findings.count)
  }

  @Test func tellsWhatIsWrong() async throws {
    let home = try Home.current
    try home.configure("modle = \"x\"\n")
    try FileManager.default.createDirectory(
      atPath: home.dataDirectory, withIntermediateDirectories: true)
    try Data("no database at all".utf8).write(
      to: URL(fileURLWithPath: home.dataDirectory + "/confab.db"))
    try Data("{}".utf8).write(
      to: URL(fileURLWithPath: home.dataDirectory + "/confab-rescue-2026-01-01-1200-x.json"))
    let port = try Relay.unusedPort()
    let (report, status) = try await report(
      "--base-url http://127.0.0.1:\(port)/v1", in: home,
      environment: ["LC_ALL": "xx_XX.UTF-8", "TMPDIR": home.path])
    #expect(status == .exited(1))
    #expect(report.fact("settings.line")?.hasPrefix("config.toml:1: modle: unknown key") == true)
    #expect(report.state("locale.installed") == "warning")
    #expect(report.state("endpoint.reach") == "problem")
    #expect(report.fact("endpoint.reach")?.contains("nothing listens there") == true)
    #expect(report.state("log.file") == "problem")
    #expect(report.state("log.rescued") == "warning")
  }

  @Test func looksThroughARealLog() async throws {
    let home = try Home.current
    let chat = try home.confab(["--demo", "--model", "demo/echo"])
    try await chat.send("hello")
    try await chat.waitForAnswer()
    #expect(try await chat.quit() == .exited(0))
    // What was written last may still stand beside the file.
    for suffix in ["", "-wal"]
    where FileManager.default.fileExists(atPath: home.demoLog + suffix) {
      try FileManager.default.moveItem(
        atPath: home.demoLog + suffix, toPath: home.dataDirectory + "/confab.db" + suffix)
    }
    let before = try log(in: home)
    let (report, _) = try await report("--offline", in: home)
    #expect(
      report.fact("log.file")?.contains(/, [1-9]\d* conversations?, form \d+$/) == true,
      "\(report)")
    #expect(report.state("log.integrity") == "ok")
    #expect(report.state("log.mode") == "ok")
    #expect(report.state("endpoint.reach") == "not checked")
    #expect(try log(in: home) == before)
  }

  private func log(in home: Home) throws -> [Data] {
    try home.bytes(under: home.dataDirectory)
      .filter { $0.path.hasSuffix("/confab.db") || $0.path.hasSuffix("/confab.db-wal") }
      .map(\.bytes)
  }

  @Test func tellsOfAProxyThatDoesNotAnswer() async throws {
    let home = try Home.current
    let port = try Relay.unusedPort()
    let (report, status) = try await report(
      "--base-url https://api.example.com/v1", in: home,
      environment: ["https_proxy": "http://user:secret@127.0.0.1:\(port)"])
    #expect(status == .exited(1))
    #expect(report.fact("proxy.route") == "127.0.0.1:\(port) is used and took no connection")
    #expect(report.state("endpoint.reach") == "problem")
    #expect(!report.findings.contains { $0.fact.contains("secret") })
  }

  @Test func speaksInWholeLinesToADumbTerminal() async throws {
    let home = try Home.current
    let program = try home.confab(
      ["doctor", "--offline"], environment: ["TERM": "dumb"], columns: 120, rows: 60)
    _ = try await program.terminal.exitStatus()
    #expect(program.screen.contains("Terminal, note: TERM is dumb"), "\(program.screen.drawing)")
    #expect(!program.terminal.raw.contains(0x1B), "nothing but text is written")
  }

  @Test func leavesATerminalThatAnswersNothingAsItWas() async throws {
    let home = try Home.current
    let terminal = try PseudoTerminal(
      "/bin/bash",
      ["--norc", "-c", "\"$CONFAB\" doctor --offline; stty -a | grep -o '[-]*icanon'; cat"],
      environment: [
        "HOME": home.path, "XDG_CONFIG_HOME": home.path + "/config",
        "XDG_STATE_HOME": home.path + "/state", "CONFAB": builtProduct("confab"),
      ], columns: 100, rows: 60, isMute: true)
    try await terminal.waitFor(text: "it answers no questions")
    let screen = try await terminal.waitFor("the modes of the shell") { screen in
      screen.lines.contains { $0.text == "icanon" }
    }
    #expect(screen.contains("1 problem"), "there is no key: \(screen.drawing)")
    // What comes now is the next program's.
    terminal.send("typed\r")
    try await terminal.waitFor(text: "typed")
  }

  @Test(arguments: Multiplexer.installed)
  func asksTheTerminalThroughAMultiplexer(multiplexer: Multiplexer) async throws {
    let home = try Home.current
    let program = try multiplexer.start(
      "\"$CONFAB\" doctor --offline > \(home.path)/out; \"$CONFAB\" doctor --offline; read -r x",
      in: home, environment: ["COLUMNS": nil])
    defer { multiplexer.end(in: home) }
    try await program.waitFor(text: "1 problem,")
    let text = try String(contentsOfFile: home.path + "/out", encoding: .utf8)
    switch multiplexer {
    case .tmux:
      #expect(text.contains("multiplexer\tok\ttmux 3"), "\(text)")
      #expect(text.contains("set -s escape-time 20") == false, "keys are of a terminal: \(text)")
    case .screen: #expect(text.contains("multiplexer\tnote\tGNU screen"), "\(text)")
    }
    program.press(.enter)
    _ = try await program.terminal.exitStatus()
  }
}
