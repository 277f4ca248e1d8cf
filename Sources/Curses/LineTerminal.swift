import CTerminal
import Dispatch
import Glibc

/// A terminal, or a pipe, of lines: takes whole lines, gives whole lines. The terminal's own editing of
/// lines, its echo and its keys stay as they are; nothing but text, line feeds and the bell is ever written.
///
/// It decides how bytes get out without blocking, which lines belong together, and what signals and the
/// end of the input mean. It does not decide what is said. There is one a process. When nothing happens
/// it does nothing: no timer, no wake-up.
package actor LineTerminal {
  package enum Event: Hashable, Sendable {
    /// Lines that came at once, without their line feeds.
    case lines([String])
    /// Ctrl-C.
    case interrupt
    /// No line follows: Ctrl-D, or the end of a file.
    case end
    /// The program was stopped, and goes on.
    case resumed
    case signal(Int32)
    /// The terminal is gone for good. Nothing is written any more.
    case hangUp
  }

  package nonisolated let events: AsyncStream<Event>
  /// What is typed is seen, and a user is there to answer.
  package nonisolated let isInteractive: Bool
  /// What is typed appears where the lines are said.
  package nonisolated let isEchoed: Bool

  /// Lines that come within this time are one paste: a person takes longer for the next one, and a link
  /// that carries a paste in parts seldom does.
  private static let pasteGap = DispatchTimeInterval.milliseconds(40)
  private static let readSize = 65_536
  /// How long output that nobody takes may delay leaving, milliseconds.
  private static let patience: Int32 = 2_000

  private let continuation: AsyncStream<Event>.Continuation
  private let output: LineOutput
  private var sources: LineSources?
  private var partial: [UInt8] = []
  private var waiting: [String] = []
  private var hasEnded = false
  private var isGone = false
  private var isAtPrompt = false
  private var echoIsOff = false
  private var program: RunningProgram?

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    TerminalExecutor.shared.asUnownedSerialExecutor()
  }

  package static func open() throws(TerminalError) -> LineTerminal {
    let signals = ct_catch_signals()
    guard signals >= 0 else { throw .failed("signals cannot be caught") }
    let terminal = LineTerminal()
    TerminalExecutor.shared.queue.async {
      terminal.assumeIsolated { $0.begin(signals: signals) }
    }
    return terminal
  }

  private init() {
    (events, continuation) = AsyncStream.makeStream()
    isInteractive = isatty(STDIN_FILENO) == 1
    isEchoed = isInteractive && isatty(STDOUT_FILENO) == 1
    output = LineOutput()
  }

  private func begin(signals: Int32) {
    sources = LineSources(terminal: self, signals: signals, output: output.descriptor)
    // A file is there whole, and cannot be waited for.
    if sources?.hasInput == false { readInput() }
  }

  // MARK: Saying

  /// Writes lines, and after them where the next one is typed.
  /// - Parameter prompt: nil: nothing is awaited.
  package func say(_ lines: [String], prompt: String?) {
    guard !isGone, program == nil else {
      held += lines
      return
    }
    var text = ""
    let isSame = prompt == shownPrompt && isAtPrompt
    guard !lines.isEmpty || !isSame else { return }
    if isAtPrompt { text += "\n" }
    for line in held + lines { text += line + "\n" }
    held = []
    isAtPrompt = isEchoed && prompt != nil
    if isAtPrompt, let prompt { text += prompt }
    shownPrompt = prompt
    write(text)
  }

  /// Calls who listens; into a pipe or a file nothing is written.
  package func ring() {
    guard isEchoed, !isGone, program == nil else { return }
    write("\u{7}")
  }

  private var shownPrompt: String?
  /// What came while another program had the terminal.
  private var held: [String] = []

  private func write(_ text: String) {
    if output.write(text) > 0 { sources?.watchOutput() }
  }

  func writeOutput() {
    if output.pump() == 0 { sources?.unwatchOutput() }
  }

  /// What is typed from now on is not seen: a key is asked for.
  package func hideInput(_ isHidden: Bool) {
    guard isInteractive, isHidden != echoIsOff, !isGone else { return }
    echoIsOff = isHidden
    setEcho(!isHidden)
  }

  private func setEcho(_ isOn: Bool) {
    var modes = termios()
    guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
    let echo = tcflag_t(ECHO)
    modes.c_lflag = isOn ? modes.c_lflag | echo : modes.c_lflag & ~echo
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }

  // MARK: Reading

  /// All that is there: of an end that comes together with the last bytes nobody tells a second time.
  func readInput() {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    repeat { readOnce() } while !hasEnded && poll(&descriptor, 1, 0) > 0
    if isInteractive, !waiting.isEmpty { sources?.awaitMore(Self.pasteGap) }
  }

  private func readOnce() {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, used in
      count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      used = max(0, count)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else { return endInput() }
    partial += bytes
    while let end = partial.firstIndex(of: 0x0A) {
      take(partial[..<end])
      partial.removeSubrange(...end)
    }
  }

  /// A pipe's lines are apart: a script's author wrote them so.
  private func take(_ bytes: ArraySlice<UInt8>) {
    var line = String(decoding: bytes, as: UTF8.self)
    if line.last == "\r" { line.removeLast() }
    guard isInteractive else {
      continuation.yield(.lines([line]))
      return
    }
    // The line feed was echoed: the cursor stands at the beginning of a line again.
    if echoIsOff { write("\n") }
    isAtPrompt = false
    waiting.append(line)
  }

  /// Nothing more came for a moment: what did is one.
  func flushLines() {
    guard !waiting.isEmpty else { return }
    let lines = waiting
    waiting = []
    continuation.yield(.lines(lines))
  }

  private func endInput() {
    guard !hasEnded else { return }
    hasEnded = true
    sources?.stopInput()
    if !partial.isEmpty { take(partial[...]) }
    partial = []
    flushLines()
    // A terminal that is gone ends its input, too.
    var descriptor = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    let isThere = poll(&descriptor, 1, 0) == 0
    if isInteractive, !isThere { return hangUp() }
    continuation.yield(.end)
  }

  // MARK: Signals

  func readSignals() {
    while true {
      let number = ct_next_signal()
      switch number {
      case 0: return
      // The tty sends its signals to the program that has it, and to us: they are meant for that.
      case SIGINT where program != nil, SIGQUIT where program != nil: break
      case SIGINT:
        // What was typed of a line is gone with it; the cursor stands behind the echoed ^C.
        if isEchoed { write("\n") }
        isAtPrompt = false
        continuation.yield(.interrupt)
      case SIGTSTP: stop()
      case SIGWINCH, SIGCONT: break
      case SIGHUP: hangUp()
      case SIGCHLD: reapProgram()
      default: continuation.yield(.signal(number))
      }
    }
  }

  /// Ctrl-Z, or the command: stops as the shell expects.
  package func stop() {
    if isAtPrompt { write("\n") }
    ct_stop()
    isAtPrompt = false
    if program == nil { continuation.yield(.resumed) }
  }

  private func hangUp() {
    guard !isGone else { return }
    isGone = true
    output.abandon()
    ct_outlive_hangups()
    sources?.stopInput()
    continuation.yield(.hangUp)
  }

  // MARK: Other programs

  /// Lends the terminal to another program. What is said meanwhile is said after it.
  package func run(_ words: [String]) async -> ProgramEnd {
    guard !isGone, program == nil else { return .notStarted("the terminal is not free") }
    sources?.pauseInput()
    if isAtPrompt { write("\n") }
    isAtPrompt = false
    output.flush(patience: Self.patience)
    let child = Terminal.spawn(words)
    guard child > 0 else {
      sources?.resumeInput()
      return .notStarted(String(cString: strerror(-child)))
    }
    return await withCheckedContinuation { continuation in
      program = RunningProgram(process: child, continuation: continuation)
      reapProgram()
    }
  }

  private func reapProgram() {
    guard let program else { return }
    var status: Int32 = 0
    var signal: Int32 = 0
    guard ct_has_ended(program.process, &status, &signal) else { return }
    self.program = nil
    if !isGone { sources?.resumeInput() }
    program.continuation.resume(
      returning: signal > 0 ? .killed(signal: signal) : .exited(status: status))
  }

  // MARK: The end

  /// Says what is still to be said, and gives the terminal back. Idempotent.
  package func close() {
    if let program {
      self.program = nil
      kill(program.process, isGone ? SIGHUP : SIGTERM)
      program.continuation.resume(returning: .abandoned)
    }
    sources?.cancel()
    sources = nil
    if !isGone {
      hideInput(false)
      if isAtPrompt { _ = output.write("\n") }
      output.flush(patience: isInteractive ? Self.patience : -1)
    }
    isAtPrompt = false
    ct_release_signals()
    continuation.finish()
  }
}
