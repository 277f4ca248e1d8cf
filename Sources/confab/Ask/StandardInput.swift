import Glibc

/// What was piped to a command. A terminal is never waited for here.
enum StandardInput {
  struct TooLarge: Error {}

  /// Milliseconds after which it is said that something is waited for.
  private static let patience: Int32 = 2_000

  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// All of it; empty for a terminal, and where there is none.
  /// - Parameters:
  ///   - limit: bytes that may come.
  ///   - waiting: called once when nothing has come for a while.
  static func read(limit: Int, waiting: () -> Void) throws(TooLarge) -> [UInt8] {
    guard !isTerminal else { return [] }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    if poll(&descriptor, 1, patience) == 0 { waiting() }
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // One that is closed, or a directory, holds nothing either.
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
      if bytes.count > limit { throw TooLarge() }
    }
  }
}
