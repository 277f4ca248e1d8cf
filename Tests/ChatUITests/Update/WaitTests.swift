import Chat
import ChatUI
import TUI
import Testing

/// What can be said to a wait, and to an answer that is not whole.
@Suite struct WaitTests {
  private let other = ModelID(rawValue: "openai/gpt")

  @Test(arguments: [
    (typed: "", key: "enter", SessionCommand.keepWaiting),
    ("", "alt-k", .keepWaiting), ("x", "alt-k", .keepWaiting), ("", "alt-r", .retryNow),
    ("x", "alt-r", .retryNow), ("", "esc", .cancel),
  ])
  func aStallIsAnswered(typed: String, key: String, command: SessionCommand) {
    var story = Story.stalled(80, 24)
    story.type(typed)
    story.press(key, expecting: [.session(command)])
    #expect(story.model.composer.text == typed)
    if command != .cancel { #expect(!story.screen().contains("gives up")) }
  }

  @Test func aStallIsAnsweredOnce() {
    var story = Story.stalled(80, 24)
    story.press("enter", "enter", expecting: [.session(.keepWaiting)])
    story.press("alt-k")
    #expect(story.model.notice?.text == "no answer asks to be waited for")
  }

  @Test func anotherModelTakesOverFromAStalledOne() {
    var story = Story.stalled(80, 24)
    story.happens(.modelList([ModelInfo(id: other)]))
    story.press("f5")
    story.press("enter", expecting: [.session(.useModel(other)), .session(.retryNow)])
  }

  @Test func theStallCountsDownByTicks() {
    var story = Story.stalled(80, 24)
    #expect(story.row(-5).contains("silent for 120 s · gives up in 28 s"))
    story.wait(1.2)
    #expect(story.row(-5).contains("silent for 121 s · gives up in 27 s"))
    #expect(story.model.nextTick(at: story.now).map { $0 > story.now.instant } == true)
    story.wait(100)
    #expect(story.row(-5).contains("giving up"))
  }

  @Test(arguments: [(typed: "", "Enter retry now"), ("x", "Alt-R retry now")])
  func aWaitIsShortenedWhateverIsTyped(typed: String, hint: String) {
    var story = Story.backingOff(80, 24)
    story.type(typed)
    #expect(story.screen().contains(hint))
    story.press("alt-r", expecting: [.session(.retryNow)])
  }

  @Test func editingAWaitsPromptEndsTheWait() {
    var story = Story.backingOff(80, 24)
    story.press(
      "alt-e", expecting: [.session(.cancel), .saveDraft(Message.prompt.text)])
    story.session(.promptReturned(Message.prompt.text))
    #expect(story.model.composer.text == Message.prompt.text)
    #expect(story.model.notice == nil)
  }

  @Test func editingAWaitsPromptDoesNotLoseWhatIsTyped() {
    var story = Story.backingOff(80, 24)
    story.type("mine")
    story.press(
      "alt-e", expecting: [.session(.cancel), .saveDraft(Message.prompt.text)])
    #expect(
      story.model.notice?.text == "the prompt is back: Ctrl-_ brings back what was typed")
    story.press("ctrl-_", expecting: [.saveDraft("mine")])
  }

  @Test func onlyAWaitIsEndedForEditing() {
    var story = Story.receiving(80, 24)
    story.press("alt-e")
    #expect(story.model.notice?.kind == .busy)
    story.session(.status(.idle))
    story.press("alt-e")
    #expect(story.model.notice?.text == "there is no wait to end")
  }

  @Test func wakesAtTheTimeThatTheErrorNames() {
    for key in ["w", "alt-w"] {
      var story = Story.ended(.cap, 80, 24)
      if key == "alt-w" { story.press("esc") }
      story.press(key, expecting: [.session(.wake), .saveDraft("")])
      #expect(story.model.overlay == nil)
    }
  }

  @Test func offersToWakeWhoIsTyping() {
    var story = Story()
    story.type("mean")
    story.session(
      .message(.prompt, siblings: nil),
      .message(.answer("", .failed, attempts: [.failed(.cap)]), siblings: nil),
      .failed(Story.answerID, prompt: Message.prompt.text))
    let text = story.model.notice?.text ?? ""
    #expect(text.contains("tomorrow at 09:41 (in 19 h 39 min): Alt-W waits for it"), "\(text)")
  }

