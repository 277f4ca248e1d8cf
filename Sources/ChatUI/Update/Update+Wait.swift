import Chat

/// What can be said to a wait: between two attempts, for a silent answer, for a time that a failure
/// named.
extension Model {
  /// Alt-R: works while something is typed, too.
  mutating func retryOrAskAgain(at now: Now) -> [Effect] {
    guard backoff != nil || isStallAsked else { return askAgain(at: now) }
    front.status.givesUpAt = nil
    return [.session(.retryNow)]
  }

  /// Alt-K: works while something is typed, too.
  mutating func keepWaiting(at now: Now) -> [Effect] {
    isStallAsked ? answerStall() : say("no answer asks to be waited for", at: now)
  }

  /// The question goes at once: a second key must not answer the next one.
  mutating func answerStall() -> [Effect] {
    front.status.givesUpAt = nil
    return [.session(.keepWaiting)]
  }

  /// Ends the wait; the prompt takes the composer's place, and undo brings back what was typed.
  mutating func editPrompt(at now: Now) -> [Effect] {
    guard isTurnRunning else { return say("there is no wait to end", at: now) }
    guard backoff != nil || isStallAsked else {
      return say(stillComing, kind: .busy, at: now)
    }
    guard let prompt = transcript.newest.last(where: { $0.role == .user })?.text else {
      return [.session(.cancel)]
    }
    if composer.text != prompt {
      let wasTyping = !composer.isEmpty
      front.composer.replace(with: prompt)
      if wasTyping {
        let undo = keymap.label(of: .edit(.undo), in: .chat) ?? ""
        say("the prompt is back: \(undo) brings back what was typed", at: now)
      }
    }
    return [.session(.cancel)]
  }

  /// Alt-W, and `w` in the error panel.
  mutating func wake(at now: Now) -> [Effect] {
    if case .failure(let panel) = overlay, !canAskAgain(panel) {
      return say("only the last prompt can be asked again", at: now)
    }
    guard !isTurnRunning else {
      return say(stillComing, kind: .busy, at: now)
    }
    guard NamedWait(transcript.last, at: now.wall) != nil else {
      return say("the last answer named no time to wait for", at: now)
    }
    overlay = nil
    notice = nil
    takeBackReturnedPrompt()
    front.transcript.toEnd()
    return [.session(.wake)]
  }

  func canDropOldest(after failure: Failure) -> Bool {
    FailureKind(failure) == .contextLengthExceeded
      && (!transcript.hasStart
        || transcript.messages.lazy.filter { $0.role == .user }.prefix(2).count == 2)
  }

  /// `d` in the error panel.
  mutating func dropOldest(at now: Now) -> [Effect] {
    guard case .failure(let panel) = overlay, canAskAgain(panel), !isTurnRunning,
      canDropOldest(after: panel.failure)
    else { return say("there is nothing older to leave out of this request", at: now) }
    overlay = nil
    notice = nil
    takeBackReturnedPrompt()
    front.transcript.toEnd()
    return [.session(.dropOldest)]
  }

  /// Alt-C, and `n` in the error panel.
  mutating func continueAnswer(at now: Now) -> [Effect] {
    if case .failure(let panel) = overlay, !canAskAgain(panel) {
      return say("only the last answer can be continued", at: now)
    }
    guard !isTurnRunning else {
      return say(stillComing, kind: .busy, at: now)
    }
    guard front.canContinue else {
      return say("there is no cut answer to continue", at: now)
    }
    overlay = nil
    notice = nil
    front.transcript.toEnd()
    return [.session(.continueAnswer)]
  }

  /// The prompt that came back is on its way again.
  mutating func takeBackReturnedPrompt() {
    guard let unanswered = transcript.unansweredPrompt else { return }
    if composer.text == unanswered {
      front.composer.clear()
    } else if composer.text.hasPrefix(unanswered + "\n\n") {
      // Those that waited behind it came back with it.
      front.composer.replace(with: String(composer.text.dropFirst(unanswered.count + 2)))
    }
  }
}
