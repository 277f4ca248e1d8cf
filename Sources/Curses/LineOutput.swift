import Glibc

/// Text on its way to standard output, which may take it slowly: what is not taken waits, and blocks
/// nobody. Used by one actor alone.
final class LineOutput {
  /// To watch for room; -1: writing never has to wait.
  let descriptor: Int32
  private let target: Int32
  private var waiting: [UInt8] = []
  private var isAbandoned = false

  /// A description of its own: standard output's may be shared with a shell, which must not find it
  /// changed. A file has none of its own place, and always has room.
  init() {
    var status = stat()
    let isFile = fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let own = isFile ? -1 : Glibc.open("/proc/self/fd/1", flags)
    descriptor = own
    target = own < 0 ? STDOUT_FILENO : own
  }

  /// - Returns: bytes that wait.
  func write(_ text: String) -> Int {
    guard !isAbandoned else { return 0 }
    waiting += Array(text.utf8)
    return pump()
  }

  /// Writes what is taken now.
  /// - Returns: bytes that still wait.
  @discardableResult
  func pump() -> Int {
    var sent = 0
    while sent < waiting.count {
      let count = waiting.withUnsafeBytes {
        Glibc.write(target, $0.baseAddress?.advanced(by: sent), $0.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        // Nobody reads any more: the end of the input, or a signal, tells the rest.
        sent = waiting.count
      }
    }
    waiting.removeFirst(sent)
    return waiting.count
  }

  /// Waits for room until all is out.
  /// - Parameter patience: milliseconds at most; negative: as long as it takes.
  func flush(patience: Int32) {
    while pump() > 0 {
      var room = pollfd(fd: target, events: Int16(POLLOUT), revents: 0)
      let count = poll(&room, 1, patience)
      if count == 0 || count < 0 && errno != EINTR { return }
    }
  }

  /// The terminal is gone.
  func abandon() {
    isAbandoned = true
    waiting = []
  }
}
