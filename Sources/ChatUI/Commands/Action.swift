/// What a command does. `update` alone gives it its meaning.
package enum Action: Hashable, Sendable {
  case edit(ComposerEdit)
  case send
  /// Stop, cancel, back: one step.
  case back
  /// Ctrl-C: stop or cancel; else clear the draft; on an empty one, twice quits.
  case interrupt
  /// Retry now during a wait or a stall; else ask the last prompt again.
  case askAgain
  /// Another wait for a silent answer.
  case keepWaiting
  /// Ends the wait and puts its prompt into the composer.
  case editPrompt
  /// Goes on from an answer that broke off, was stopped or was cut.
  case continueAnswer
  /// Waits for the time that the last failure named.
  case wake
  case newConversation
  case nextConversation
  case scrollPage(Int)
  case toStart
  case toEnd
  /// The end of the line being written; of the transcript when nothing is written.
  case end
  case showHelp
  case showFailure
  case chooseModel
  case chooseHistory
  case redraw
  case suspend
  case quit
  /// In a panel: lines, or pages.
  case panelScroll(lines: Int)
  case panelPage(Int)
  case panelStart
  case panelEnd
  case copy(Copied)
  case retry
  case retryWithModel
  /// Asks again without the older half of the conversation.
  case dropOldest
  /// In a list.
  case pick(Int)
  case pickPage(Int)
  case pickFirst
  case pickLast
  case choose
  case filterBackspace
  case filterWordBackspace
  case filterClear

  case reading(ReadingAction)
  case find(FindAction)
  case contents(ContentsAction)
  case selection(SelectionAction)
  case branch(BranchAction)
  case inspection(InspectionAction)
  case palette(PaletteAction)
  case writing(WritingAction)
  case models(ModelAction)
  case setup(SetupAction)
  case browser(BrowserAction)
  /// A command with its argument; empty: none was given.
  case verb(Verb, String)

  /// What the error panel copies.
  package enum Copied: Hashable, Sendable {
    case requestID, code, model, message, report
  }
}
