import CPseudoTerminal
import Glibc

/// A pseudo-terminal that is only read and written: nothing of what it shows is interpreted, so that what
/// is timed is the program. All calls block.
final class RawTerminal {
  let process: Int32
  private let master: Int32
  private(set) var bytes = 0
  /// What was read since `forget`.
  private(set) var output: [UInt8] = []

  struct Failure: Error {
    let what: String
  }

  init(
    _ executable: String, _ arguments: [String], home: String, columns: Int = 160, rows: Int = 50
  ) throws {
    let settings = [
      "HOME=\(home)", "XDG_CONFIG_HOME=\(home)/config", "XDG_DATA_HOME=\(home)/data",
      "XDG_STATE_HOME=\(home)/state", "TZ=UTC", "LANG=C.UTF-8", "TERM=xterm-256color",
      "PATH=/usr/bin:/bin",
    ]
    var child = pid_t()
    var argv = ([executable] + arguments).map { strdup($0) } + [nil]
    var envp = settings.map { strdup($0) } + [nil]
    master = pt_spawn(executable, &argv, &envp, nil, Int32(rows), Int32(columns), &child)
    for text in argv + envp { free(text) }
    process = child
    guard master >= 0 else { throw Failure(what: "cannot start \(executable)") }
  }

  deinit {
    kill(process, SIGKILL)
    close(master)
    waitpid(process, nil, 0)
  }

  func forget() { output.removeAll(keepingCapacity: true) }

  func type(_ text: String) {
    let keys = Array(text.utf8)
    _ = write(master, keys, keys.count)
  }

  func resize(columns: Int, rows: Int) { _ = pt_resize(master, Int32(rows), Int32(columns)) }

  /// - Returns: how many bytes came, 0 when none did in time; nil at the end.
  func read(milliseconds: Int32) -> Int? {
    var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return 0 }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EAGAIN ? 0 : nil }
    bytes += count
    output += buffer[..<count]
    return count
  }

  /// Reads until nothing has come for so long.
  /// - Returns: when the last byte came.
  @discardableResult
  func settle(_ milliseconds: Int32 = 150, within seconds: Double = 20) -> ContinuousClock.Instant {
    var last = ContinuousClock.now
    let limit = last + .seconds(seconds)
    while ContinuousClock.now < limit, let count = read(milliseconds: milliseconds), count > 0 {
      last = ContinuousClock.now
    }
    return last
  }

  /// Reads until the output since `forget` holds a text.
  func wait(for text: String, within seconds: Double = 30) throws -> ContinuousClock.Instant {
    let wanted = Array(text.utf8)
    let limit = ContinuousClock.now + .seconds(seconds)
    var from = 0
    while true {
      if Self.find(wanted, in: output, from: from) != nil { return .now }
      from = max(0, output.count - wanted.count)
      guard ContinuousClock.now < limit, read(milliseconds: 1_000) != nil else {
        throw Failure(what: "“\(text)” never came")
      }
    }
  }

  func end(_ keys: String) -> Double {
    let began = ContinuousClock.now
    type(keys)
    while let _ = read(milliseconds: 2_000) {
      if ContinuousClock.now > began + .seconds(10) { break }
    }
    waitpid(process, nil, 0)
    return (ContinuousClock.now - began) / .milliseconds(1)
  }

  static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = text.first, bytes.count - start >= text.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var at = start
      while at + text.count <= bytes.count {
        guard let base = bytes.baseAddress,
          let found = memchr(base + at, Int32(first), bytes.count - text.count + 1 - at)
        else { return nil }
        at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        if bytes[at..<at + text.count].elementsEqual(text) { return at }
        at += 1
      }
      return nil
    }
  }
}
