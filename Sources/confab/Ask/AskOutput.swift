import Dispatch
import Glibc
import TUI

/// Standard output and standard error of a one-shot request. A reader may take its time: writing waits on a
/// queue of its own, so that the network, signals and retries go on.
///
/// Standard error has one line that is rewritten in place while it is a terminal; it makes room for whatever
/// else is written there.
actor AskOutput {
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.output"))

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  /// Whether standard error has a line that is rewritten.
  nonisolated let hasState: Bool
  /// What is written goes where the line is, or where nobody is disturbed by it.
  private let keepsState: Bool
  /// Columns that stay free: a terminal echoes `^C` behind the line.
  private static let echo = 3
  private var state = ""
  private var hasWritten = false
  /// Standard output is a terminal, where both meet.
  private let isShared: Bool
  /// What was written last ended a line.
  private var isAtStart = true
  private var problem: Int32?

  /// - Parameter hasState: nothing forbids a line that is rewritten.
  init(hasState: Bool) {
    self.hasState = hasState && isatty(STDERR_FILENO) == 1
    var status = stat()
    let isFile = fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    // What reads a pipe may write to the same terminal.
    isShared = isatty(STDOUT_FILENO) == 1
    keepsState = isFile || isShared
  }

  /// Writes to standard output.
  /// - Returns: the error that writing met, now or before; nil: all is written.
  func write(_ text: String) -> Int32? {
    guard problem == nil, !text.isEmpty else { return problem }
    let shown = state
    show("")
    hasWritten = true
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, -1)
      } else if errno != EINTR {
        problem = errno
        return problem
      }
    }
    isAtStart = text.utf8.last == UInt8(ascii: "\n")
    show(shown)
    return nil
  }

  /// Says whole lines on standard error.
  func say(_ text: String) {
    let shown = state
    show("")
    let isBelow = isShared && !isAtStart
    StandardError.write((isBelow ? "\n" : "") + Sanitizer.display(text) + "\n")
    isAtStart = true
    show(shown)
  }

  /// The line that is rewritten; empty: none.
  func show(_ line: String) {
    guard hasState, let columns = StandardError.columns else { return }
    // In the middle of a line it would stand on the answer.
    let line = hasWritten && !keepsState || isShared && !isAtStart ? "" : line
    guard line != state else { return }
    let text = clip(cells(Sanitizer.display(line, oneLine: true)), to: max(1, columns - Self.echo))
    StandardError.write("\r\u{1B}[K" + StyledLine.text(text, hasStyle: false))
    state = line
  }
}
