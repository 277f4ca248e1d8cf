import Chat
import TUI

/// Files that go along with a prompt. They are read away from here, and kept in the log before their
/// chips appear; what named them stands in the composer until then, and undo brings it back.
extension Model {
  /// `/attach`: one path or several, as a shell takes them; or one with blanks in it.
  mutating func attach(_ argument: String, at now: Now) -> [Effect] {
    let words = PathWords.split(argument)
    guard !words.isEmpty else {
      return say("attach which file? /attach PATH, or @ and a part of its name", at: now)
    }
    return attach([[argument], words], replacing: nil)
  }

  /// A path that was chosen from the list takes the place of what was typed of it.
  /// - Parameter typed: what stands in the composer for it, with its `@`.
  mutating func attachChosen(_ path: String, replacing typed: String?) -> [Effect] {
    attach([[path]], replacing: typed)
  }

  /// Pasted text. A terminal pastes the paths of files that are dropped on it: where that is all there
  /// is, and all of them are there, they are attached. The text stands there until then.
  mutating func paste(_ text: String) -> [Effect] {
    front.composer.paste(text)
    // A command that is pasted looks like a path as well.
    if composer.text.hasPrefix("/") {
      switch SlashLine(composer.text) {
      case .command, .surplus: return []
      case .prompt, .unknown: break
      }
    }
    let pasted = Sanitizer.prompt(text)
    guard let readings = DroppedPaths.readings(of: pasted) else { return [] }
    return attach(readings, replacing: pasted, isGuess: true)
  }

  /// A blank after `@path` ends it: a file of that name is attached, and what is none stays text.
  mutating func attachTyped() -> [Effect] {
    let before = front.composer.beforeCursor
    guard before.last == " ", let word = PathWords.reference(before: before.dropLast())
    else { return [] }
    return attach([[String(word.dropFirst())]], replacing: String(word), isGuess: true)
  }

  mutating func attach(
    _ readings: [[String]], replacing text: String?, isGuess: Bool = false
  ) -> [Effect] {
    attachmentNumber += 1
    let request = AttachmentRequest(
      number: attachmentNumber, conversation: front.id, readings: readings, replaces: text,
      isGuess: isGuess)
    front.attaching.begin(request)
    return [.attachments(.attach(request))]
  }

  mutating func handle(_ event: AttachmentEvent, at now: Now) -> [Effect] {
    switch event {
    case .read(let request, let outcome): return take(outcome, of: request, at: now)
    case .paths(let number, let paths, let isComplete):
      fillCompletion(paths, number: number, isComplete: isComplete)
      return []
    }
  }

  /// The conversation may have gone to the back meanwhile: the chips go where the file was named.
  private mutating func take(
    _ outcome: AttachmentOutcome, of request: AttachmentRequest, at now: Now
  ) -> [Effect] {
    var effects: [Effect] = []
    if front.attaching.awaited[request.number] != nil {
      front.put(outcome, of: request)
    } else if let index = others.firstIndex(where: { $0.attaching.awaited[request.number] != nil })
    {
      others[index].put(outcome, of: request)
      if let id = others[index].id { effects.append(.saveDraftOf(id, others[index].draft)) }
    } else {
      return []
    }
    if notice?.kind == .busy, !front.attaching.isBusy, !isTurnRunning { notice = nil }
    if let text = notice(about: outcome, of: request) {
      say(text.text, kind: text.isWarning ? .warning : .plain, at: now)
    }
    return effects
  }

  private func notice(
    about outcome: AttachmentOutcome, of request: AttachmentRequest
  ) -> (text: String, isWarning: Bool)? {
    if let problem = outcome.problems.first {
      let more = outcome.problems.count - 1
      return (problem + (more > 0 ? " (and \(more) more)" : ""), true)
    }
    if outcome.files.contains(where: \.reference.isImage), let warning = imageWarning {
      return (warning, true)
    }
    if let file = outcome.files.first(where: { $0.guessed != nil }), let guessed = file.guessed {
      return ("\(file.reference.name) is not UTF-8: it was read as \(guessed.rawValue)", false)
    }
    guard request.isGuess, let first = outcome.files.first else { return nil }
    let what = outcome.files.count == 1 ? first.reference.name : "\(outcome.files.count) files"
    let key = keymap.label(of: .edit(.undo), in: .chat).map { ": \($0) gives the path back" } ?? ""
    return ("attached \(what)\(key)", false)
  }

  /// What to say where a picture is to go to a model that takes none; nil: it does, or nobody knows.
  var imageWarning: String? {
    guard info(of: model)?.takesImages == false else { return nil }
    let key = keymap.label(of: .chooseModel, in: .chat).map { ": \($0) chooses another" } ?? ""
    return "\(model.rawValue) takes no pictures\(key)"
  }

  /// After another model was chosen: whether it can read what is attached.
  mutating func warnOfImages(at now: Now) {
    if front.hasImages, let imageWarning { say(imageWarning, kind: .warning, at: now) }
  }

  /// Enter while files are being read: the prompt waits for them.
  mutating func waitForAttachments(at now: Now) -> Bool {
    guard front.attaching.isBusy else { return false }
    say(
      "\(front.attaching.names) is still being read: send again in a moment", kind: .busy, at: now)
    return true
  }
}

extension OpenConversation {
  fileprivate mutating func put(_ outcome: AttachmentOutcome, of request: AttachmentRequest) {
    attaching.end(request)
    let chips = outcome.files.map(\.reference.text).joined(separator: " ")
    guard !chips.isEmpty else { return }
    if let named = request.replaces {
      // Where a blank ended the path, or a list was pasted, what follows stands there already.
      let text = request.isGuess ? chips + named.blankEnd : chips + " "
      // What named it was deleted: it is not wanted any more.
      _ = composer.replaceFirst(named, with: text)
    } else {
      composer.insert(chips + " ")
    }
  }

  /// A picture is in what would be sent now.
  fileprivate var hasImages: Bool {
    AttachmentReference.all(in: composer.text).contains(where: \.isImage)
      || transcript.messages.contains { message in
        message.role == .user
          && AttachmentReference.all(in: message.text).contains(where: \.isImage)
      }
  }
}

extension String {
  /// The blanks and line breaks at the end.
  fileprivate var blankEnd: Substring {
    self[(lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex)...]
  }
}
