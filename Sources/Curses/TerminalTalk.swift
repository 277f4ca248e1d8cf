import Glibc

/// Asks the terminal something without taking it over: the shell's screen stays as it is. Blocks whoever
/// calls it, for a bounded time, in which its process must not be ended by a signal.
///
/// It decides how the tty is held meanwhile, and gives it back. What is asked, and what an answer means, is
/// its caller's matter.
package enum TerminalTalk {
  package enum End: Hashable, Sendable {
    case over
    /// Ctrl-C, Ctrl-\ or Ctrl-Z was typed.
    case interrupted
    case silent
    /// It is no terminal, or not ours to ask: another job has it.
    case refused
  }

  package struct Patience: Hashable, Sendable {
    /// Milliseconds until the first answer, and until the last once one came.
    package var first: Int
    package var last: Int

    package init(first: Int, last: Int) {
      (self.first, self.last) = (first, last)
    }
  }

  /// Milliseconds without a byte after which what looks like a sequence may be a key.
  private static let pause: Int32 = 50

  /// Descriptors 0 and 1 are one terminal, and this job is the one that has it.
  package static var isPossible: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && tcgetpgrp(STDIN_FILENO) == getpgrp()
  }

  /// - Parameters:
  ///   - take: what was read; nil: nothing for a while. Tells how far the answers are.
  /// - Returns: how it ended, and the milliseconds that it took.
  package static func ask(
    _ questions: [UInt8], patience: Patience,
    take: ([UInt8]?) -> (hasBegun: Bool, isOver: Bool)
  ) -> (end: End, milliseconds: Int) {
    var modes = termios()
    guard isPossible, tcgetattr(STDIN_FILENO, &modes) == 0 else { return (.refused, 0) }
    // The signals of keys are bytes meanwhile: nothing ends the process before the tty is given back.
    var raw = modes
    raw.c_lflag &= ~UInt32(ECHO | ICANON | ISIG | IEXTEN)
    raw.c_iflag &= ~UInt32(IXON | ICRNL | INLCR | ISTRIP)
    withUnsafeMutableBytes(of: &raw.c_cc) {
      $0[Int(VMIN)] = 0; $0[Int(VTIME)] = 0
    }
    guard tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0 else { return (.refused, 0) }
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) }
    let start = milliseconds()
    var state = (hasBegun: false, isOver: false)
    guard write(questions) else { return (.refused, 0) }
    while !state.isOver {
      let limit = start + (state.hasBegun ? patience.last : patience.first)
      let left = limit - milliseconds()
      guard left > 0 else { break }
      var readable = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let count = poll(&readable, 1, min(Int32(left), pause))
      guard count > 0 else {
        if count == 0 { state = take(nil) }
        continue
      }
      guard let bytes = read() else { break }
      // No answer holds one of them.
      if bytes.contains(where: signals.contains) {
        return (.interrupted, milliseconds() - start)
      }
      state = take(bytes)
    }
    return (state.isOver ? .over : .silent, milliseconds() - start)
  }

  /// Puts bytes back as if they were typed again, for the program that has the terminal next.
  /// - Returns: false: this system does not allow it.
  package static func giveBack(_ bytes: [UInt8]) -> Bool {
    for byte in bytes {
      var byte = byte
      guard ioctl(STDIN_FILENO, UInt(TIOCSTI), &byte) == 0 else { return false }
    }
    return true
  }

  private static let signals: Set<UInt8> = [0x03, 0x1C, 0x1A]

  private static func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var writable = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&writable, 1, 1_000) > 0 else { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// nil: the terminal is gone.
  private static func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : count < 0 && errno == EINTR ? [] : nil
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
