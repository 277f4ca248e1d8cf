import Glibc

/// A program that takes a text as its standard input: how a clipboard is filled. It has no
/// terminal to write on.
///
/// Such programs may leave a process behind that serves the clipboard, so only the end of the one that
/// was started is waited for. It has a process group of its own, which a key or a hang-up does not end.
enum TakingProgram {
  /// Seconds until a program that does not end is given up: one whose display does not answer.
  private static let limit = 3.0
  /// Milliseconds between two looks at whether it ended.
  private static let interval: Int32 = 5

  /// Blocks until the program ended.
  /// - Returns: what went wrong, in words; nil: nothing did.
  static func run(_ words: [String], input: String, environment: [String: String]) -> String? {
    let name = words[0]
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return failed(name, errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    var child: pid_t = 0
    let error = start(words, input: ends[0], environment: environment, child: &child)
    close(ends[0])
    if error == 0 { hand(input, to: ends[1]) }
    close(ends[1])
    return error == 0 ? end(of: child, name) : failed(name, error)
  }

  /// Whether a program of this name is in `PATH`.
  static func exists(_ name: String, environment: [String: String]) -> Bool {
    (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// What a program does not take shows in how it ends.
  private static func hand(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&writable, 1, Int32(limit * 1000)) > 0 else { return }
      } else if errno != EINTR {
        return
      }
    }
  }

  private static func start(
    _ words: [String], input: Int32, environment: [String: String], child: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    return posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &variables)
  }

  private static func end(of child: pid_t, _ name: String) -> String? {
    var status: Int32 = 0
    for _ in 0...Int(limit * 1000) / Int(interval) {
      switch waitpid(child, &status, WNOHANG) {
      case 0: poll(nil, 0, interval)
      case child where status & 0x7F != 0: return "\(name) was ended by signal \(status & 0x7F)"
      case child where status != 0: return "\(name) ended with status \(status >> 8 & 0xFF)"
      case child: return nil
      default: if errno != EINTR { return failed(name, errno) }
      }
    }
    kill(-child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return "\(name) did not end within \(Int(limit)) s"
  }

  private static func failed(_ name: String, _ error: Int32) -> String {
    "\(name) could not be started: \(String(cString: strerror(error)))"
  }
}
