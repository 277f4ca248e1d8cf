import Chat
import ChatUI
import TUI
import Testing

/// Naming, tagging, deleting and opening conversations.
@Suite struct ConversationFactsTests {
  private let first = Conversation.sky.id
  private let second = ConversationID(rawValue: "c2")

  /// One conversation, answered.
  private func one(_ columns: Int = 80, _ rows: Int = 24) -> Story {
    var story = Story(columns, rows)
    story.happens(.began(first))
    var sky = Conversation.sky
    sky.head = Message.prompt.id
    story.session(
      .conversation(sky), .message(.prompt, siblings: nil),
      .message(.answer("Blue.", .complete), siblings: nil), .status(.idle))
    return story
  }

  /// Types a line and sends it.
  private func run(_ line: String, _ story: inout Story) -> [Effect] {
    let keys = line.map { Input.key(KeyPress(.character($0))) }
    _ = story.react(to: .input(keys))
    // The list of what the word may become does not take the key.
    _ = story.react(to: .input([.key(KeyPress(.escape))]))
    return story.react(to: .input([.key(KeyPress(.enter))])).filter {
      if case .saveDraft = $0 { false } else { true }
    }
  }

  private func changed(_ change: ConversationChange) -> [Effect] { [.session(.change(change))] }

  @Test func renames() {
    var story = one()
    #expect(run("/rename  A trip\u{1B}  to Oslo ", &story).count == 1)
    #expect(story.model.conversation?.title.hasPrefix("A trip") == true)
    #expect(story.row(-1).contains("A trip"))
    #expect(run("/rename Trip", &story) == changed(.title("Trip")))
    #expect(story.model.notice?.text == "renamed: “Trip”")
    // Without a title: the present one is put there to be changed.
    #expect(run("/rename", &story) == [])
    #expect(story.model.composer.text == "/rename Trip")
  }

  @Test func tagsInOrderAndEachOnce() {
    var story = one()
    #expect(run("/tag", &story) == [])
    #expect(story.model.notice?.text == "no tags: /tag NAME adds one")
    #expect(run("/tag #Work, urgent", &story) == changed(.tags(["work", "urgent"])))
    // Before the session has told of them.
    #expect(run("/tag URGENT new", &story) == changed(.tags(["work", "urgent", "new"])))
    #expect(story.row(-1).contains("#work #urgent #new"))
    #expect(run("/untag Urgent", &story) == changed(.tags(["work", "new"])))
    #expect(run("/untag urgent", &story) == [])
    #expect(story.model.notice?.text == "no tag #urgent here; tags: #work #new")
    // What could not be done stays to be mended.
    #expect(story.model.composer.text == "/untag urgent")
  }

  @Test func starsAndArchivesAndBack() {
    var story = one()
    #expect(run("/star", &story) == changed(.starred(true)))
    #expect(story.row(-1).contains("★"))
    #expect(run("/star", &story) == changed(.starred(false)))
    #expect(!story.row(-1).contains("★"))
    #expect(run("/archive", &story) == changed(.archived(true)))
    #expect(run("/archive", &story) == changed(.archived(false)))
  }

  @Test func namesWhatIsNotSaidYet() {
    var story = Story()
    story.happens(.began(first))
    #expect(run("/rename Plans", &story) == changed(.title("Plans")))
    var named = Conversation.sky
    named.title = "Plans"
    story.happens(.background(first, .conversation(named)))
    // It is still the one in which nothing was said: another is not begun beside it.
    story.press("alt-n")
    #expect(story.model.conversation?.title == "Plans")
    #expect(run("/delete", &story) == [])
  }

