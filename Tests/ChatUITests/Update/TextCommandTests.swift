import Chat
import ChatUI
import TUI
import Testing

/// What commands do with the last answer and the last prompt.
@Suite struct TextCommandTests {
  private static let answer = """
    Two ways:

    ```swift
    let one = 1
    ```

    or

    ```
    two
    ```
    """

  private func story(_ answer: String = Self.answer) -> Story {
    var story = Story(80, 24)
    story.session(
      .conversation(.sky), .message(.prompt, siblings: nil),
      .message(.answer(answer, .complete), siblings: nil), .status(.idle))
    return story
  }

  /// Types a line and runs it as it stands.
  private func run(_ line: String, in story: inout Story) -> [Effect] {
    _ = story.react(to: .input([.paste(line)]))
    return story.react(to: .input([.key(KeyPress(.enter))])).filter { effect in
      if case .saveDraft = effect { false } else { true }
    }
  }

  @Test(arguments: [
    ("/copy", Effect.copy(answer, what: "answer")), ("/copy code", .copy("two", what: "code")),
    ("/copy 1", .copy("let one = 1", what: "code")), ("/copy 2", .copy("two", what: "code")),
    ("/copy prompt", .copy("Why is the sky blue?", what: "prompt")),
    ("/save a.md", .selection(.save(answer + "\n", path: "a.md", what: "answer"))),
    ("/save 1 a b.swift", .selection(.save("let one = 1\n", path: "a b.swift", what: "code"))),
    ("/save 2", .selection(.save(answer + "\n", path: "2", what: "answer"))),
    ("/save code out/", .selection(.save("two\n", path: "out/snippet.txt", what: "code"))),
  ])
  func takesItFromTheSource(line: String, effect: Effect) {
    var story = story()
    #expect(run(line, in: &story) == [effect])
    #expect(story.model.composer.isEmpty)
  }

  @Test(arguments: [
    ("/copy 3", "the last answer has 2 blocks of code"), ("/copy nothing", "/copy takes a number"),
    ("/save", "/save needs a file's name"),
  ])
  func whatCannotBeTakenStaysInTheComposer(line: String, notice: String) {
    var story = story()
    #expect(run(line, in: &story) == [])
    #expect(story.model.notice?.text.hasPrefix(notice) == true, "\(story.model.notice?.text ?? "")")
    #expect(story.model.composer.text == line)
  }

  @Test func warnsOfHiddenCharacters() {
    var story = story("a\u{200B}b")
    #expect(run("/copy", in: &story) == [])
    #expect(story.screen().contains("hidden"))
    story.press("c", expecting: [.copy("ab", what: "answer")])
  }

  @Test func findsAndGoesThrough() {
    var story = story()
    story.happens(.began(Conversation.sky.id))
    let effects = run("/find sky", in: &story)
    #expect(effects.count == 1)
    guard case .find(.search(let request)) = effects.first else {
      Issue.record("no search")
      return
    }
    #expect(request.conversation == Conversation.sky.id)
    #expect(story.row(-4).hasPrefix("find: sky") || story.screen().contains("find: sky"))
    // It is gone through: letters are keys.
    story.press("n")
    #expect(story.screen().contains("find: sky"))
  }

  @Test func editsTheLastPrompt() {
    var story = story()
    #expect(run("/edit", in: &story) == [])
    #expect(story.model.composer.text == "Why is the sky blue?")
    story.type(" Now")
    let effects = story.react(to: .input([.key(KeyPress(.enter))]))
    #expect(
      effects.contains(.session(.edit(MessageID(rawValue: "m1"), "Why is the sky blue? Now"))))
  }

  @Test func checksTheEndpointOutsideTheScreen() {
    var story = story()
    #expect(run("/doctor", in: &story) == [.selection(.runDoctor(endpoint: nil))])
    var demo = Story(80, 24, setup: .demo)
    #expect(run("/doctor", in: &demo) == [])
    #expect(demo.model.notice?.text.hasPrefix("the demo needs no key") == true)
  }
}
