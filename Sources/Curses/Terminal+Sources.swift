import CTerminal
import Dispatch
import Glibc
import TUI

/// What the terminal does when one of its sources has something.
extension Terminal {
  /// Bytes a read. Larger pastes come in several batches.
  private static let readSize = 65_536

  func readInput() {
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.readSize) { buffer, count in
      let got = ct_read(buffer.baseAddress!, buffer.count)
      count = max(0, got)
      if got == 0 { hangUp() }
    }
    guard !bytes.isEmpty else { return }
    let inputs = withoutAnswers(withoutLinkAnswers(parser.feed(bytes)))
    if parser.isPending { sources?.awaitRest(ofAnswer: fences.areOpen) }
    if !inputs.isEmpty { continuation.yield([.input(inputs)]) }
  }

  func flushInput() {
    guard parser.isPending else { return }
    let inputs = parser.flush()
    if !inputs.isEmpty { continuation.yield([.input(inputs)]) }
  }

  func writeOutput() {
    guard pump() == 0 else { return }
    sources?.unwatchOutput()
    continuation.yield([.drained])
  }

  func readSignals() {
    var hasResized = false
    while true {
      let number = ct_next_signal()
      switch number {
      case 0:
        if hasResized { resize() }
        return
      case SIGWINCH: hasResized = true
      // The tty sends its signals to the program that has it, and to us: they are meant for that.
      case SIGTSTP where program != nil: ct_stop()
      case SIGINT where program != nil, SIGQUIT where program != nil: break
      case SIGTSTP: suspend()
      case SIGCONT: continued()
      case SIGHUP: hangUpSignal()
      case SIGCHLD: reapProgram()
      default: continuation.yield([.signal(number)])
      }
    }
  }

  /// Another process stopped and continued this one: the terminal may be in any state.
  private func continued() {
    defer { continueExpectedUntil = nil }
    guard isOpen, !(continueExpectedUntil.map { DispatchTime.now() < $0 } ?? false) else { return }
    reenter()
  }
}