  @Test func doesNotWakeAtATimeThatIsPastOrWasNotNamed() {
    var story = Story.ended(.cap, 80, 24)
    story.wait(70_741)
    story.press("w")
    #expect(story.model.notice?.text == "the last answer named no time to wait for")
    story = .ended(.unauthorized, 80, 24)
    #expect(!story.screen().contains("wake me"))
    story.press("w")
    #expect(story.model.notice?.text == "the last answer named no time to wait for")
  }

  private static let endings: [(Message.State, String?, Failure?, Bool)] = [
    (.interrupted, nil, .cut, true), (.stopped, nil, nil, true), (.complete, "length", nil, true),
    (.complete, "stop", nil, false), (.complete, "content_filter", nil, false),
  ]

  @Test(arguments: endings)
  func continuesAnAnswerThatWasCut(
    state: Message.State, finish: String?, failure: Failure?, isOffered: Bool
  ) {
    var story = Story.answered(state, finish: finish, failure: failure)
    #expect(story.screen().contains("Alt-C continue") == isOffered)
    story.press("alt-c", expecting: isOffered ? [.session(.continueAnswer)] : [])
    // Not while an answer is asked for, and not beneath an answer that others follow.
    story.session(.status(.at(.connecting)))
    #expect(!story.screen().contains("Alt-C continue"))
    story.session(.status(.idle))
    var later = Message.prompt
    later.id = MessageID(rawValue: "m3")
    story.session(.message(later, siblings: nil))
    #expect(!story.screen().contains("Alt-C continue"))
  }

  @Test func theErrorPanelContinuesWhatHadCome() {
    var story = Story.answered(.interrupted, failure: .cut)
    story.session(.failed(Story.answerID, prompt: nil))
    #expect(story.screen().contains("n continue"))
    story.press("n", expecting: [.session(.continueAnswer)])
    #expect(story.model.overlay == nil)
    story = .ended(.unauthorized, 80, 24)
    #expect(!story.screen().contains("n continue"))
    story.press("n")
    #expect(story.model.notice?.text == "there is no cut answer to continue")
  }

  @Test func theErrorPanelLeavesOutTheOlderHalfOnlyWhereThatHelps() {
    let exceeded = Failure(origin: .stream, status: 200, code: "context_length_exceeded")
    var story = Story.answered(.interrupted, failure: exceeded)
    story.session(.failed(Story.answerID, prompt: nil))
    #expect(!story.screen().contains("d drop the older half"))
    story.press("d")
    #expect(
      story.model.notice?.text == "there is nothing older to leave out of this request")
    story.press("esc")
    var prompt = Message.prompt
    prompt.id = MessageID(rawValue: "m3")
    var answer = Message.answer("", .failed, attempts: [.failed(exceeded)], id: "m4")
    answer.parent = prompt.id
    story.session(
      .message(prompt, siblings: nil), .message(answer, siblings: nil),
      .failed(answer.id, prompt: nil))
    #expect(story.screen().contains("d drop the older half"))
    story.press("d", expecting: [.session(.dropOldest)])
    #expect(story.model.overlay == nil)
  }

  @Test func aContinuationThatFailedIsAskedForOnceMoreAndIsNoDraft() {
    var story = Story.answered(.stopped)
    var prompt = Message.prompt
    prompt.id = MessageID(rawValue: "m3")
    prompt.text = Continuation.prompt
    var answer = Message.answer("", .failed, attempts: [.failed(.rateLimit)], id: "m4")
    answer.parent = prompt.id
    story.session(
      .message(prompt, siblings: nil), .message(answer, siblings: nil),
      .failed(answer.id, prompt: prompt.text))
    #expect(story.model.composer.isEmpty)
    story.press("n", expecting: [.session(.continueAnswer)])
    story.session(.promptReturned(prompt.text))
    #expect(story.model.composer.isEmpty)
    #expect(story.model.notice == nil)
  }
}
