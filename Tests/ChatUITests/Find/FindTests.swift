import Chat
import ChatUI
import Markup
import TUI
import Testing

/// Finding, as its user does it.
struct FindTests {
  /// The line of the find: above the rule.
  private func line(_ log: inout LogStory) -> String { log.story.row(-4) }

  private func position(_ log: LogStory) -> MessageID? {
    log.story.model.transcript.currentMatch?.message
  }

  private func id(_ number: Int) -> MessageID { MessageID(rawValue: "m\(number)") }

  @Test func asksForEachKeysQueryFromWhereTheReaderWasAndEndsTheSearchBefore() throws {
    var story = Story(80, 24)
    story.session(.conversation(.sky))
    for message in [Message].longTalk(40) { story.session(.message(message, siblings: nil)) }
    func search(_ number: Int, _ query: String) throws -> Effect {
      .find(
        .search(
          FindRequest(
            number: number, conversation: Conversation.sky.id, pattern: try TextPattern(query),
            near: id(33))))
    }
    story.press("ctrl-f")
    try story.press("v", expecting: [search(1, "v")])
    story.happens(
      .find(
        .found(
          number: 1, [FoundMessage(message: id(11), position: 11, count: 1)], searched: 40,
          total: 40, isComplete: true)))
    #expect(story.model.transcript.currentMatch?.message == id(11))
    try story.press("i", expecting: [search(2, "vi")])
    // What an older search still tells is nobody's.
    story.happens(
      .find(
        .found(
          number: 1, [FoundMessage(message: id(31), position: 31, count: 1)], searched: 40,
          total: 40, isComplete: true)))
    #expect(story.model.transcript.currentMatch == nil)
    story.press("backspace", "backspace", expecting: try [search(3, "v"), .find(.stop)])
    story.press("esc")
    #expect(story.model.transcript.isFollowing)
  }

  @Test func goesToTheFirstMatchOnTheScreenElseTheNearestAboveElseBelow() async {
    var log = await LogStory(.longTalk(400))
    await log.press("ctrl-f")
    await log.type("answer 39")
    #expect(position(log) == id(393), "on the screen")
    await log.press("ctrl-u")
    await log.type("colour")
    #expect(position(log) == id(391), "above")
    await log.press("esc", "ctrl-home", "ctrl-f")
    await log.type("colour")
    #expect(position(log) == id(11), "below")
  }

  @Test func nAndShiftNGoThroughTheMatchesAndAroundAtTheEnds() async {
    var log = await LogStory(.longTalk(60))
    await log.press("ctrl-f")
    await log.type("colour")
    await log.press("enter")
    var seen: [MessageID?] = [position(log)]
    var lines = [line(&log)]
    for key in ["n", "N", "up", "ctrl-p", "down"] {
      await log.press(key)
      seen.append(position(log))
      lines.append(line(&log))
    }
    #expect(seen == [51, 11, 51, 31, 11, 31].map { id($0) })
    #expect(lines[0].contains("3 of 3  "))
    #expect(lines[1].contains("1 of 3 · from the start"))
    #expect(lines[2].contains("3 of 3 · from the end"))
    #expect(lines[3].contains("2 of 3  "))
  }

  @Test func escLeadsBackWhileTypingAndStaysAtTheMatchAfterwards() async {
    var log = await LogStory(.longTalk(400))
    let before = log.story.screen()
    await log.press("ctrl-f")
    await log.type("question 0")
    #expect(log.story.screen().contains("Question 0?"))
    await log.press("esc")
    #expect(log.story.screen() == before)
    await log.press("ctrl-f", "up", "enter", "esc")
    #expect(log.story.screen().contains("Question 0?"))
    #expect(!log.story.screen().contains("find:"))
    #expect(log.story.model.transcript.currentMatch == nil)
  }

  @Test func aMatchFarFromWhatIsHeldIsReadFromTheLog() async {
    var log = await LogStory(.longTalk(3_000))
    #expect(log.story.model.transcript.message(id(0)) == nil)
    await log.press("ctrl-f")
    await log.type("question 0?")
    #expect(log.story.screen().contains("Question 0?"))
    #expect(line(&log).contains("1 of 1"))
    await log.press("esc")
    #expect(log.story.screen().contains("Answer 2999."))
  }

  @Test func enterOnNothingTakesWhatWasLookedForLast() async {
    var log = await LogStory(.longTalk(60))
    await log.press("ctrl-f")
    await log.type("colour")
    await log.press("enter", "esc", "ctrl-f", "enter")
    #expect(line(&log).contains("find: colour"))
    #expect(line(&log).contains("n next"))
  }

  @Test func typingAmongTheMatchesChangesTheQuery() async {
    var log = await LogStory(.longTalk(60))
    await log.press("ctrl-f")
    await log.type("colour")
    await log.press("enter")
    await log.type(" 31")
    #expect(line(&log).contains("find: colour 31"))
    #expect(position(log) == id(31))
    await log.press("enter", "/")
    #expect(log.story.frame().cursor == Point(column: 15, row: 20))
  }

  @Test func optionsSearchAnewAndAreRemembered() async {
    var log = await LogStory(.longTalk(60))
    await log.press("ctrl-f")
    await log.type("colou")
    #expect(line(&log).contains("3 of 3"))
    await log.press("alt-w")
    #expect(line(&log).contains("none"))
    await log.press("alt-w", "alt-c")
    #expect(line(&log).contains("none"))
    await log.press("alt-r", "ctrl-u")
    await log.type("C.*1$")
    #expect(line(&log).contains("3 of 3"))
    await log.type("(")
    #expect(!line(&log).contains("of 3"))
    await log.press("esc", "ctrl-f")
    #expect(line(&log).contains("[.*]"))
    #expect(line(&log).contains("[Aa]"))
  }

  @Test func whatComesMeanwhileIsFoundToo() async {
    var log = await LogStory(.longTalk(60))
    await log.press("ctrl-f")
    await log.type("colour")
    await log.press("enter")
    var prompt = Message.prompt
    prompt.id = id(60)
    prompt.text = "Which colour? A colour!"
    var answer = Message.answer("", id: "m61")
    answer.parent = prompt.id
    await log.happens(.session(.message(prompt, siblings: nil)))
    await log.happens(.session(.message(answer, siblings: nil)))
    #expect(line(&log).contains("3 of 5"))
    for piece in ["A co", "lour is ", "a colour", ".\n\n- colour"] {
      await log.happens(.session(.appended(answer.id, text: piece, reasoning: "")))
    }
    #expect(line(&log).contains("3 of 8"))
    await log.happens(.session(.removed(answer.id)))
    #expect(line(&log).contains("3 of 5"))
  }

  @Test func anotherBranchIsSearchedAnew() async throws {
    var story = Story(80, 24)
    story.session(.conversation(.sky), .message(.prompt, siblings: nil))
    story.press("ctrl-f")
    _ = story.react(to: .input([.key(KeyPress(.character("w")))]))
    story.session(
      .branch(BranchPage(messages: [.prompt]), focus: nil),
      expecting: [
        .find(
          .search(
            FindRequest(
              number: 2, conversation: Conversation.sky.id, pattern: try TextPattern("w"),
              near: Message.prompt.id)))
      ])
  }

  @Test func thereIsNothingToFindInAnEmptyConversation() {
    var story = Story(80, 24)
    story.press("ctrl-f")
    #expect(story.screen().contains("there is nothing to find yet"))
  }
}
