import Chat
import ChatUI
import TUI
import Testing

@Suite struct StopTests {
  @Test(arguments: ["esc", "ctrl-c"])
  func stopsTheAnswerAndTheWait(key: String) {
    for status in [TurnStatus.at(.receiving), .backingOff(seconds: 3)] {
      var story = Story()
      story.type("draft")
      story.session(.status(status))
      story.press(key, expecting: [.session(.cancel)])
      #expect(story.model.composer.text == "draft")
    }
  }

  @Test func escapeGoesOneStepBackAtATime() {
    var story = Story()
    story.session(.status(.at(.receiving)))
    story.press("f1")
    story.press("esc")
    #expect(story.model.overlay == nil)
    story.press("esc", expecting: [.session(.cancel)])
  }

  @Test func controlCClearsTheDraftAndUndoBringsItBack() {
    var story = Story()
    story.type("a long thought")
    story.press("ctrl-c", expecting: [.saveDraft("")])
    #expect(story.model.notice?.text == "draft cleared: Ctrl-_ brings it back")
    story.press("ctrl-_", expecting: [.saveDraft("a long thought")])
  }

  @Test func controlCTwiceOnAnEmptyDraftQuits() {
    var story = Story()
    story.press("ctrl-c")
    #expect(story.model.notice?.text == "Ctrl-C once more quits")
    story.press("ctrl-c", expecting: [.quit])
  }

  @Test func anotherKeyOrTimeBetweenMeansThatQuittingWasNotMeant() {
    var story = Story()
    story.press("ctrl-c", "left", "ctrl-c")
    story.wait(7)
    story.press("ctrl-c")
    #expect(story.model.notice?.kind == .quitAsked)
  }

  @Test func controlQQuitsFromAnywhere() {
    for opener in ["left", "f1", "f5"] {
      var story = Story()
      story.press(opener, expecting: opener == "f5" ? [.models(.load)] : [])
      story.press("ctrl-q", expecting: [.quit])
    }
  }

  @Test func asksTheTerminalToDrawAnewAndToSuspend() {
    var story = Story()
    story.press("ctrl-l", "ctrl-z", expecting: [.redrawAll, .suspend])
  }
}