  @Test func deletesAndBringsBack() {
    var story = one()
    #expect(run("/delete", &story) == [.newConversation, .log(.delete(first))])
    #expect(story.model.transcript.isEmpty)
    story.happens(.began(second))
    story.happens(.log(.deleted(.sky)))
    #expect(
      story.model.notice?.text == "deleted “\(Conversation.sky.title)”: /undo brings it back")
    // What its session still tells is for nobody.
    story.happens(.background(first, .message(.prompt, siblings: nil)))
    #expect(story.model.transcript.isEmpty)
    #expect(run("/undo", &story) == [.log(.undelete(first))])
    story.happens(.opened(StoredConversation(conversation: .sky, messages: [.prompt])))
    story.happens(.log(.undeleted(.sky)))
    #expect(story.model.notice?.text == "“\(Conversation.sky.title)” is back")
    #expect(!story.model.transcript.isEmpty)
    #expect(run("/undo", &story) == [])
    #expect(
      story.model.notice?.text.hasPrefix("nothing was deleted since Confab was started") == true)
  }

  @Test func bringsBackInTurn() {
    var story = one()
    var other = Conversation.sky
    other.id = second
    story.happens(.log(.deleted(.sky)))
    story.happens(.log(.deleted(other)))
    #expect(run("/undelete", &story) == [.log(.undelete(second))])
    story.happens(.log(.undeleted(other)))
    #expect(run("/undelete", &story) == [.log(.undelete(first))])
  }

  @Test func stopsAnAnswerThatIsComing() {
    var story = one()
    story.session(.status(.at(.receiving)))
    #expect(run("/delete", &story) == [.newConversation, .log(.delete(first))])
  }

  @Test func deletesNothingThatOnlyTheProgramKnows() {
    var story = one()
    story.session(.storeFailed(.full(path: "/p")))
    #expect(run("/delete", &story) == [])
    #expect(!story.model.transcript.isEmpty)
    #expect(story.model.notice?.kind == .warning)
  }

  @Test func opensByNameByIDAndTheLast() {
    var story = one()
    #expect(run("/open last", &story) == [.log(.openLast(except: first))])
    story.happens(.log(.nothingElse))
    #expect(story.model.notice?.text == "there is no other conversation in the log")
    let id = "01HF8ZK5Q0ABCDEFGHJKMNPQRS"
    #expect(run("/open \(id)", &story) == [.openConversation(ConversationID(rawValue: id))])
    story.happens(.log(.conversations(Self.list)))
    #expect(run("/open Rust or Zig?", &story) == [.openConversation(second)])
    #expect(run("/open oslo", &story) == [.log(.loadConversations)])
    story.happens(.log(.conversations(Self.list)))
    story.press("enter", expecting: [.openConversation(ConversationID(rawValue: "c3"))])
  }

  @Test func bringsAnOpenOneToTheFront() {
    var story = one()
    story.press("alt-n", expecting: [.newConversation])
    story.happens(.began(second))
    _ = run("/open", &story)
    story.happens(.log(.conversations([.sky])))
    story.press("enter", expecting: [.showConversation(first)])
    _ = run("/open", &story)
    story.happens(.log(.conversations([.sky])))
    story.press("enter")
    #expect(story.model.notice?.text == "it is the one in front")
  }

  @Test func exportsUnderANameOfItsOwn() {
    var story = one()
    let name = "why-is-the-sky-blue.md"
    var sky = Conversation.sky
    sky.title = "Why is the sky… blue?"
    story.session(.conversation(sky))
    #expect(run("/export", &story) == [.log(.export(first, path: name, isNamed: false))])
    #expect(
      run("/export ~/sky.json", &story) == [
        .log(.export(first, path: "~/sky.json", isNamed: true))
      ])
    story.happens(.log(.exported(path: "~/sky.json")))
    #expect(story.model.notice?.text == "exported to ~/sky.json")
  }

  static var list: [Conversation] {
    func one(_ id: String, _ title: String, _ seconds: Double, _ tags: [String]) -> Conversation {
      var one = Conversation(
        id: ConversationID(rawValue: id), title: title,
        model: ModelID(rawValue: "anthropic/claude-sonnet-4.6"),
        createdAt: WallTime(seconds: 0), updatedAt: WallTime(seconds: seconds))
      one.tags = tags
      return one
    }
    var oslo = one("c3", "Trip to Oslo", 50_000, ["travel", "work"])
    oslo.isStarred = true
    var old = one("c4", "", -90_000, [])
    old.isArchived = true
    return [oslo, one("c2", "Rust or Zig?", -40_000, []), old]
  }

  @Test(arguments: [
    (
      80, 24,
      """
      you · 14:02
      Why is the sky blue?

      claude-sonnet-4.6 · 14:02
      Blue.





      ┌─ conversations ───────────────────────────────────────────────────── 1 of 3 ─┐
      │ > type to narrow down                                                        │
      │ ▸ Trip to Oslo ★ #travel #work  13:53      · claude-sonnet-4.6               │
      │   Rust or Zig?                  1969-12-31 · claude-sonnet-4.6               │
      │   untitled                      1969-12-30 · claude-sonnet-4.6 · archived    │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      └──────────────────────────────────────────────────────────────────────────────┘
      ────────────────────────────────────────────────────────────────────────────────
      > write a prompt
       sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
      """
    ),
    (
      40, 12,
      """
      ┌─ conversations ───────────── 1 of 3 ─┐
      │ > type to narrow down                │
      │ ▸ Trip to Oslo ★ #travel #work       │
      │   Rust or Zig?              1969-12… │
      │   untitled                  1969-12… │
      │                                      │
      │                                      │
      │                                      │
      │                                      │
      │                                      │
      └──────────────────────────────────────┘
       claude-sonnet-4.6 │ cline │ Esc back
      """
    ),
  ])
  func listsThem(columns: Int, rows: Int, expected: String) {
    var story = one(columns, rows)
    _ = run("/open", &story)
    story.happens(.log(.conversations(Self.list)))
    #expect(story.screen() == expected)
  }
}
