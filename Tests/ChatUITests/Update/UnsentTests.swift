import Chat
import ChatUI
import Testing

/// What is not in the log yet is in its draft: the prompts that wait, and what is being written.
@Suite struct UnsentTests {
  private let first = Conversation.sky.id

  private func running() -> Story {
    var story = Story()
    story.happens(.began(first))
    story.session(.conversation(.sky), .message(.prompt, siblings: nil))
    story.session(.status(.at(.receiving)))
    return story
  }

  @Test func waitingPromptsAreSavedWithWhatIsWritten() {
    var story = running()
    story.session(.queued(["one", "two\nlines"]), expecting: [.saveDraft("one\n\ntwo\nlines")])
    story.press("x", expecting: [.saveDraft("one\n\ntwo\nlines\n\nx")])
    story.session(.queued(["two\nlines"]), expecting: [.saveDraft("two\nlines\n\nx")])
    story.session(.queued([]), expecting: [.saveDraft("x")])
    story.session(.queued([]))
  }

  @Test func thoseOfAConversationBehindAreSavedAsItsOwn() {
    var story = running()
    story.session(.queued(["one"]), expecting: [.saveDraft("one")])
    story.press("alt-n", expecting: [.newConversation])
    story.happens(
      .background(first, .queued(["one", "two"])), [.saveDraftOf(first, "one\n\ntwo")])
    story.happens(.background(first, .queued([])), [.saveDraftOf(first, "")])
  }
}
