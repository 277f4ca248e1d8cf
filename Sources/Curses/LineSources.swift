import Dispatch
import Glibc

/// What wakes the actor of lines: lines, signals, room for output, and the end of the wait for the rest of
/// a paste. Each is a dispatch source on its own queue.
final class LineSources {
  /// nil: the input is a file, which is read at once.
  private let input: (any DispatchSourceRead)?
  private let signals: any DispatchSourceRead
  private let output: (any DispatchSourceWrite)?
  private let paste: any DispatchSourceTimer
  private var isWatchingOutput = false
  private var isInputStopped = false
  private var isInputPaused = false

  var hasInput: Bool { input != nil }

  /// - Parameter output: -1: it never has to be waited for.
  init(terminal: LineTerminal, signals descriptor: Int32, output: Int32) {
    let queue = TerminalExecutor.shared.queue
    input =
      Self.canBeWatched(STDIN_FILENO)
      ? DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue) : nil
    signals = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    self.output =
      output >= 0 ? DispatchSource.makeWriteSource(fileDescriptor: output, queue: queue) : nil
    paste = DispatchSource.makeTimerSource(queue: queue)
    input?.setEventHandler { terminal.assumeIsolated { $0.readInput() } }
    signals.setEventHandler { terminal.assumeIsolated { $0.readSignals() } }
    self.output?.setEventHandler { terminal.assumeIsolated { $0.writeOutput() } }
    paste.setEventHandler { terminal.assumeIsolated { $0.flushLines() } }
    input?.activate()
    signals.activate()
    paste.activate()
  }

  /// Files and devices like `/dev/null` have nothing to wait for.
  private static func canBeWatched(_ descriptor: Int32) -> Bool {
    if isatty(descriptor) == 1 { return true }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFIFO || kind == S_IFSOCK
  }

  /// Starts, or starts again, the wait for more lines.
  func awaitMore(_ gap: DispatchTimeInterval) {
    paste.schedule(deadline: .now() + gap, leeway: .milliseconds(5))
  }

  func watchOutput() {
    guard !isWatchingOutput, let output else { return }
    isWatchingOutput = true
    output.resume()
  }

  func unwatchOutput() {
    guard isWatchingOutput, let output else { return }
    isWatchingOutput = false
    output.suspend()
  }

  /// What is typed stays in the tty, for another program, until `resumeInput`.
  func pauseInput() {
    guard !isInputPaused else { return }
    isInputPaused = true
    input?.suspend()
  }

  func resumeInput() {
    guard isInputPaused else { return }
    isInputPaused = false
    input?.resume()
  }

  func stopInput() {
    guard !isInputStopped else { return }
    isInputStopped = true
    input?.cancel()
    // One that is suspended can be cancelled, but not freed.
    resumeInput()
  }

  func cancel() {
    stopInput()
    signals.cancel()
    paste.cancel()
    watchOutput()
    output?.cancel()
  }
}
