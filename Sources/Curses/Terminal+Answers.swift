import CTerminal
import Glibc
import TUI

/// What the terminal answers. Each question ends with one for its device attributes, which every
/// terminal answers, in the order of the questions: that tells whose answers are over.
extension Terminal {
  enum Asker { case keys, background }

  /// How long leaving may wait for answers that are still on their way, milliseconds: of a terminal that
  /// gives them, and of one that gave none yet.
  private static let answerPatience = 1000
  private static let firstPatience = 100
  /// Milliseconds after which the first answer comes no more: longer than any link takes.
  private static let longestWay = 3000

  /// Once: how a terminal sends its keys does not change.
  func askForKeys() {
    guard !keyForm.wasAsked else { return }
    _ = ct_queue(KeyForm.question, KeyForm.question.count)
    keyForm.asked()
    askers.append(.keys)
    noteQuestion()
  }

  func noteQuestion() {
    if firstAsked == nil { firstAsked = Self.milliseconds() }
  }

  /// Takes the answers out of what was read, and acts on them.
  func withoutAnswers(_ inputs: [Input]) -> [Input] {
    inputs.filter { input in
      switch input {
      case .reply(let reply):
        guard takeAnswer(reply) else { return true }
        hasAnswered = true
        return false
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
  func awaitAnswers() {
    let now = Self.milliseconds()
    let deadline =
      hasAnswered
      ? now + Self.answerPatience
      : min(now + Self.firstPatience, (firstAsked ?? now) + Self.longestWay)
    while fences.areOpen || !askers.isEmpty, isOpen {
      var descriptors = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pump() > 0 ? ct_output_descriptor() : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let left = deadline - Self.milliseconds()
      guard left > 0, poll(&descriptors, 2, Int32(left)) > 0 else { break }
      if descriptors[0].revents != 0 { readInput() }
    }
    fences.forget()
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
