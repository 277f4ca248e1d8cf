import Chat
import ChatUI
import TUI
import Testing

@Suite struct DifferenceScreenTests {
  private func answer(_ id: String, _ text: String, minute: Double) -> Message {
    var message = Message.answer(text, .complete, id: id)
    message.createdAt = WallTime(seconds: 50_520 + minute * 60)
    return message
  }

  private var siblings: [Message] {
    let list = (1...9).map { "\($0). a line that stays as it is" }.joined(separator: "\n")
    return [
      answer("m0", "Blue light is scattered most.\n\n\(list)", minute: 0),
      answer(
        "m4", "Blue light is scattered the most, by far.\n\n\(list)\n\nThat is all.", minute: 1),
      answer("m5", "Nobody knows.", minute: 2),
    ]
  }

  private func story(_ columns: Int, _ rows: Int) -> Story {
    var story = Story.conversation(columns, rows)
    let id = MessageID(rawValue: "m4")
    story.press("alt-s", "d", expecting: [.branch(.loadSiblings(id))])
    story.session(
      .message(siblings[1], siblings: SiblingPosition(position: 2, count: 3)))
    story.happens(.branches(.siblings(id, siblings)))
    return story
  }

  @Test func showsWhatDiffersByLineAndWord() {
    var story = story(80, 24)
    let frame = story.frame()
    #expect(
      frame.text == """
        ┌─ difference ───────────────────────────────────────────────────────── -1 +3 ─┐
        │ - ‹1/3› claude-sonnet-4.6 · 14:02                                            │
        │ + ‹2/3› claude-sonnet-4.6 · 14:03                                            │
        │ - Blue light is scattered most.                                              │
        │ + Blue light is scattered the most, by far.                                  │
        │                                                                              │
        │   1. a line that stays as it is                                              │
        │   2. a line that stays as it is                                              │
        │   … 4 lines alike …                                                          │
        │   7. a line that stays as it is                                              │
        │   8. a line that stays as it is                                              │
        │   9. a line that stays as it is                                              │
        │ +                                                                            │
        │ + That is all.                                                               │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ [ version before · ] next version · PageDown page · Esc back                 │
        └──────────────────────────────────────────────────────────────────────────────┘
        block 1 of 3
        ───────────────────────────────────────────────────────── ↓ 3 new lines · End ──
        > write a prompt
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
    let reversed = (0..<80).filter { frame[$0, 4].style.attributes.contains(.reverse) }
    let words = reversed.compactMap { Unicode.Scalar(frame[$0, 4].base) }.map(Character.init)
    #expect(String(words.filter { $0 != " " }) == "the,byfar")
  }

  @Test func showsItInASmallWindow() {
    var story = story(40, 12)
    #expect(
      story.screen() == """
        ┌─ difference ───────────────── -1 +3 ─┐
        │ - ‹1/3› claude-sonnet-4.6 · 14:02    │
        │ + ‹2/3› claude-sonnet-4.6 · 14:03    │
        │ - Blue light is scattered most.      │
        │ + Blue light is scattered the most,  │
        │   by far.                            │
        │                                      │
        │   1. a line that stays as it is      │
        │   2. a line that stays as it is      │
        │ [ before · ] next · PageDown · Esc   │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
  }

  @Test func comparesWithAnotherVersion() {
    var story = story(80, 24)
    story.press("]")
    #expect(story.screen().contains("+ ‹3/3› claude-sonnet-4.6 · 14:04"))
    #expect(story.screen().contains("- ‹2/3› claude-sonnet-4.6 · 14:03"))
    #expect(story.screen().contains("+ Nobody knows."))
    story.press("]")
    #expect(story.screen().contains("‹3/3›"))
    story.press("[")
    #expect(story.screen().contains("- ‹1/3›"))
  }

  @Test func scrollsToItsEndAndNoFurther() {
    var story = story(40, 12)
    story.press("end")
    let end = story.screen()
    #expect(end.contains("That is all."))
    story.press("down", "page-down")
    #expect(story.screen() == end)
    story.press("up")
    #expect(story.screen() != end)
    story.press("home")
    #expect(story.screen().contains("Blue light"))
  }
}
