import TerminalHarness

/// The parts of Confab's screen.
extension Screen {
  /// The entry of a list that Enter takes, whatever its mark.
  func isSelected(_ text: String) -> Bool {
    ["▸ ", "▸   ", "▸ • ", "▸ ★ "].contains { contains($0 + text) }
  }

  /// The words that the status bar begins with while a turn runs.
  private static let running = [
    "connecting", "waiting", "reasoning", "receiving", "retry in", "retry at", "retrying",
    "gives up in", "held back",
  ]

  var statusBar: String { lines.last.map { String($0.text.drop { $0 == " " }) } ?? "" }

  /// The window shows a whole frame of the program, not what was there before it.
  var hasStatusBar: Bool { !statusBar.isEmpty }

  var isTurnRunning: Bool { Self.running.contains { statusBar.hasPrefix($0) } }

  var hasComposer: Bool { hasStatusBar && lines.contains { $0.text.hasPrefix(">") } }

  /// It is drawn for a window of this size: the composer's rule goes from edge to edge.
  func fits(columns: Int, rows: Int) -> Bool {
    let rule = String(repeating: "─", count: columns)
    return lines.count == rows && hasComposer && lines.contains { $0.text == rule }
  }

  /// What is written in the composer's first row.
  var draft: String? {
    lines.last { $0.text.hasPrefix("> ") || $0.text == ">" }.map {
      String($0.text.dropFirst(2))
    }
  }

  /// The rows as one text, each row's blanks cut: for text that is wrapped.
  var flowing: String {
    lines.map { $0.text.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The rows of the conversation: what stands above the composer's rule and its own lines.
  var transcript: [String] {
    let rows = lines.map(\.text)
    let end = rows.lastIndex { $0.hasPrefix("───") } ?? rows.count
    return Array(rows[..<end])
  }

  /// Seconds left, the attempt that follows, and how many there are at most.
  var countdown: (seconds: Int, attempt: Int, of: Int)? {
    for line in lines where line.text.contains("retrying in ") {
      if let match = line.text.firstMatch(of: /retrying in (\d+) s \(attempt (\d+) of (\d+)\)/) {
        return (Int(match.1) ?? -1, Int(match.2) ?? -1, Int(match.3) ?? -1)
      }
    }
    return nil
  }
}

/// The wait before one attempt, as it was shown.
struct Countdown: Equatable {
  /// The attempt that follows, and how many there are at most.
  var attempt: Int
  var of: Int
  /// The seconds that were shown, each once, in order.
  var seconds: [Int]

  static func all(in screens: [Screen]) -> [Countdown] {
    var result: [Countdown] = []
    for shown in screens.lazy.compactMap(\.countdown) {
      if let last = result.last, last.attempt == shown.attempt, last.of == shown.of {
        if last.seconds.last != shown.seconds {
          result[result.count - 1].seconds.append(shown.seconds)
        }
      } else {
        result.append(Countdown(attempt: shown.attempt, of: shown.of, seconds: [shown.seconds]))
      }
    }
    return result
  }

  /// It goes down and never up, to 1 at the lowest.
  var goesDown: Bool {
    zip(seconds, seconds.dropFirst()).allSatisfy { $0 > $1 } && (seconds.last ?? 0) >= 1
  }
}
