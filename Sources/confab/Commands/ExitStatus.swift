/// What the process tells the shell when it ends.
enum ExitStatus: Int32 {
  case success = 0
  /// Something went wrong while it ran; a line on standard error says what.
  case failure = 1
  /// It could not start as asked: no key, no such endpoint, no usable terminal.
  case refused = 2
  /// The command line, or a query in it, is not understood (`EX_USAGE`, as its parser says it, too).
  case usage = 64
  /// The terminal went away (128 + SIGHUP).
  case hangUp = 129
  /// Interrupted from outside (128 + SIGINT).
  case interrupted = 130
  /// Quit from outside (128 + SIGQUIT).
  case quit = 131
  /// Asked to end from outside (128 + SIGTERM).
  case terminated = 143

  init(signal: Int32) { self = ExitStatus(rawValue: 128 + signal) ?? .failure }
}
