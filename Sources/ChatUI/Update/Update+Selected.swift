import Chat
import TUI

/// What is done with selected text: copied, saved, shown elsewhere. Always from the source; never with
/// hidden characters that nobody was told of.
extension Model {
  /// The block at the cursor, or the range.
  mutating func selected(at now: Now) -> SelectedText? {
    guard let mark = front.selection?.mark else { return nil }
    var blocks: [MessageID: [MessageBlock]] = [:]
    let held = transcript.messages
    let size = transcriptSize
    for message in held {
      guard let position = transcript.position(of: message.id),
        (mark.first.position...mark.last.position).contains(position)
      else { continue }
      blocks[message.id] = front.transcript.blocks(of: message.id, in: size, layoutContext)
    }
    let selected = transcript.text(of: mark) { blocks[$0] ?? [] }
    return checked(selected, at: now)
  }

  /// The whole message at the cursor.
  mutating func selectedMessage(at now: Now) -> SelectedText? {
    checked(front.selection?.cursor.flatMap { transcript.text(ofMessage: $0.message) }, at: now)
  }

  private mutating func checked(_ selected: SelectedText?, at now: Now) -> SelectedText? {
    guard let selected else {
      say("the range begins where the log is not read any more: begin it nearer", at: now)
      return nil
    }
    guard !selected.text.isEmpty else {
      say("there is no text here", at: now)
      return nil
    }
    return selected
  }

  /// Copies or saves; asks before, when the text has hidden characters.
  mutating func use(
    _ selected: SelectedText?, for use: SelectionState.Use, at now: Now
  ) -> [Effect] {
    guard let selected else { return [] }
    if let hidden = HiddenCharacters(in: selected.text) {
      front.selection?.stage = .warning(
        SelectionState.Warning(
          hidden: hidden, text: selected.text, what: selected.what, use: use))
      return []
    }
    return finish(use, selected.text, selected.what)
  }

  /// The answer to a warning.
  mutating func confirm(clean: Bool) -> [Effect] {
    guard case .warning(let warning) = front.selection?.stage else { return [] }
    front.selection?.stage = .moving
    let text = clean ? HiddenCharacters.removed(from: warning.text) : warning.text
    return finish(warning.use, text, warning.what)
  }

  private mutating func finish(
    _ use: SelectionState.Use, _ text: String, _ what: String
  ) -> [Effect] {
    switch use {
    case .copy:
      front.selection?.anchor = nil
      return [.copy(text, what: what)]
    case .save(let name):
      front.selection?.stage = .naming(FileNameLine(name: name, text: text, what: what))
      return []
    }
  }

  mutating func editName(_ change: (inout FileNameLine) -> Void) {
    guard case .naming(var line) = front.selection?.stage else { return }
    change(&line)
    front.selection?.stage = .naming(line)
  }

  /// Enter in the line of the name: it stays until the file is written.
  mutating func acceptName() -> [Effect] {
    guard case .naming(let line) = front.selection?.stage else { return [] }
    let name = line.name.trimmed
    guard !name.isEmpty, name.last != "/" else {
      editName { $0.problem = "type a name for the file" }
      return []
    }
    // A file of text ends with a line feed.
    let text = line.text.utf8.last == 0x0A ? line.text : line.text + "\n"
    return [.selection(.save(text, path: name, what: line.what))]
  }

  /// In another program: what could do something to the terminal is shown, not sent.
  func show(
    _ selected: SelectedText?, in effect: (String, String) -> SelectionEffect
  ) -> [Effect] {
    guard let selected else { return [] }
    return [.selection(effect(Sanitizer.display(selected.text), selected.ending))]
  }
}
