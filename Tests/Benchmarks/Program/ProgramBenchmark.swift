import Chat
import Foundation
import Soak
import Storage
import TerminalHarness

/// The real program in a real terminal of 160×50, beside a floor (see `Floor`): start, keys, streams, a long
/// conversation, resizes, rest. The program is the one built beside this.
///
///     swift build -c release && .build/release/confab-bench program [start] [echo] [idle] [stream]
///       [flat] [long] [resize] [--json FILE]
enum ProgramBenchmark {
  private typealias Part = (inout ProgramTable) async throws -> Void

  private static var parts: [(name: String, run: Part)] {
    [
      ("start", start), ("echo", echo), ("idle", idle), ("stream", stream), ("flat", flat),
      ("long", long), ("resize", resize),
    ]
  }

  static func run(_ arguments: [String]) async throws {
    var table = ProgramTable()
    let wanted = arguments.prefix { !$0.hasPrefix("--") }
    for part in parts where wanted.isEmpty || wanted.contains(part.name) {
      print("\(part.name):")
      do {
        try await part.run(&table)
      } catch {
        print("  not measured: \(error)")
      }
    }
    print(table.markdown)
    if let place = arguments.firstIndex(of: "--json"), place + 1 < arguments.count {
      try table.json.write(toFile: arguments[place + 1], atomically: true, encoding: .utf8)
    }
  }

