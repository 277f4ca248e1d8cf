/// Changes the model by one event and says what is to be done. Only dispatches: each concern decides
/// in a file of its own, `Update+….swift`.
package func update(_ model: inout Model, _ event: Event, at now: Now) -> [Effect] {
  model.zone = now.zone
  model.utcOffset = now.utcOffset
  model.expireNotice(at: now)
  let due = model.takeWhatIsDue(before: event, at: now)
  var effects: [Effect] =
    switch event {
    case .input(let inputs): model.take(inputs, at: now)
    case .resized(let size): model.resize(to: size)
    case .session(let update): model.handle(update, at: now)
    case .background(let id, let update): model.handle(update, of: id, at: now)
    case .began(let id): model.began(id)
    case .tick: []
    case .opened(let stored): model.open(stored, at: now)
    case .logUpdating(let isRunning): model.logUpdating(isRunning)
    case .logClosed(let isClosed): model.logClosed(isClosed, at: now)
    case .offered(let conversation, let lastAnswer):
      model.takeOffer(conversation, lastAnswer, at: now)
    case .history(let prompts): model.take(history: prompts)
    case .draft(let text): model.take(draft: text)
    case .copied(let what, let report):
      model.say(
        report.words(for: what), kind: report.taken.isEmpty ? .warning : .plain, at: now)
    case .page(let id, let place, let page): model.take(page, at: place, of: id, at: now)
    // Nothing of it is on the screen since it was closed here.
    case .closed: []
    case .find(let event): model.handle(event, at: now)
    case .contents(let event): model.handle(event, at: now)
    case .selection(let event): model.handle(event, at: now)
    case .branches(let event): model.handle(event, at: now)
    case .inspection(let event): model.handle(event, at: now)
    case .writing(let event): model.handle(event, at: now)
    case .models(let event): model.handle(event, at: now)
    case .attachments(let event): model.handle(event, at: now)
    case .log(let event): model.handle(event, at: now)
    case .browser(let event): model.handle(event, at: now)
    case .settings(let event): model.handle(event, at: now)
    case .setup(let event): model.handle(event, at: now)
    case .link(let link): model.take(link)
    case .linear(let input): model.take(input, at: now)
    case .notice(let text, let isWarning):
      model.say(text, kind: isWarning ? .warning : .plain, at: now)
    }
  effects = due + effects
  model.noteForCompletion(event)
  effects += model.tendThemes()
  model.settleSelection()
  if model.setup.isLinear { effects += model.settleLinear(at: now) }
  model.restoreAside()
  effects += model.settleCompletion()
  effects += model.tendTranscript() + model.findPrompts()
  effects += model.closeLookedAt() + model.tendBrowser()
  if model.front.unsent != model.savedDraft {
    model.savedDraft = model.front.unsent
    effects.append(.saveDraft(model.front.draft))
  }
  return effects
}
