import Chat
import ChatUI
import TUI
import Testing

/// Bookmarks: setting them, listing them, going there.
struct BookmarkTests {
  private static let talk = [Message].talk([
    "Why is the sky blue?", "Short waves are scattered more.", "And red in the evening?",
    "Its way is longer.",
  ])

  private func id(_ number: Int) -> MessageID { MessageID(rawValue: "m\(number)") }

  @Test func bookmarksTheLastMessageOnTheScreenAndTakesItBack() async {
    var log = await LogStory(.longTalk(200))
    await log.press("ctrl-home", "alt-m")
    #expect(log.story.screen().contains("bookmarked: “Question 6?” · Alt-Shift-M lists bookmarks"))
    #expect(log.story.model.transcript.bookmarks == [id(6)])
    #expect(await log.store.bookmarks(of: Conversation.sky.id).map(\.message) == [id(6)])
    await log.press("alt-m")
    #expect(log.story.model.transcript.bookmarks == [])
    #expect(await log.store.bookmarks(of: Conversation.sky.id) == [])
  }

  @Test func bookmarksTheMatchThatIsGoneTo() async {
    var log = await LogStory(Self.talk)
    await log.press("ctrl-f")
    await log.type("blue")
    await log.press("enter", "alt-m")
    #expect(await log.store.bookmarks(of: Conversation.sky.id).map(\.message) == [id(0)])
  }

  @Test func listsThem() async {
    var log = await LogStory(Self.talk, bookmarks: [id(0), id(3)], 80, 24)
    await log.press("alt-shift-m", "down")
    #expect(
      log.story.rows(10..<21) == """
        ┌─ bookmarks ──────────────────────────────────────── 2 of 2 · Delete removes ─┐
        │ > type to narrow down                                                        │
        │   1970-01-01 14:02 you    Why is the sky blue?                               │
        │ ▸ 1970-01-01 14:05 answer Its way is longer.                                 │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        """)
  }

  @Test func listsThemOnASmallScreen() async {
    var log = await LogStory(Self.talk, bookmarks: [id(0), id(3)], 40, 12)
    await log.press("alt-shift-m", "down")
    #expect(
      log.story.screen() == """
        ┌─ bookmarks  2 of 2 · Delete removes ─┐
        │ > type to narrow down                │
        │   01-01 14:02 you    Why is the sky… │
        │ ▸ 01-01 14:05 answer Its way is lon… │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
  }

  @Test func deleteRemovesOneFromTheListAndTheScreen() async {
    var log = await LogStory(Self.talk, bookmarks: [id(0), id(3)])
    await log.press("alt-shift-m", "delete")
    #expect(await log.store.bookmarks(of: Conversation.sky.id).map(\.message) == [id(3)])
    await log.press("delete", "delete")
    #expect(log.story.screen().contains("no bookmarks yet: Alt-M sets one"))
    await log.press("esc")
    #expect(log.story.model.transcript.bookmarks == [])
  }

  @Test func enterGoesToOneThatIsNotHeld() async {
    var log = await LogStory(.longTalk(2_000), bookmarks: [id(7)])
    await log.press("alt-shift-m", "enter")
    #expect(log.story.row(1) == "Answer 7.")
  }

  @Test func enterShowsTheBranchOfOneThatIsOnAnother() {
    var story = Story(80, 24)
    story.session(.conversation(.sky), .message(.prompt, siblings: nil))
    story.press(
      "alt-shift-m", expecting: [.contents(.loadBookmarks(Conversation.sky.id))])
    let other = Bookmark(
      message: id(9), role: .assistant, preview: "Another answer",
      createdAt: WallTime(seconds: 50_520), isShown: false)
    story.happens(.contents(.bookmarks(Conversation.sky.id, [other])))
    #expect(story.screen().contains("▸ 1970-01-01 14:02 answer (other branch) Another answer"))
    story.press("enter", expecting: [.session(.show(id(9)))])
    var answer = Message.answer("Another answer", .complete, id: "m9")
    answer.parent = Message.prompt.id
    story.session(.branch(BranchPage(messages: [.prompt, answer]), focus: nil))
    #expect(story.screen().contains("Another answer"))
  }
}
