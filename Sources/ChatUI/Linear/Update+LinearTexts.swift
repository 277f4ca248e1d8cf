import Chat
import Markup
import TUI

/// What is done with messages in linear mode, where they are named by numbers: the same as with the cursor
/// of the full screen.
extension Model {
  mutating func take(_ text: LinearText, at now: Now) -> [Effect] {
    switch text {
    case .find(let words, let options):
      // A later `/find` finds as it always did.
      let usual = findMemory.options
      defer { findMemory.options = usual }
      findMemory.options = options
      return findText(words, at: now)
    case .links:
      guard let answer = lastTold(.assistant), stand(on: answer) else {
        return say("there is no answer yet", at: now)
      }
      let effects = showLinks(at: now)
      endSelection()
      return effects
    case .pager(let count): return openPager(count, at: now)
    case .edit(let number):
      let prompts = transcript.newest.filter { $0.role == .user }
      guard number <= prompts.count else {
        return say("there is no prompt \(number) at hand: /outline lists all", at: now)
      }
      guard stand(on: prompts[prompts.count - number]) else {
        return say("that prompt is not at hand: /last goes back to the end", at: now)
      }
      beginEdit(at: now)
      endSelection()
      return []
    }
  }

  private mutating func openPager(_ count: Int?, at now: Now) -> [Effect] {
    let messages = transcript.newest
    if let count, count > 1, let first = messages.suffix(count).first, let last = messages.last,
      let start = transcript.position(of: first.id), let end = transcript.position(of: last.id)
    {
      var blocks: [MessageID: [MessageBlock]] = [:]
      for message in messages.suffix(count) {
        blocks[message.id] = front.transcript.blocks(
          of: message.id, in: transcriptSize, layoutContext)
      }
      let mark = TranscriptMark(
        BlockPlace(position: start, message: first.id, block: 0),
        BlockPlace(
          position: end, message: last.id, block: max(0, (blocks[last.id]?.count ?? 1) - 1)))
      return show(
        transcript.text(of: mark) { blocks[$0] ?? [] }, in: SelectionEffect.openPager)
    }
    guard let message = count == nil ? lastTold(.assistant) : messages.last else {
      return say("there is no answer yet", at: now)
    }
    return show(transcript.text(ofMessage: message.id), in: SelectionEffect.openPager)
  }

  /// The last message of a side that has a text.
  private func lastTold(_ role: Role) -> Message? {
    transcript.newest.last { $0.role == role && !$0.text.isEmpty }
  }

  /// - Returns: whether it is held.
  private mutating func stand(on message: Message) -> Bool {
    guard let position = transcript.position(of: message.id) else { return false }
    var selection = SelectionState()
    selection.cursor = BlockPlace(position: position, message: message.id, block: 0)
    front.selection = selection
    return true
  }
}
