import Chat
import ChatUI
import TUI
import Testing

/// Reading a long conversation: what the screen says about where one is.
@Suite struct ReadingScreenTests {
  private let answer = MessageID(rawValue: "m2")

  private func message(_ number: Int) -> Message {
    var message = number % 2 == 1 ? Message.prompt : .answer("", .complete, attempts: [])
    message.id = MessageID(rawValue: "n\(number)")
    message.text = "text \(number)"
    return message
  }

  /// The newest 200 of 1,204 messages.
  private func long(_ columns: Int, _ rows: Int, daysLater: Double = 0) -> Story {
    var story = Story(columns, rows)
    story.wait(daysLater * 86_400)
    let page = BranchPage(messages: (1_005...1_204).map(message), first: 1_004, total: 1_204)
    story.happens(.opened(StoredConversation(conversation: .sky, page: page)))
    return story
  }

  /// An answer of 30 lines is being read from its 15th on, and three more have come.
  private func furtherUp(_ columns: Int, _ rows: Int) -> Story {
    var story = Story(columns, rows)
    let lines = (1...30).map { "- line \($0)" }.joined(separator: "\n")
    story.session(.conversation(.sky), .message(.prompt, siblings: nil))
    story.session(.message(.answer(lines), siblings: nil), .status(.at(.receiving)))
    _ = story.screen()
    story.happens(.input([.wheel(-1)]))
    story.session(.appended(answer, text: "\n- line 31\n- line 32\n- line 33", reasoning: ""))
    return story
  }

