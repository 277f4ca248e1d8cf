import Chat
import ChatUI
import TUI
import Testing

@Suite struct CompletionScreenTests {
  private func story(_ columns: Int, _ rows: Int, _ text: String) -> Story {
    var story = Story.receiving(columns, rows)
    story.type(text)
    return story
  }

  @Test func listsCommands() {
    var story = story(80, 24, "/co")
    #expect(story.screen() == "")
  }

  @Test func listsCommandsOnAWideScreen() {
    var story = story(120, 40, "/re")
    #expect(story.rows(22..<40) == "")
  }

  @Test func listsCommandsInASmallWindow() {
    var story = story(40, 12, "/re")
    story.press("down")
    #expect(story.screen() == "")
    #expect(story.frame().roles(in: 3...6) == "")
  }

  @Test func listsCommandsInTheSmallestWindow() {
    var story = story(20, 5, "/re")
    #expect(story.screen() == "")
  }
}
