import CTerminal
import Glibc
import TUI

/// What the terminal answers. Each question ends with one for its device attributes, which every
/// terminal answers, in the order of the questions: that tells whose answers are over.
extension Terminal {
  enum Asker { case keys, background }

  /// How long leaving may wait for an answer that is still on its way, milliseconds.
  private static let answerPatience = 100

  /// Once: how a terminal sends its keys does not change.
  func askForKeys() {
    guard !keyForm.wasAsked else { return }
    _ = ct_queue(KeyForm.question, KeyForm.question.count)
    keyForm.asked()
    askers.append(.keys)
  }

  /// Takes the answers out of what was read, and acts on them.
  func withoutAnswers(_ inputs: [Input]) -> [Input] {
    inputs.filter { input in
      switch input {
      case .reply(let reply): return !takeAnswer(reply)
      case .focus(true):
        lookAtBackgroundAgain()
        return true
      default: return true
      }
    }
  }

  private func takeAnswer(_ reply: String) -> Bool {
    if let change = keyForm.take(reply) {
      use(change)
      return true
    }
    if reply.hasPrefix("?"), reply.hasSuffix("c"), !askers.isEmpty, askers.removeFirst() == .keys {
      return true
    }
    return takeBackground(reply)
  }

  /// Another form of keys is in use from now on.
  private func use(_ change: [UInt8]) {
    guard isOpen, modesAreOn, !change.isEmpty else { return }
    guardAgainstCrashes()
    _ = ct_queue(change, change.count)
    _ = pump()
  }

  /// An answer that came later would be typed into whatever has the terminal next.
  func awaitAnswer() {
    guard isOpen, !askers.isEmpty else { return }
    let deadline = Self.milliseconds() + Self.answerPatience
    while !askers.isEmpty, isOpen {
      let left = deadline - Self.milliseconds()
      var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&descriptor, 1, Int32(left)) > 0 else { break }
      readInput()
    }
    guard !askers.isEmpty else { return }
    // This terminal does not answer: it is not waited for again.
    askers = []
    forgetBackground()
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
