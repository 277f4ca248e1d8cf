import Chat
import Glibc
import Storage
import TUI

/// One line on a terminal that says how far long work is, and how long it will take; elsewhere nothing.
/// It is written only while something is done, without a timer.
struct ProgressLine {
  private let time: any TimeSource
  private let start: Instant
  private var shownAt: Instant
  private let columns: Int?

  /// Seconds before anything is shown, and between two changes.
  private static let interval = 0.15
  /// Seconds after which the rate says something.
  private static let settling = 1.0

  init(time: any TimeSource) {
    self.time = time
    start = time.now
    shownAt = start
    columns = StandardError.columns
  }

  /// - Parameter share: what is done of the whole, from 0 to 1.
  mutating func show(share: Double, _ count: Int, _ noun: String) {
    write(
      Self.line(share: share, count: count, noun: noun, seconds: time.now.seconds(since: start)))
  }

  mutating func show(_ progress: LogBackup.Progress) {
    switch progress {
    case .copied(let done, let total):
      show(share: total > 0 ? Double(done) / Double(total) : 1, done, "pages")
    case .verifying: write("copied, reading it again …")
    }
  }

  /// What has no end that could be foreseen.
  mutating func say(_ words: String) { write(words) }

  /// Takes the line away.
  func end() { if columns != nil, shownAt > start { StandardError.write("\r\u{1B}[K") } }

  private mutating func write(_ line: String) {
    guard let columns else { return }
    let now = time.now
    guard now.seconds(since: shownAt) >= Self.interval else { return }
    shownAt = now
    StandardError.write("\r\u{1B}[K" + String(line.prefix(max(columns - 1, 1))))
  }

  /// `42 %, 123,400 messages, 18,000 a second, about 12 s left`.
  private static func line(share: Double, count: Int, noun: String, seconds: Double) -> String {
    let share = min(max(share, 0), 1)
    var parts = ["\(Int(share * 100)) %", "\(grouped(count)) \(noun)"]
    if seconds >= settling {
      parts.append("\(grouped(Int(Double(count) / seconds))) a second")
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
