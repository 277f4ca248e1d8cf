import Chat
import ChatUI
import Testing

/// The links of the message at the cursor.
@Suite struct LinkTests {
  @Test func copiesTheLinkThatIsChosen() {
    var story = Story(60, 16)
    story.session(
      .message(.prompt, siblings: nil),
      .message(
        .answer("See [the API](https://docs.example/api) and <https://b.example>.", .complete),
        siblings: nil))
    story.press("alt-s", "l")
    let screen = story.screen()
    #expect(screen.contains("▸ https://docs.example/api"))
    #expect(screen.contains("the API"))
    story.press("down", "enter", expecting: [.copy("https://b.example", what: "link")])
    #expect(story.screen().contains("y copy"), "the cursor stands where it stood")
  }

  @Test func saysThatThereIsNone() {
    var story = Story(60, 16)
    story.session(.message(.prompt, siblings: nil))
    story.press("alt-s", "l")
    #expect(story.screen().contains("there is no link in this message"))
  }
}
