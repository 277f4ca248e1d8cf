import Chat
import Glibc
import TUI

/// One line on a terminal that says how far an import is, and how long it will take; elsewhere nothing.
struct ImportProgress {
  private let bytesInAll: Int
  private let time: any TimeSource
  private let start: Instant
  private var shownAt: Instant
  private let columns: Int?

  /// Seconds between two looks of it: it is written only while something comes in, without a timer.
  private static let interval = 0.15
  /// Seconds after which the rate says something.
  private static let settling = 1.0

  init(bytesInAll: Int, time: any TimeSource) {
    self.bytesInAll = bytesInAll
    self.time = time
    start = time.now
    shownAt = start
    columns = StandardError.columns
  }

  mutating func show(bytes: Int, messages: Int) {
    guard let columns else { return }
    let now = time.now
    guard now.seconds(since: shownAt) >= Self.interval else { return }
    shownAt = now
    let line = Self.line(
      share: bytesInAll > 0 ? Double(bytes) / Double(bytesInAll) : 1, messages: messages,
      seconds: now.seconds(since: start))
    StandardError.write("\r\u{1B}[K" + String(line.prefix(max(columns - 1, 1))))
  }

  /// Takes the line away.
  func end() { if columns != nil, shownAt > start { StandardError.write("\r\u{1B}[K") } }

  /// `42 %, 123,400 messages, 18,000 a second, about 12 s left`.
  static func line(share: Double, messages: Int, seconds: Double) -> String {
    let share = min(max(share, 0), 1)
    var parts = ["\(Int(share * 100)) %", "\(grouped(messages)) messages"]
    if seconds >= settling {
      parts.append("\(grouped(Int(Double(messages) / seconds))) a second")
      if share > 0.001 {
        parts.append("about \(duration(seconds * (1 - share) / share)) left")
      }
    }
    return parts.joined(separator: ", ")
  }

  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 100 { return "\(whole) s" }
    return whole < 6000 ? "\((whole + 59) / 60) min" : "\((whole + 3599) / 3600) h"
  }
}

extension StandardError {
  /// The terminal's width; nil: it is none.
  static var columns: Int? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }
}
