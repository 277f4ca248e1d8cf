extension Model {
  /// Does what a command says: every action has its line here, and its decisions elsewhere.
  mutating func perform(_ action: Action, at now: Now) -> [Effect] {
    switch action {
    case .edit(let edit):
      if keyContext == .find { return editQuery(edit) }
      if keyContext == .logQuery || keyContext == .logLine { return editLogLine(edit, at: now) }
      if [.deleteBackward, .deleteWordBackward].contains(edit) { isCompletionInvited = true }
      return self.edit(edit)
    case .end:
      if keyContext == .find { return editQuery(.lineEnd) }
      if keyContext == .logQuery || keyContext == .logLine {
        return editLogLine(.lineEnd, at: now)
      }
      end()
    case .send: return send(at: now)
    case .back: return back(at: now)
    case .interrupt: return interrupt(at: now)
    case .askAgain: return retryOrAskAgain(at: now)
    case .keepWaiting: return keepWaiting(at: now)
    case .editPrompt: return editPrompt(at: now)
    case .continueAnswer: return continueAnswer(at: now)
    case .wake: return wake(at: now)
    case .newConversation: return beginConversation(at: now)
    case .nextConversation: return showNext(at: now)
    case .scrollPage(let direction): scrollPage(direction)
    case .toStart: front.transcript.toStart()
    case .toEnd: front.transcript.toEnd()
    case .showHelp: overlay = .help(HelpPanel(first: isBrowsing ? .log : nil))
    case .showFailure: return showLastFailure(at: now)
    case .chooseModel: return openModels(then: .use)
    case .chooseHistory: return openHistory(at: now)
    case .redraw: return [.redrawAll]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    case .panelScroll(let lines): scrollPanel(by: lines)
    case .panelPage(let direction): scrollPanelPage(direction)
    case .panelStart: scrollPanel(by: -Self.wholePanel)
    case .panelEnd: scrollPanel(by: Self.wholePanel)
    case .copy(let copied): return copy(copied, at: now)
    case .retry: return retryFailed(at: now)
    case .retryWithModel: return retryFailedWithModel(at: now)
    case .dropOldest: return dropOldest(at: now)
    case .pick(let count): editList(.move(count))
    case .pickPage(let direction): pickPage(direction)
    case .pickFirst: editList(.toFirst)
    case .pickLast: editList(.toLast)
    case .choose: return choose(at: now)
    case .filterBackspace: editList(.backspace)
    case .filterWordBackspace: editList(.wordBackspace)
    case .filterClear: editList(.clear)
    case .reading(let action):
      if action == .space { isCompletionInvited = true }
      return perform(action, at: now)
    case .find(let action): return perform(action, at: now)
    case .contents(let action): return perform(action, at: now)
    case .selection(let action): return perform(action, at: now)
    case .branch(let action): return perform(action, at: now)
    case .inspection(let action): return perform(action, at: now)
    case .palette(let action): return perform(action, at: now)
    case .writing(let action): return perform(action, at: now)
    case .models(let action): return perform(action, at: now)
    case .setup(let action): return perform(action, at: now)
    case .browser(let action): return perform(action, at: now)
    case .verb(let verb, let argument): return perform(verb, argument.trimmed, at: now)
    }
    return []
  }

  /// More lines than any panel has.
  private static let wholePanel = 1_000_000
}
