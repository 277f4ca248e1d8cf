import CTerminal
import Dispatch
import Glibc

/// What wakes the terminal's actor: typed bytes, signals, room for output, and the end of the wait
/// for the rest of an escape sequence. Each is a dispatch source on the actor's own queue.
final class TerminalSources {
  /// How long the bytes of one key may be apart. A lone ESC is the Escape key only after this.
  private static let escapeDelay = DispatchTimeInterval.milliseconds(30)
  /// The same while the terminal owes an answer, which begins with the same byte and comes over a bad link.
  private static let answerDelay = DispatchTimeInterval.milliseconds(120)

  private let input: any DispatchSourceRead
  private let signals: any DispatchSourceRead
  private let output: any DispatchSourceWrite
  private let escape: any DispatchSourceTimer
  private var isWatchingOutput = false
  private var isInputStopped = false
  private var isInputPaused = false

  init(terminal: Terminal, signals descriptor: Int32) {
    let queue = TerminalExecutor.shared.queue
    input = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
    signals = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    output = DispatchSource.makeWriteSource(
      fileDescriptor: ct_output_descriptor(), queue: queue)
    escape = DispatchSource.makeTimerSource(queue: queue)
    input.setEventHandler { terminal.assumeIsolated { $0.readInput() } }
    signals.setEventHandler { terminal.assumeIsolated { $0.readSignals() } }
    output.setEventHandler { terminal.assumeIsolated { $0.writeOutput() } }
    escape.setEventHandler { terminal.assumeIsolated { $0.flushInput() } }
    input.activate()
    signals.activate()
    escape.activate()
  }

  /// Waits for room, until `unwatchOutput`.
  func watchOutput() {
    guard !isWatchingOutput else { return }
    isWatchingOutput = true
    output.resume()
  }

  func unwatchOutput() {
    guard isWatchingOutput else { return }
    isWatchingOutput = false
    output.suspend()
  }

  /// Starts, or starts again, the wait for the rest of a sequence.
  func awaitRest(ofAnswer isOwed: Bool) {
    let delay = isOwed ? Self.answerDelay : Self.escapeDelay
    escape.schedule(deadline: .now() + delay, leeway: .milliseconds(5))
  }

  /// What is typed stays in the tty, for another program, until `resumeInput`.
  func pauseInput() {
    guard !isInputPaused else { return }
    isInputPaused = true
    input.suspend()
  }

  func resumeInput() {
    guard isInputPaused else { return }
    isInputPaused = false
    input.resume()
  }

  func stopInput() {
    guard !isInputStopped else { return }
    isInputStopped = true
    input.cancel()
    // One that is suspended can be cancelled, but not freed.
    resumeInput()
  }

  func cancel() {
    stopInput()
    signals.cancel()
    escape.cancel()
    watchOutput()
    output.cancel()
  }
}