  private static func milliseconds(since began: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - began) / .milliseconds(1)
  }

  /// - Parameter port: of a server; nil: the demo's.
  private static func program(
    _ home: String, port: Int? = nil, _ more: [String] = ["--conversation", "new"]
  ) throws -> RawTerminal {
    let server =
      port.map { ["--base-url", "http://127.0.0.1:\($0)/v1", "--model", "m"] } ?? ["--demo"]
    return try RawTerminal(builtProduct("confab"), server + more, home: home)
  }

  private static func floor(_ home: String, port: Int = 1) throws -> RawTerminal {
    try RawTerminal(builtProduct("confab-bench"), ["floor", String(port)], home: home)
  }

  private static func inHome(_ body: (String) async throws -> Void) async throws {
    let home = NSTemporaryDirectory() + "confab-bench-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    try await body(home)
  }

  // MARK: - Parts

  private static func start(_ table: inout ProgramTable) async throws {
    var (shown, key, quit, memory) = (Samples(), Samples(), Samples(), Samples())
    var (floorShown, floorQuit) = (Samples(), Samples())
    try await inHome { home in
      for _ in 0..<11 {
        var began = ContinuousClock.now
        var terminal = try program(home)
        shown.add((terminal.settle() - began) / .milliseconds(1))
        memory.add(Double(ProcessFigures(of: terminal.process).memory) / 1024)
        quit.add(terminal.end("\u{11}"))
        began = .now
        terminal = try program(home)
        terminal.type("ä")
        // Before the program has the terminal, the system itself echoes.
        _ = try terminal.wait(for: "1049h")
        let opened = RawTerminal.find(Array("1049h".utf8), in: terminal.output, from: 0) ?? 0
        while RawTerminal.find(Array("ä".utf8), in: terminal.output, from: opened) == nil {
          guard let count = terminal.read(milliseconds: 3_000), count > 0 else { break }
        }
        key.add(milliseconds(since: began))
        began = .now
        terminal = try floor(home)
        floorShown.add((terminal.settle() - began) / .milliseconds(1))
        floorQuit.add(terminal.end("\u{11}"))
      }
    }
    table.add(
      "start to a stable full screen, ms", floor: floorShown.median, shown.median, goal: "40")
    table.add("start to the first key echoed, ms", key.median, goal: "40")
    table.add("memory at start, MiB", memory.median, goal: "32")
    table.add("quit, ms", floor: floorQuit.median, quit.median, goal: "25")
  }

  /// - Returns: how long each of some keys took to come back, and bytes for each.
  private static func keys(
    _ terminal: RawTerminal, count: Int, every pause: Int32 = 15
  ) -> (Samples, Double) {
    var samples = Samples()
    let before = terminal.bytes
    for index in 0..<count {
      if index % 60 == 59 { terminal.type("\u{15}") }
      terminal.settle(pause, within: Double(pause) / 1_000)
      terminal.forget()
      let key = ["ä", "ö", "ü", "ß"][index % 4]
      let began = ContinuousClock.now
      terminal.type(key)
      guard (try? terminal.wait(for: key, within: 5)) != nil else { continue }
      samples.add(milliseconds(since: began))
    }
    return (samples, Double(terminal.bytes - before) / Double(count))
  }

  private static func echo(_ table: inout ProgramTable) async throws {
    try await inHome { home in
      let bare = try floor(home)
      bare.settle()
      let (least, _) = keys(bare, count: 400)
      let terminal = try program(home)
      terminal.settle(400)
      let (samples, bytes) = keys(terminal, count: 400)
      table.add("key echo p50, ms", floor: least.median, samples.median, goal: "0.6")
      table.add(
        "key echo p99, ms", floor: least.quantile(0.99), samples.quantile(0.99), goal: "1.5")
      table.add("bytes a key", floor: 2, bytes, goal: "12")
    }
  }

  private static func idle(_ table: inout ProgramTable) async throws {
    try await inHome { home in
      let terminal = try program(home)
      terminal.settle(6_000)
      let before = ProcessFigures(of: terminal.process)
      terminal.settle(10_000, within: 10)
      let after = ProcessFigures(of: terminal.process)
      table.add("idle: CPU ms/s", (after.cpu - before.cpu) / 10, goal: "0")
      table.add("idle: wake-ups/s", Double(after.waits - before.waits) / 10, goal: "0")
    }
  }

  /// Words of seven bytes, in paragraphs with some Markdown.
  @Sendable private static func say(_ number: Int) -> String {
    let word = "w" + String(100_000 + number)
    return number % 60 == 59 ? word + "\\n\\n" : number % 25 == 7 ? "**\(word)** " : word + " "
  }

  private static func stream(_ table: inout ProgramTable) async throws {
    let least = try await streamed { try floor($0, port: $1) }
    let own = try await streamed { try program($0, port: $1) }
    table.add(
      "token to screen at 200/s p50, ms", floor: least.lag.median, own.lag.median, goal: "8")
    table.add(
      "token to screen at 200/s p99, ms", floor: least.lag.quantile(0.99), own.lag.quantile(0.99),
      goal: "20")
    table.add("CPU ms/s at 200 tokens/s", floor: least.cpu, own.cpu, goal: "50")
    table.add("bytes/token at 200 tokens/s", floor: least.bytes, own.bytes, goal: "20")
    table.add(
      "key echo while 200 tokens/s stream p99, ms", floor: least.echo.quantile(0.99),
      own.echo.quantile(0.99), goal: "2")
  }

  private static func streamed(
    _ open: (String, Int) throws -> RawTerminal
  ) async throws -> (lag: Samples, cpu: Double, bytes: Double, echo: Samples) {
    var result = (lag: Samples(), cpu: 0.0, bytes: 0.0, echo: Samples())
    try await inHome { home in
      let server = try TickingServer(every: 5, say: say)
      let terminal = try open(home, server.port)
      terminal.settle(400)
      terminal.type("go\r")
      _ = try terminal.wait(for: "w100100")
      let before = ProcessFigures(of: terminal.process)
      let (bytes, first, began) = (terminal.bytes, server.sent.count, ContinuousClock.now)
      var next = first
      terminal.forget()
      while ContinuousClock.now < began + .seconds(8) {
        guard terminal.read(milliseconds: 100) != nil else { break }
        let now = ContinuousClock.now
        while RawTerminal.find(Array("w\(100_000 + next)".utf8), in: terminal.output, from: 0)
          != nil
        {
          let sent = server.sent
          if next < sent.count { result.lag.add((now - sent[next]) / .milliseconds(1)) }
          next += 1
        }
        if terminal.output.count > 16_384 { terminal.forget() }
      }
      let after = ProcessFigures(of: terminal.process)
      let seconds = milliseconds(since: began) / 1_000
      result.cpu = (after.cpu - before.cpu) / seconds
      result.bytes = Double(terminal.bytes - bytes) / Double(max(1, server.sent.count - first))
      result.echo = keys(terminal, count: 300).0
    }
    return result
  }

  private static func flat(_ table: inout ProgramTable) async throws {
    let least = try await flatOut { try floor($0, port: $1) }
    let own = try await flatOut { try program($0, port: $1) }
    table.add("20,000 tokens flat out: wall, s", floor: least.wall, own.wall, goal: "0.5")
    table.add("20,000 tokens flat out: CPU, s", floor: least.cpu, own.cpu, goal: "0.5")
    table.add("memory after it, MiB", floor: least.memory, own.memory, goal: "50")
    try await inHome { home in
      let server = try TickingServer(every: 0, words: 400_000, say: say)
      let terminal = try program(home, port: server.port)
      terminal.settle(400)
      terminal.type("go\r")
      terminal.settle(50, within: 1)
      let (samples, _) = keys(terminal, count: 60, every: 5)
      table.add("key echo while it comes flat out p99, ms", samples.quantile(0.99), goal: "5")
    }
  }

  private static func flatOut(
    _ open: (String, Int) throws -> RawTerminal
  ) async throws -> (wall: Double, cpu: Double, memory: Double) {
    var (wall, cpu, memory) = (Samples(), Samples(), Samples())
    try await inHome { home in
      for _ in 0..<3 {
        let server = try TickingServer(every: 0, words: 20_000, say: say)
        let terminal = try open(home, server.port)
        terminal.settle(400)
        let before = ProcessFigures(of: terminal.process)
        let began = ContinuousClock.now
        terminal.type("go\r")
        wall.add((terminal.settle(600, within: 60) - began) / .seconds(1))
        let after = ProcessFigures(of: terminal.process)
        cpu.add((after.cpu - before.cpu) / 1_000)
        memory.add(Double(after.memory) / 1024)
      }
    }
    return (wall.median, cpu.median, memory.median)
  }

  private static func long(_ table: inout ProgramTable) async throws {
    var plot: [(name: String, value: Double)] = []
    for count in [100, 1_000, 10_000, 100_000] {
      try await inHome { home in
        try await LongLog.write(count, to: home + "/data/confab/demo.db")
        var (opened, start, end, memory) = (Samples(), Samples(), Samples(), Samples())
        for _ in 0..<5 {
          let began = ContinuousClock.now
          let terminal = try program(home, ["--conversation", "last"])
          opened.add((try terminal.wait(for: LongLog.word(count)) - began) / .milliseconds(1))
          terminal.settle(300)
          memory.add(Double(ProcessFigures(of: terminal.process).memory) / 1024)
          start.add(try jump("\u{1B}[1;5H", to: LongLog.word(1), in: terminal))
          end.add(try jump("\u{1B}[1;5F", to: LongLog.word(count), in: terminal))
        }
        plot.append(("\(count)", opened.median))
        guard count >= 10_000 else { return }
        table.add("start with \(count) messages open, ms", opened.median, goal: "50 or 60 more")
        table.add("jump to its start, ms", start.median, goal: "5")
        table.add("jump to its end, ms", end.median, goal: "5")
        table.add("memory with it open, MiB", memory.median, goal: "45")
      }
    }
    ProgramTable.plot("start with a conversation open, ms, by its messages", plot)
  }

  private static func jump(
    _ key: String, to word: String, in terminal: RawTerminal
  ) throws -> Double {
    terminal.forget()
    let began = ContinuousClock.now
    terminal.type(key)
    let taken = (try terminal.wait(for: word) - began) / .milliseconds(1)
    terminal.settle(200)
    return taken
  }

  private static func resize(_ table: inout ProgramTable) async throws {
    var settled = Samples()
    try await inHome { home in
      try await LongLog.write(1_000, to: home + "/data/confab/demo.db")
      for _ in 0..<5 {
        let terminal = try program(home, ["--conversation", "last"])
        terminal.settle(400)
        for index in 0..<50 {
          terminal.resize(
            columns: index == 49 ? 160 : 1 + index * 3, rows: index == 49 ? 50 : 1 + index)
        }
        let began = ContinuousClock.now
        settled.add((terminal.settle(150) - began) / .milliseconds(1))
        terminal.forget()
        terminal.type("ä")
        _ = try terminal.wait(for: "ä", within: 5)
      }
    }
    table.add("50 resizes in a row: settled after, ms (keys work then)", settled.median, goal: "10")
  }
}
