import Chat
import ChatUI
import TUI
import Testing

@Suite struct FailureTests {
  private let id = MessageID(rawValue: "m2")

  /// A turn that ended with a 401 after `typed` had been written.
  private func failed(typed: String = "", draft: [Effect]) -> Story {
    var story = Story()
    story.session(.message(.prompt, siblings: nil), .message(.answer(), siblings: nil))
    story.session(.status(.at(.connecting)))
    if !typed.isEmpty { story.type(typed) }
    story.session(
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil),
      .status(.idle))
    story.session(.failed(id, prompt: Message.prompt.text), expecting: draft)
    return story
  }

  private var failed: Story { failed(draft: [.saveDraft(Message.prompt.text)]) }

  @Test func opensThePanelAndGivesThePromptBackToWhoWasNotTyping() {
    var story = failed
    #expect(story.model.composer.text == Message.prompt.text)
    #expect(story.screen().contains("┌─ error ─"))
  }

  @Test func leavesWhoIsTypingAloneAndSaysWhereTheErrorIs() {
    var story = failed(typed: "mean", draft: [])
    #expect(story.model.overlay == nil)
    #expect(story.model.composer.text == "mean")
    #expect(
      story.model.notice?.text
        == "401 Unauthorized · F4 shows the error · the prompt is in the history")
    story.press("f4")
    #expect(story.screen().contains("┌─ error ─"))
  }

  @Test(arguments: [
    ("i", "req-401", "request ID"), ("c", "401", "code"),
    ("m", "anthropic/claude-sonnet-4.6", "model ID"), ("e", "Invalid API key", "message"),
  ])
  func copiesWholeValues(key: String, text: String, what: String) {
    var story = failed
    story.press(key, expecting: [.copy(text, what: what)])
    story.happens(.copied(what: what, CopyReport(taken: [.terminal])))
    #expect(story.model.notice?.text == "sent to the terminal's clipboard: \(what)")
    story.happens(.copied(what: what, CopyReport(problems: ["too large"])))
    #expect(story.model.notice?.text == "cannot copy \(what): too large")
  }

  @Test func copiesAReportWithTheFourThingsThatSupportAsksFor() throws {
    var story = failed
    let key = Input.key(try #require(KeyPress(notation: "y")))
    var model = story.model
    let effects = update(&model, .input([key]), at: story.now)
    guard case .copy(let report, let what)? = effects.first, effects.count == 1 else {
      Issue.record("\(effects)")
      return
    }
    #expect(what == "report")
    for part in ["401", "Invalid API key", "anthropic/claude-sonnet-4.6", "req-401", "immediate"] {
      #expect(report.contains(part), "\(part)")
    }
    #expect(!report.contains(Message.prompt.text))
    story.press("esc")
    #expect(story.model.overlay == nil)
  }

  @Test func saysWhenThereIsNothingToCopy() {
    var story = Story()
    let failure = Failure(origin: .network, step: .connect, message: "refused")
    story.session(
      .message(.answer("", .failed, attempts: [.failed(failure)]), siblings: nil),
      .failed(id, prompt: nil))
    story.press("i")
    #expect(story.model.notice?.text == "there is no request ID to copy")
    story.press("c", expecting: [.copy("cannot connect", what: "code")])
  }

  @Test func retryAsksTheLastPromptAgain() {
    var story = failed
    story.press("r", expecting: [.session(.regenerate), .saveDraft("")])
    #expect(story.model.overlay == nil)
  }

  @Test func anOlderErrorIsShownButNotRetried() {
    var story = failed
    story.press("esc")
    var later = Message.answer("fine", .complete, id: "m4")
    later.parent = MessageID(rawValue: "m3")
    story.session(.message(later, siblings: nil))
    story.press("f4", "r")
    #expect(story.model.notice?.text == "only the last prompt can be asked again")
    #expect(story.model.overlay != nil)
  }

  @Test func switchesTheModelAndRetries() {
    var story = failed
    story.press("s", expecting: [.models(.load)])
    story.happens(.modelList([ModelInfo(id: ModelID(rawValue: "openai/gpt"), summary: "other")]))
    story.press(
      "enter",
      expecting: [
        .session(.useModel(ModelID(rawValue: "openai/gpt"))), .session(.regenerate), .saveDraft(""),
      ])
  }

  @Test func duringAWaitThePanelShowsItsFailureAndRetriesNow() {
    var story = Story()
    story.session(
      .message(.prompt, siblings: nil),
      .message(.answer("", attempts: [.failed(.rateLimit, wait: 2)]), siblings: nil),
      .status(.backingOff(seconds: 2)))
    story.press("f4")
    #expect(story.screen().contains("Rate limit exceeded"))
    story.press("r", expecting: [.session(.retryNow)])
  }

  @Test func saysWhenThereIsNoError() {
    var story = Story()
    story.press("f4")
    #expect(story.model.notice?.text == "no error in this conversation")
  }

  @Test func anErrorThatARetryCuredCanStillBeSeen() {
    var story = Story()
    var second = Attempt.first
    second.number = 2
    story.session(
      .message(
        .answer("Blue.", .complete, attempts: [.failed(.rateLimit, wait: 1), second]), siblings: nil
      ))
    story.press("f4")
    #expect(story.screen().contains("429 Too Many Requests"))
  }

  @Test func aPromptThatWasCancelledComesBackUnlessSomethingIsTyped() {
    var story = Story()
    story.session(.promptReturned("first"), expecting: [.saveDraft("first")])
    story.session(.promptReturned("second"))
    #expect(story.model.composer.text == "first")
    #expect(
      story.model.notice?.text == "the prompt was not answered: Ctrl-R finds it in the history")
  }

  @Test func saysOnceAndGoesOnShowingThatTheLogFails() {
    var story = Story()
    story.session(.storeFailed(.full(path: "/data/log.db")))
    #expect(
      story.model.notice?.text
        == "not logged, the disk is full: free some space for /data/log.db")
    story.wait(10)
    story.happens(.tick)
    #expect(story.row(-1).hasPrefix(" not logged │"))
  }
}
