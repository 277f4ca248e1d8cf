import Chat
import TUI
import Testing

@testable import ChatUI

@Suite struct HistoryTests {
  static let prompts = ["newest of all", "Why is\nthe sky blue?", "an old one"]

  static func story(_ columns: Int = 80, _ rows: Int = 24) -> Story {
    var story = Story(columns, rows)
    story.session(.message(.prompt, siblings: nil))
    story.session(.message(.answer("Because.", .complete), siblings: nil))
    story.happens(.history(Self.prompts))
    return story
  }

  static func question(_ number: Int, _ words: String..., of id: ConversationID? = nil) -> Effect {
    var question = PromptQuestion(number: number, words: words)
    question.conversation = id
    return .writing(.findPrompts(question))
  }

  @Test func opensBeforeTheLogIsReadAndIsFilledThen() {
    var story = Story()
    story.press("ctrl-r")
    #expect(story.screen().contains("reading the log …"))
    _ = story.react(to: .input([.paste("old")]))
    story.happens(.history(Self.prompts))
    #expect(story.screen().contains("▸ an old one"))
    #expect(!story.screen().contains("newest of all"))
  }

  @Test func showsEarlierPromptsAndTheSelectedOneWhole() {
    var story = Self.story()
    story.press("ctrl-r", "ctrl-r")
    #expect(
      story.rows(7..<21) == """
        ┌─ earlier prompts ─────────────────────────── 2 of 3 · Tab this conversation ─┐
        │ > type to narrow down                                                        │
        │   newest of all                                                              │
        │ ▸ Why is ⏎ the sky blue?                                                     │
        │   an old one                                                                 │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
          Why is
          the sky blue?

        """)
  }

  @Test func asksTheLogForWhatIsTyped() {
    var story = Self.story()
    story.press("ctrl-r")
    story.happens(.input([.paste("old")]), [Self.question(1, "old")])
    story.happens(.writing(.prompts(["a very old one", "an old one"], number: 1)))
    #expect(story.screen().contains("▸ an old one"))
    #expect(story.screen().contains("  a very old one"))
    story.press("ctrl-r")
    story.press("enter", expecting: [.saveDraft("a very old one")])
  }

  @Test func dropsWhatTheLogAnswersToAnOlderQuestion() {
    var story = Self.story()
    story.press("ctrl-r")
    story.press("o", expecting: [Self.question(1, "o")])
    story.press("l", expecting: [Self.question(2, "ol")])
    story.happens(.writing(.prompts(["only o"], number: 1)))
    #expect(!story.screen().contains("only o"))
  }

  @Test func showsThoseOfThisConversationAlone() {
    var story = Self.story()
    story.press("ctrl-r", "tab")
    #expect(story.screen().contains("earlier prompts of this conversation"))
    #expect(story.screen().contains("▸ Why is the sky blue?"))
    #expect(!story.screen().contains("newest of all"))
    story.press("x", expecting: [Self.question(1, "x", of: nil)])
  }

  @Test func walksThroughThoseOfThisConversationFirst() {
    var story = Self.story()
    story.press("up", expecting: [.saveDraft("Why is the sky blue?")])
    story.press("up", expecting: [.saveDraft("newest of all")])
    story.press("down", "down", expecting: [.saveDraft("")])
  }
}
