import CTerminal
import TUI

/// How far the terminal is with what it was sent: fences among the frames, and frames that are shown at
/// once. What is made of the answers is for whoever presents frames.
extension Terminal {
  /// Frames of so many bytes may be seen half drawn: more than a few rows.
  private static let tearing = 600
  /// Mode 2026, DECRQM: whether the terminal can wait with showing.
  static let notSynchronized = Array("\u{1B}[?2026l".utf8)
  private static let synchronizedQuestion = Array("\u{1B}[?2026$p".utf8)

  /// - Returns: where the fence stands; nil: this terminal has none.
  func putFence() -> Int? {
    guard hasFences, ct_queue(Fences.question, Fences.question.count) else { return nil }
    let end = ct_position()
    fences.put(at: end)
    noteQuestion()
    return end
  }

  /// Once, behind the first frame. A terminal that does not know the question may print a letter of it
  /// where the cursor is: that row is sent again.
  func askForSynchronizedFrames(cursor: Point?) {
    let question = Self.synchronizedQuestion
    guard usesModes, ct_queue(question, question.count) else { return }
    if let cursor { ct_invalidate_row(Int32(cursor.row)) }
    _ = ct_compose(false)
  }

  /// Takes the answers out of what was read. One that stands in a paste came while the terminal was busy
  /// with that.
  func withoutLinkAnswers(_ inputs: [Input]) -> [Input] {
    inputs.compactMap { input in
      switch input {
      case .reply(let reply): takeAboutLink(reply) ? nil : input
      case .paste(let text) where fences.areOpen: .paste(withoutAnswers(in: text))
      default: input
      }
    }
  }

  private func withoutAnswers(in paste: String) -> String {
    let (text, answer) = (Array(paste.utf8), Array(Fences.answer.utf8))
    var kept: [UInt8] = []
    var index = 0
    while index < text.count {
      if fences.areOpen, text[index...].starts(with: answer) {
        _ = takeAboutLink("0n")
        index += answer.count
      } else {
        kept.append(text[index])
        index += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// - Returns: whether the reply tells of a fence, or of synchronized frames.
  private func takeAboutLink(_ reply: String) -> Bool {
    if reply.hasPrefix("?2026;"), reply.hasSuffix("$y") {
      if ["?2026;1$y", "?2026;2$y"].contains(reply) { synchronizeFrames() }
      return true
    }
    let (isAnswer, end) = fences.take(reply)
    if isAnswer { hasAnswered = true }
    if let end { continuation.yield([.taken(end)]) }
    return isAnswer
  }

  private func synchronizeFrames() {
    guard isOpen, !hasSynchronizedFrames else { return }
    hasSynchronizedFrames = true
    ct_synchronize(Self.tearing)
    guardAgainstCrashes()
  }
}
