import Glibc

/// Where commands without a screen print their results.
enum StandardOutput {
  /// The terminal's width; nil: it is no terminal, but a file or a pipe.
  static var columns: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// Writes all of it, or ends the process: a result that is cut must not pass for a whole one. A
  /// reader that has had enough (`| head`) is no failure.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        Glibc.exit(ExitStatus.success.rawValue)
      } else if errno != EINTR {
        fail("confab: cannot write the result: \(String(cString: strerror(errno)))", .failure)
      }
    }
  }
}