  @Test func aPillCountsWhatCameBelow() {
    var story = furtherUp(40, 12)
    #expect(
      story.screen() == """
        • line 20
        • line 21
        • line 22
        • line 23
        • line 24
        • line 25
        • line 26
        • line 27
        ▍receiving
        ───────────────── ↓ 3 new lines · End ──
        > write a prompt
         receiving │ claude-sonnet-4.6 │ Esc
        """)
  }

  @Test func aRuleShowsWhatIsNewToWhoComesBack() {
    var story = furtherUp(80, 24)
    story.press("end")
    #expect(
      story.screen() == """
        • line 15
        • line 16
        • line 17
        • line 18
        • line 19
        • line 20
        • line 21
        • line 22
        • line 23
        • line 24
        • line 25
        • line 26
        • line 27
        • line 28
        • line 29
        • line 30
        ───────────────────────────── new since you looked ─────────────────────────────
        • line 31
        • line 32
        • line 33
        ▍receiving
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc stop
        """)
    story.session(.status(.idle))
    story.type("thanks")
    story.press("enter", expecting: [.session(.send("thanks")), .saveDraft("")])
    #expect(!story.screen().contains("new since"))
  }

  @Test func theRuleStandsAlsoAboveWhatCameWithoutFocusAndBehind() {
    var story = furtherUp(40, 12)
    story.press("end", "enter")
    story.happens(.input([.focus(false)]))
    story.session(.appended(answer, text: "\n- line 34", reasoning: ""))
    story.happens(.input([.focus(true)]))
    #expect(
      Array(story.screen().split(separator: "\n")[5...7]) == [
        "• line 33", "───────── new since you looked ─────────", "• line 34",
      ])
  }

  @Test func saysWhereInALongConversationOneIs() {
    var story = long(80, 24)
    #expect(story.row(-3).allSatisfy { $0 == "─" })
    story.happens(.input([.wheel(-1)]))
    #expect(story.row(-3).hasSuffix("── message 1,197 of 1,204 · further up · End ──"))
    story.resize(40, 12)
    #expect(story.row(-3) == "─── 1,197 of 1,204 · further up · End ──")
    story.resize(30, 12)
    #expect(story.row(-3) == "────────── further up · End ──")
  }

  @Test(arguments: [
    (
      80, 24,
      """
      … 1,004 earlier messages
      you · 14:02
      text 1005
      """
    ),
    (
      40, 12,
      """
      … 1,004 earlier messages
      you · 14:02
      text 1005
      """
    ),
  ])
  func saysHowMuchOfItIsStillBeingRead(columns: Int, rows: Int, top: String) {
    var story = long(columns, rows)
    let place = BranchPlace.before(MessageID(rawValue: "n1005"))
    story.happens(
      .input([.wheel(-300)]), [.loadPage(Conversation.sky.id, place)])
    #expect(story.screen().hasPrefix(top))
    story.happens(.page(Conversation.sky.id, place, nil))
    #expect(
      story.model.notice?.text == "this part of the conversation could not be read from the log")
    #expect(story.screen().hasPrefix(top))
  }

  @Test func jumpsToTheStartWhenItsPageIsThere() {
    var story = long(80, 24)
    let end = story.row(18)
    story.press("ctrl-home", expecting: [.loadPage(Conversation.sky.id, .start)])
    #expect(story.row(18) == end)
    #expect(story.row(-3).hasSuffix(" reading the log … ──"))
    let first = BranchPage(messages: (1...200).map(message), first: 0, total: 1_204)
    story.happens(.page(Conversation.sky.id, .start, first))
    #expect(story.screen().hasPrefix("you · 14:02\ntext 1\n"))
    #expect(story.row(-3).hasSuffix("message 1 of 1,204 · ↓ 1,197 messages · End ──"))
    story.press("end", expecting: [.loadPage(Conversation.sky.id, .end)])
  }

  /// What was said on a day before says so, though no message of another day stands above it.
  @Test func namesTheDayOfWhatIsReadLater() {
    var story = Story(60, 12)
    let page = BranchPage(messages: (1...40).map(message), first: 0, total: 40)
    story.wait(86_400)
    story.happens(.opened(StoredConversation(conversation: .sky, page: page)))
    story.press("ctrl-home")
    #expect(story.screen().hasPrefix("── Thu 1 Jan 1970 ──\nyou · 14:02\ntext 1\n"))
    story.press("page-down", "page-up")
    #expect(story.screen().hasPrefix("── Thu 1 Jan 1970 ──\nyou · 14:02\ntext 1\n"))
    // Also where the start was not held.
    story = long(60, 12, daysLater: 1)
    story.press("ctrl-home", expecting: [.loadPage(Conversation.sky.id, .start)])
    let first = BranchPage(messages: (1...200).map(message), first: 0, total: 1_204)
    story.happens(.page(Conversation.sky.id, .start, first))
    #expect(story.screen().hasPrefix("── Thu 1 Jan 1970 ──\nyou · 14:02\ntext 1\n"))
  }

  @Test func theOfferNamesTheDayWhenItIsAnother() {
    var story = Story(80, 24)
    story.wait(86_400)
    story.happens(.offered(.sky, .seen))
    #expect(story.screen().contains("go on with “sky colours” (Thu 1 Jan 1970, 14:02)"))
  }

  @Test func spaceReadsOnAndTypesABlankOnlyWhereSomethingIsTyped() {
    var story = long(80, 24)
    story.press("space")
    #expect(story.model.composer.isEmpty)
    story.press("page-up", "page-up", "space")
    #expect(story.row(-3).contains("message 1,191 of"))
    story.press("space")
    #expect(story.model.transcript.isFollowing)
    story.type("a b")
    #expect(story.model.composer.text == "a b")
  }

  @Test func aKeyGoesThroughTheWaysToShowReasoning() {
    var story = Story()
    story.press("alt-t")
    #expect(story.model.notice?.text == "reasoning: all of it")
    story.press("alt-t")
    #expect(story.model.notice?.text == "reasoning: one line")
    story.press("alt-t")
    #expect(story.model.notice?.text == "reasoning: its last lines")
  }

  @Test(arguments: [
    (80, 24, "queued: Why is the sea blue? It is not a mirror, is it? (3) · Alt-U takes back"),
    (40, 12, "queued: Why is t… (3) · Alt-U takes back"),
    (30, 10, "queued: Why is th… (3) · Alt-U"),
    (20, 8, "queued: Why is … (3)"),
  ])
  func promptsThatWaitAreInSight(columns: Int, rows: Int, line: String) {
    var story = Story.receiving(columns, rows)
    let prompts = ["Why is the sea blue?\nIt is not a mirror, is it?", "And the sun?", "And you?"]
    story.session(
      .queued(prompts), expecting: [.saveDraft(prompts.joined(separator: "\n\n"))])
    #expect(story.row(-4) == line)
  }
}
