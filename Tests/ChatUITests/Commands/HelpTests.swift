import Chat
import ChatUI
import TUI
import Testing

@Suite struct HelpTests {
  private func open(_ columns: Int, _ rows: Int, _ text: String) -> Story {
    var story = Story(columns, rows)
    story.press("f1")
    story.type(text)
    return story
  }

  @Test func isNarrowedDownByTyping() {
    var story = open(80, 24, "branch")
    #expect(story.screen() == "")
  }

  @Test func isNarrowedDownInASmallWindow() {
    var story = open(40, 12, "alt-n")
    #expect(story.screen() == "")
  }

  @Test func isNarrowedDownInTheSmallestWindow() {
    var story = open(20, 5, "alt-n")
    #expect(story.screen() == "")
  }

  @Test func findsKeysNamesAndSlashNames() {
    for (text, help) in [
      ("ctrl-f", "find in this conversation"), ("/fork", "go on from here"),
      ("new-conversation", "begin a new conversation"), ("zzz", "nothing matches"),
    ] {
      var story = open(80, 24, text)
      #expect(story.screen().contains(help), "\(text)")
    }
  }

  @Test func typingScrollsToTheTopAndKeysEditTheLine() {
    var story = open(80, 24, "")
    story.press("page-down", "page-down")
    story.type("zzz")
    #expect(story.screen().contains("nothing matches"))
    story.press("ctrl-u")
    #expect(story.row(2).contains("Chat"))
    story.happens(.input([.paste("fork\n")]))
    #expect(story.row(1).contains("> fork"))
    story.press("backspace", "esc")
    #expect(!story.screen().contains("─ help"))
  }

  @Test func helpAboutACommandShowsThatOne() {
    var story = Story(80, 24)
    story.type("/help /n")
    story.press("esc", "enter", expecting: [.saveDraft("")])
    #expect(story.row(1).contains("> new-conversation"))
    #expect(story.screen().contains("begin a new conversation"))
  }
}
