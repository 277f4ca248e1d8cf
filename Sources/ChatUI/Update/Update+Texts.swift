import Chat

/// What a command does with the last answer and the last prompt: copied, saved, found in, edited. From
/// the source, as in a selection, and warned of the same.
extension Model {
  /// `/copy`, `/copy 2`, `/copy code`, `/copy prompt`.
  mutating func copyFromAnswer(_ what: String, at now: Now) -> [Effect] {
    guard let part = TextPart(what) else {
      return say(
        "/copy takes a number, code or prompt: /copy 2 is the second block of code",
        kind: .warning, at: now)
    }
    guard let (selected, place) = text(of: part, at: now) else { return [] }
    return take(selected, from: place, for: .copy, at: now)
  }

  /// `/save PATH`, `/save 2 PATH`, `/save code PATH`.
  mutating func saveFromAnswer(_ what: String, at now: Now) -> [Effect] {
    let first = String(what.prefix { !$0.isWhitespace })
    let rest = what.dropFirst(first.count).trimmed
    // A file may be called as a part is: what follows tells.
    let part = rest.isEmpty ? nil : TextPart(first)
    let path = part == nil ? what : rest
    guard !path.isEmpty else {
      return say(
        "/save needs a file's name: /save answer.md, or /save 2 main.swift for the second code",
        kind: .warning, at: now)
    }
    guard let (selected, place) = text(of: part ?? .answer, at: now) else { return [] }
    let name = path.hasSuffix("/") ? path + selected.fileName : path
    return take(selected, from: place, for: .save(name: name), at: now)
  }

  /// What has hidden characters is selected, and asked about there.
  private mutating func take(
    _ selected: SelectedText, from place: (message: MessageID, block: Int),
    for use: SelectionState.Use, at now: Now
  ) -> [Effect] {
    if HiddenCharacters(in: selected.text) != nil {
      _ = perform(SelectionAction.begin, at: now)
      front.selection?.target = .block(place.message, place.block)
      settleSelection()
      return self.use(selected, for: use, at: now)
    }
    guard case .save(let path) = use else {
      // A line break at the end of a command would run it where it is pasted.
      let text = selected.text.utf8.last == 0x0A ? String(selected.text.dropLast()) : selected.text
      return [.copy(text, what: selected.what)]
    }
    let text = selected.text.utf8.last == 0x0A ? selected.text : selected.text + "\n"
    return [.selection(.save(text, path: path, what: selected.what))]
  }

  private mutating func text(
    of part: TextPart, at now: Now
  ) -> (SelectedText, (message: MessageID, block: Int))? {
    let role: Role = part == .prompt ? .user : .assistant
    guard let message = transcript.newest.last(where: { $0.role == role && !$0.text.isEmpty })
    else {
      say(part == .prompt ? "there is no prompt yet" : "there is no answer yet", at: now)
      return nil
    }
    guard case .code(let number) = part else {
      return transcript.text(ofMessage: message.id).map { ($0, (message.id, 0)) }
    }
    let blocks = front.transcript.blocks(of: message.id, in: transcriptSize, layoutContext)
    let code = blocks.filter { if case .code = $0.kind { true } else { false } }
    let index = number.map { $0 - 1 } ?? code.count - 1
    guard code.indices.contains(index), let position = transcript.position(of: message.id) else {
      let count = code.count == 1 ? "1 block" : "\(code.count) blocks"
      say(
        code.isEmpty
          ? "there is no code in the last answer" : "the last answer has \(count) of code",
        kind: .warning, at: now)
      return nil
    }
    let place = BlockPlace(position: position, message: message.id, block: code[index].index)
    let selected = transcript.text(of: TranscriptMark(place, place)) { _ in blocks }
    return selected.map { ($0, (message.id, code[index].index)) }
  }

  /// `/find TEXT`: at the nearest match, to go on from there.
  mutating func findText(_ text: String, at now: Now) -> [Effect] {
    if front.find != nil { _ = leaveFind() }
    var effects = perform(FindAction.open, at: now)
    guard front.find != nil, !text.isEmpty else { return effects }
    effects += typeQuery(text)
    return effects + perform(FindAction.accept, at: now)
  }

  /// `/edit`: the last prompt, to be sent again as another version.
  mutating func editLastPrompt(at now: Now) -> [Effect] {
    guard let prompt = transcript.newest.last(where: { $0.role == .user }),
      let position = transcript.position(of: prompt.id)
    else { return say("there is no prompt to edit", at: now) }
    var selection = SelectionState()
    selection.cursor = BlockPlace(position: position, message: prompt.id, block: 0)
    front.selection = selection
    beginEdit(at: now)
    endSelection()
    return []
  }
}

/// Which part of the last turn a command means.
private enum TextPart: Equatable {
  case answer, prompt
  /// Which block of code, from 1; nil: the last one.
  case code(Int?)

  /// nil: no part is called so.
  init?(_ word: String) {
    switch word.lowercased() {
    case "", "answer", "message": self = .answer
    case "prompt": self = .prompt
    case "code", "last code", "last": self = .code(nil)
    default:
      guard let number = Int(word), number > 0 else { return nil }
      self = .code(number)
    }
  }
}
