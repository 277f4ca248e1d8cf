import Chat
import ChatUI
import TUI
import Testing

/// The mouse, where it is Confab's.
struct MouseTests {
  /// The place of a text on the screen: its first character.
  private func place(of text: String, in story: inout Story) -> Point {
    for (row, line) in story.screen().split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let start = line.firstRange(of: text)?.lowerBound else { continue }
      return Point(column: line.distance(from: line.startIndex, to: start), row: row)
    }
    Issue.record("\(text) is not on the screen")
    return Point(column: 0, row: 0)
  }

  private func mouse(
    _ kind: MouseEvent.Kind, at place: Point, in story: inout Story, _ expected: [Effect] = []
  ) {
    _ = story.frame()
    story.happens(.input([.mouse(MouseEvent(kind, at: place))]), expected)
  }

  private func click(_ text: String, in story: inout Story, _ expected: [Effect] = []) {
    let place = place(of: text, in: &story)
    mouse(.press, at: place, in: &story, expected)
    mouse(.release, at: place, in: &story)
  }

  @Test func aDragSelectsFromBlockToBlockAndCopiesAtItsEnd() {
    var story = Story.conversation(80, 24)
    let prompt = place(of: "And in the evening?", in: &story)
    mouse(.press, at: prompt, in: &story)
    #expect(!story.screen().contains("y copy"), "nothing is selected yet")
    mouse(.drag, at: Point(column: 5, row: prompt.row + 3), in: &story)
    #expect(story.screen().contains("range: 2 messages"))
    mouse(
      .release, at: Point(column: 5, row: prompt.row + 3), in: &story,
      [
        .copy(
          "**you:**\n\nAnd in the evening?\n\n**claude-sonnet-4.6:**\n\n\(Story.lastAnswer)\n",
          what: "2 messages")
      ])
    #expect(!story.screen().contains("y copy"), "all is as it was before")
  }

  @Test func aClickInTheConversationDoesNothingUnlessSomethingIsSelected() {
    var story = Story.conversation(80, 24)
    click("And in the evening?", in: &story)
    story.type("y")
    #expect(story.model.composer.text == "y")
    story.press("backspace", expecting: [.saveDraft("")])
    story.press("alt-s")
    click("And in the evening?", in: &story)
    story.press("y", expecting: [.copy("And in the evening?", what: "prompt")])
  }

  @Test func hiddenCharactersAreAskedAboutAfterADrag() {
    var story = Story(60, 16)
    story.session(
      .message(.prompt, siblings: nil),
      .message(.answer("one\u{202E}two", .complete), siblings: nil))
    let answer = place(of: "one", in: &story)
    mouse(.press, at: answer, in: &story)
    mouse(.drag, at: Point(column: 9, row: answer.row), in: &story)
    mouse(.release, at: answer, in: &story)
    #expect(story.screen().contains("1 hidden character"))
    story.press("c", expecting: [.copy("onetwo", what: "block")])
  }

  @Test func aClickSelectsAnEntryAndAnotherChoosesIt() {
    var story = Story(60, 16)
    story.session(
      .message(.prompt, siblings: nil),
      .message(
        .answer("See [the API](https://docs.example/api) and <https://b.example>.", .complete),
        siblings: nil))
    story.press("alt-s", "l")
    click("https://b.example  ", in: &story)
    #expect(story.screen().contains("▸ https://b.example"))
    click("https://b.example  ", in: &story, [.copy("https://b.example", what: "link")])
  }

  @Test func aClickPutsTheCursorIntoWhatIsWritten() {
    var story = Story(40, 16)
    story.type("one two")
    story.press("alt-enter", expecting: [.saveDraft("one two\n")])
    story.type("three")
    let place = place(of: "two", in: &story)
    mouse(.press, at: place, in: &story)
    story.type("X")
    #expect(story.model.composer.text == "one Xtwo\nthree")
    mouse(.press, at: Point(column: 39, row: place.row + 1), in: &story)
    story.type("Y")
    #expect(story.model.composer.text == "one Xtwo\nthreeY")
  }

  @Test func theWheelScrollsWhatIsUnderIt() {
    var story = Story.conversation(60, 10)
    story.type("one")
    story.press("alt-enter", expecting: [.saveDraft("one\n")])
    story.type("two")
    let (before, composer) = (story.row(0), place(of: "two", in: &story))
    mouse(.wheel(-1), at: composer, in: &story)
    #expect(story.row(0) == before)
    story.type("X")
    #expect(story.model.composer.text == "oneX\ntwo", "the cursor went up a row")
    mouse(.wheel(-1), at: Point(column: 3, row: 0), in: &story)
    #expect(story.row(0) != before)
  }

  @Test func whoseItIsCanBeSaid() {
    var setup = ModelSetup.cline
    #expect(!Story(setup: setup).model.takesMouse)
    setup.preferences.takesMouse = true
    var story = Story(setup: setup)
    #expect(story.model.takesMouse)
    story.type("/mouse")
    _ = story.react(to: .input([.key(KeyPress(.enter))]))
    #expect(!story.model.takesMouse)
    #expect(story.model.notice?.text == "the mouse is the terminal's")
  }
}
