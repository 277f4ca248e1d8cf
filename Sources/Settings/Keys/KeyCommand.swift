import Glibc

/// Runs a `key_command` with `/bin/sh -c` and takes what it prints.
///
/// The command stays in the program's process group, so that a password manager may ask on the
/// terminal and Ctrl-C ends both. Its standard error is the program's; its standard input is empty.
struct KeyCommand {
  let endpoint: String
  /// Seconds.
  let limit: Double

  func run(_ command: String, environment: [String: String]) throws(KeyProblem) -> String {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw notStarted(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child: pid_t
    do {
      defer { close(ends[1]) }
      child = try start(command, environment: environment, output: ends[1])
    }
    var output: [UInt8] = []
    switch collect(from: ends[0], of: child, into: &output) {
    case nil:
      kill(child, SIGKILL)
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      throw .commandTimedOut(endpoint: endpoint, seconds: limit)
    case .some(let status) where status & 0x7F != 0:
      throw .commandKilled(endpoint: endpoint, signal: status & 0x7F)
    case .some(let status) where status >> 8 & 0xFF != 0:
      throw .commandFailed(endpoint: endpoint, status: status >> 8 & 0xFF)
    case .some: return String(decoding: output, as: UTF8.self)
    }
  }

  private func start(
    _ command: String, environment: [String: String], output: Int32
  ) throws(KeyProblem) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // The program ignores SIGPIPE; a shell that inherits that cannot change it back.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    var words: [UnsafeMutablePointer<CChar>?] = [
      strdup("/bin/sh"), strdup("-c"), strdup(command), nil,
    ]
    var variables: [UnsafeMutablePointer<CChar>?] = []
    for (name, value) in environment { variables.append(strdup("\(name)=\(value)")) }
    variables.append(nil)
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, &variables)
    guard error == 0 else { throw notStarted(error) }
    return child
  }

  /// Reads until the command has ended and nothing is left of its output. A process that it left
  /// behind may hold the pipe open, so the pipe's end is not waited for.
  /// - Returns: the status as `waitpid` gives it; nil: the time is over.
  private func collect(
    from descriptor: Int32, of child: pid_t, into output: inout [UInt8]
  ) -> Int32? {
    let deadline = Self.seconds() + limit
    var buffer = [UInt8](repeating: 0, count: 4096)
    var status: Int32 = 0
    var hasEnded = false
    var isOpen = true
    while true {
      if !hasEnded { hasEnded = waitpid(child, &status, WNOHANG) == child }
      var wanted = pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wanted, 1, hasEnded ? 0 : Self.interval)
      if ready > 0 {
        let count = read(descriptor, &buffer, buffer.count)
        isOpen = count > 0
        // Only the first line is wanted; the rest is taken so that the command can end.
        if count > 0, output.count < Self.outputLimit { output += buffer[..<count] }
      } else if hasEnded {
        return status
      }
      if Self.seconds() > deadline { return nil }
    }
  }

  /// Milliseconds between two looks at a silent command. Shorter: more wake-ups; longer: a start
  /// that feels slow.
  private static let interval: Int32 = 20
  private static let outputLimit = 1 << 16

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func notStarted(_ error: Int32) -> KeyProblem {
    .commandNotStarted(endpoint: endpoint, reason: String(cString: strerror(error)))
  }
}
