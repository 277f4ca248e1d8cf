import Chat
import ChatUI
import TUI
import Testing

/// The outline, as its user sees it.
struct OutlineScreenTests {
  private static let talk = [Message].talk([
    "Why is the sky blue?\n\nIn a few words, please.",
    "# Scattering\n\nShort waves are scattered more.\n\n## In numbers\n\nBy λ⁻⁴.\n\n#### Rayleigh's law\n\nSo.",
    "And red in the evening?", "Its way is longer.",
  ])

  @Test func listsPromptsAndHeadings() async {
    var log = await LogStory(Self.talk, 80, 24)
    await log.press("f3")
    #expect(
      log.story.rows(10..<21) == """
        ┌─ outline ─────────────────────────────────────────────────────────── 5 of 5 ─┐
        │ > type to narrow down                                                        │
        │   › Why is the sky blue?                                                     │
        │     Scattering                                                               │
        │       In numbers                                                             │
        │           Rayleigh's law                                                     │
        │ ▸ › And red in the evening?                                                  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        """)
    #expect(log.story.frame().cursor == Point(column: 4, row: 11))
  }

  @Test func listsThemOnASmallScreen() async {
    var log = await LogStory(Self.talk, 40, 12)
    await log.press("f3", "up")
    await log.type("in")
    #expect(
      log.story.screen() == """
        ┌─ outline ─────────────────── 3 of 3 ─┐
        │ > in                                 │
        │     Scattering                       │
        │       In numbers                     │
        │ ▸ › And red in the evening?          │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
    #expect(
      log.story.frame().roles(in: 0...6) == """
        bbTTTTTTTTTbbbbbbbbbbbbbbbbbbbddddddddbb
        bx>>ttxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bx************************************xb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        """)
  }

  @Test func enterGoesToAHeading() async {
    let lines = String(repeating: "A line.\n\n", count: 100)
    let text = lines + "## Far down\n\nHere it is.\n\n" + lines
    var log = await LogStory(.talk(["Why?", text, "And?", "So."]), 80, 24)
    await log.press("f3")
    await log.type("far")
    await log.press("enter")
    #expect(log.story.row(0).contains("Far down"))
    #expect(log.story.row(2) == "Here it is.")
  }

  @Test func goesToAPromptThatIsNotHeld() async {
    var log = await LogStory(.longTalk(2_000))
    await log.press("f3", "home", "enter")
    #expect(log.story.row(1) == "Question 0?")
    await log.press("f3")
    #expect(log.story.screen().contains("▸ › Question 0?"))
    #expect(log.story.screen().contains(" 1 of 1,100 "))
  }

  @Test func readsOnlyAsLongAsItIsOpen() async {
    let messages = [Message].longTalk(1_000)
    var story = Story(80, 24)
    story.session(.conversation(.sky))
    for message in messages.suffix(20) { story.session(.message(message, siblings: nil)) }
    story.press("f3", expecting: [.contents(.loadOutline(Conversation.sky.id, .end))])
    #expect(story.screen().contains("reading the conversation …"))
    let page = OutlinePage(
      BranchPage(messages: Array(messages[800...]), first: 800, total: 1_000))
    let next = Effect.contents(
      .loadOutline(Conversation.sky.id, .before(MessageID(rawValue: "m800"))))
    story.happens(.contents(.outline(Conversation.sky.id, .end, page)), [next])
    #expect(story.row(0).hasSuffix(" 110 of 110 · reading 20% ─┐"))
    // The same page again is nobody's.
    story.happens(.contents(.outline(Conversation.sky.id, .end, page)))
    story.press("esc")
    story.happens(
      .contents(
        .outline(Conversation.sky.id, .before(MessageID(rawValue: "m800")), OutlinePage(nil))))
    #expect(!story.screen().contains("outline"))
  }
}
