import CTerminal
import Glibc

/// How a program that had the terminal ended.
package enum ProgramEnd: Hashable, Sendable {
  case exited(status: Int32)
  case killed(signal: Int32)
  /// It could not be started; why, in words.
  case notStarted(String)
  /// The terminal was closed meanwhile.
  case abandoned
}

/// A program that has the terminal, and who waits for its end.
struct RunningProgram {
  let process: Int32
  let continuation: CheckedContinuation<ProgramEnd, Never>
}

/// Lending the terminal to another program: it is given back as the shell had it, the program runs in
/// the foreground with the tty as its input and output, and afterwards the screen is shown again.
///
/// The program shares our process group, as one started by any other program does: Ctrl-C reaches it
/// (and is no business of ours), Ctrl-Z stops both for the shell, a hang-up reaches both. Frames that
/// are presented meanwhile go nowhere; events but typed keys go on.
extension Terminal {
  /// - Parameter words: the program, looked for in `PATH`, and its arguments.
  package func run(_ words: [String]) async -> ProgramEnd {
    guard isOpen else { return .notStarted("the terminal is not free") }
    sources?.pauseInput()
    leave()
    let child = Self.spawn(words)
    guard child > 0 else {
      takeBack()
      return .notStarted(String(cString: strerror(-child)))
    }
    return await withCheckedContinuation { continuation in
      program = RunningProgram(process: child, continuation: continuation)
      // It may have ended before anybody waited.
      reapProgram()
    }
  }

  /// A child of the process ended; maybe this one.
  func reapProgram() {
    guard let program else { return }
    var status: Int32 = 0
    var signal: Int32 = 0
    guard ct_has_ended(program.process, &status, &signal) else { return }
    self.program = nil
    takeBack()
    program.continuation.resume(
      returning: signal > 0 ? .killed(signal: signal) : .exited(status: status))
  }

  /// The terminal is closed while a program has it: two must not read from one tty.
  func abandonProgram() {
    guard let program else { return }
    self.program = nil
    kill(program.process, isGone ? SIGHUP : SIGTERM)
    program.continuation.resume(returning: .abandoned)
  }

  private func takeBack() {
    guard !isGone else { return }
    reenter()
    sources?.resumeInput()
  }

  static func spawn(_ words: [String]) -> Int32 {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer<CChar>($0) } + [nil]
    return pointers.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return -EINVAL }
      return ct_spawn(first)
    }
  }
}
