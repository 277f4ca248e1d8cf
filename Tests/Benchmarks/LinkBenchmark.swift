import Foundation
import TerminalHarness

/// Sixty words a second through links of several speeds, while somebody types: when keys are echoed, how
/// far the screen is behind, what is sent, what is on its way. The program is the one built beside this.
///
///     swift build -c release && .build/release/confab-bench link [--seconds 20] [--rate 2000]
enum LinkBenchmark {
  /// Milliseconds between two words: some sixty a second.
  private static let interval: Int32 = 16
  private static let rates = [500, 1_000, 2_000, 5_000, 50_000]
  private static let draftLength = 60

  static func run(_ options: Options) async throws {
    let chosen = options.number("rate", 0)
    print("link, 80×24, 60 words/s, a key every 80 ms; goals at 2,000 B/s: echo 300 ms, lag 1 s")
    print(
      "     B/s  echo ms p50 / p99 / worst   lag ms p50 / p99 / worst   sent B/s   on the way B")
    for rate in chosen > 0 ? [chosen] : rates {
      try await measure(rate, seconds: options.number("seconds", 20))
    }
  }

  private static func measure(_ rate: Int, seconds: Int) async throws {
    let home = FileManager.default.temporaryDirectory.path + "/confab-link-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    let server = try TickingServer(every: interval)
    let terminal = try PseudoTerminal(
      builtProduct("confab"),
      [
        "--base-url", "http://127.0.0.1:\(server.port)/v1", "--model", "m", "--conversation", "new",
      ],
      environment: [
        "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home,
      ], bytesPerSecond: rate)
    try await terminal.waitFor("the composer") { draft(of: $0) != nil }
    await terminal.settle()
    terminal.send("go\r")
    try await terminal.waitFor(text: "w30 ")
    _ = terminal.mostOnTheWay()
    let (began, bytes) = (ContinuousClock.now, terminal.bytesReceived)
    var (echo, lag) = (Samples(), Samples())
    var count = 0
    while ContinuousClock.now < began + .seconds(seconds) {
      let isFull = count == draftLength
      count = isFull ? 1 : count + 1
      let typed = ContinuousClock.now
      // Ctrl-U empties the line.
      terminal.send(isFull ? "\u{15}k" : "k")
      try await terminal.waitUntilShown("the key") {
        draft(of: $0) == String(repeating: "k", count: count)
      }
      echo.add((ContinuousClock.now - typed) / .milliseconds(1))
      if let next = firstMissing(on: terminal.screen), next < server.sent.count {
        lag.add((ContinuousClock.now - server.sent[next]) / .milliseconds(1))
      }
      try await Task.sleep(until: typed + .milliseconds(80))
    }
    let taken = (ContinuousClock.now - began) / .seconds(1)
    let sent = Int(Double(terminal.bytesReceived - bytes) / taken)
    print(
      pad(rate, 8), " ", columns(echo), "  ", columns(lag), " ", pad(sent, 9), " ",
      pad(terminal.mostOnTheWay(), 12), separator: "")
  }

  private static func draft(of screen: Screen) -> String? {
    screen.lines.last { $0.text.hasPrefix("> ") }.map { String($0.text.dropFirst(2)) }
  }

  /// The number of the first word that is not shown yet.
  private static func firstMissing(on screen: Screen) -> Int? {
    let words = screen.lines.flatMap { $0.text.split(separator: " ") }
    return words.compactMap { $0.first == "w" ? Int($0.dropFirst()) : nil }.max().map { $0 + 1 }
  }

  private static func columns(_ samples: Samples) -> String {
    [0.5, 0.99, 1].map { pad(Int(samples.quantile($0).rounded()), 8) }.joined()
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
