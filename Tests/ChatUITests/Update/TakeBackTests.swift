import Chat
import ChatUI
import TUI
import Testing

/// A prompt that can be taken back for three seconds.
@Suite struct TakeBackTests {
  static func story(_ columns: Int = 80, _ rows: Int = 24) -> Story {
    var setup = ModelSetup.cline
    setup.preferences.takeBackSeconds = 3
    return Story(columns, rows, setup: setup)
  }

  @Test func goesOutByItselfWhenTheTimeIsOver() {
    var story = Self.story()
    story.type("hello")
    story.press("enter", expecting: [.saveDraft("hello")])
    #expect(story.row(-4) == "sending “hello” in 3 s · Esc takes it back · Enter sends it now")
    story.wait(1)
    story.happens(.tick)
    #expect(story.row(-4) == "sending “hello” in 2 s · Esc takes it back · Enter sends it now")
    story.wait(2)
    story.happens(.tick, [.session(.send("hello")), .saveDraft("")])
  }

  @Test func comesBackBeforeWhatWasTypedSince() {
    var story = Self.story()
    story.type("hello")
    story.press("enter", expecting: [.saveDraft("hello")])
    _ = story.react(to: .input([.paste("more")]))
    story.press("esc", expecting: [.saveDraft("hello\n\nmore")])
    story.wait(5)
    story.happens(.tick)
  }

  @Test func goesOutAtOnceWithASecondEnter() {
    var story = Self.story()
    story.type("hello")
    story.press("enter", expecting: [.saveDraft("hello")])
    story.press("enter", expecting: [.session(.send("hello")), .saveDraft("")])
  }

  @Test func goesOutBeforeTheNextOne() {
    var story = Self.story()
    story.type("one")
    story.press("enter", expecting: [.saveDraft("one")])
    _ = story.react(to: .input([.paste("two")]))
    let effects = story.react(to: .input([.key(.init(.enter))]))
    #expect(effects == [.session(.send("one")), .session(.send("two")), .saveDraft("")])
  }

  @Test func isInTheDraftUntilItIsSent() {
    var story = Self.story()
    story.type("hello")
    _ = story.react(to: .input([.key(.init(.enter))]))
    let effects = story.react(to: .input([.paste("more")]))
    #expect(effects == [.saveDraft("hello\n\nmore")])
  }

  @Test func goesOutWhenItsConversationIsLeft() {
    var story = Self.story()
    story.happens(.began(Conversation.sky.id))
    story.type("hello")
    story.press("enter", expecting: [.saveDraft("hello")])
    let effects = story.react(to: .input([.key(.init(.character("n"), .alt))]))
    #expect(effects.prefix(1) == [.session(.send("hello"))])
    #expect(effects.last == .newConversation)
  }
}
