import Glibc
import Storage

/// How far long work is, on a line of its own on standard error; nothing where that is no terminal, or where
/// the work is done at once.
struct ProgressLine {
  /// Seconds before anything is shown, and between two changes.
  private static let delay = 0.7
  private static let interval = 0.2

  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = Self.now
  private var last: Double?

  mutating func show(_ done: Int, of total: Int, _ unit: String) {
    let now = Self.now
    guard isShown, now - start >= Self.delay, now - (last ?? 0) >= Self.interval else { return }
    last = now
    let rate = Double(done) / (now - start)
    let left = rate > 0 ? Int((Double(max(0, total - done)) / rate).rounded(.up)) : 0
    let share = total > 0 ? done * 100 / total : 100
    StandardError.write(
      "\r\u{1B}[K\(done) of \(total) \(unit) · \(share) % · \(Int(rate))/s · \(left) s left")
  }

  mutating func show(_ progress: LogBackup.Progress) {
    switch progress {
    case .copied(let done, let total): show(done, of: total, "pages")
    case .verifying:
      guard isShown, Self.now - start >= Self.delay else { return }
      last = Self.now
      StandardError.write("\r\u{1B}[Kverifying …")
    }
  }

  func end() { if last != nil { StandardError.clearLine() } }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension StandardError {
  /// Takes a line of progress away, so that what comes next begins a line.
  static func clearLine() { if isatty(STDERR_FILENO) == 1 { write("\r\u{1B}[K") } }
}
