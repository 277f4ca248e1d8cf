import Chat
import ChatUI
import TUI
import Testing

/// F7: the pieces of an answer.
@Suite struct TokenViewTests {
  @Test func showsThePiecesWithTheirBoundariesAndGaps() {
    var story = Story.answered(80, 24)
    story.open("f7")
    #expect(
      story.screen() == """
        ┌─ tokens ─────────────────────────────────────────────────────────────────────┐
        │ 6 pieces · ~3.8 tok/s · first 500 ms · gaps p50 20 ms, p95 1.2 s, max 1.2 s  │
        │ Think│ing⟨+1.2 s⟩│Because│ of│ **Rayleigh**.⏎                                │
        │ │⇥Short                                                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ F8 request · F7 close                                                        │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ claude-sonnet-4.6 │ cline │ ↑12 ↓7 │ $0.00030 │ Esc back
        """)
    #expect(
      story.frame().roles(in: 0...4) == """
        bbTTTTTTTTbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        bxmmmmmmmmdddmmmmmmmmmmdddmmmmmmmmmmmmdddmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmxxb
        bxdddddbdddWWWWWWWWbxxxxxxxbxxxbxxxxxxxxxxxxxxdxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxbdxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        """)
  }

  @Test func showsThePiecesInASmallWindow() {
    var story = Story.answered(40, 12)
    story.open("f7")
    #expect(
      story.screen() == """
        ┌─ tokens ─────────────────────────────┐
        │ 6 pieces · ~3.8 tok/s · first 500 ms │
        │ Think│ing⟨+1.2 s⟩│Because│ of│ **Ray │
        │ leigh**.⏎                            │
        │ │⇥Short                              │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        │ F8 request · F7 close                │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ $0.00030 │ Esc back
        """)
  }

  @Test func showsThePiecesInTheSmallestWindow() {
    var story = Story.answered(20, 5)
    story.open("f7")
    #expect(
      story.screen() == """
         token… line 1 of 2
        6 pieces
        h**.⏎
        │⇥Short
         claude-sonne… │ Esc
        """)
  }

  @Test func theKeyThatOpensItClosesIt() {
    var story = Story.answered(80, 24)
    let before = story.screen()
    story.open("f7")
    #expect(story.screen() != before)
    story.press("f7")
    #expect(story.screen() == before)
  }

  @Test func withoutAnAnswerThereIsNothingToShow() {
    var story = Story(80, 24)
    story.press("f7")
    #expect(story.row(-4) == "nothing was asked in this conversation yet")
  }

  /// It asks again as more comes, never twice at a time, and stays at the end.
  @Test func followsAnAnswerThatComes() {
    var story = Story.receiving(80, 24)
    var record = ExchangeRecord.asked()
    record.receive("one\n", at: 1)
    story.open("f7", record)
    let more = SessionUpdate.appended(MessageID(rawValue: "m2"), text: "x", reasoning: "")
    story.session(more, expecting: [.inspection(.load(.first))])
    story.session(more)
    story.session(more)
    for line in 2...60 { record.receive("line \(line)\n", at: Double(line)) }
    story.happens(.inspection(.exchange(.first, record)), [.inspection(.load(.first))])
    #expect(story.screen().contains("│line 60⏎"))
    #expect(!story.screen().contains("one⏎"))
    for line in 61...70 { record.receive("line \(line)\n", at: Double(line)) }
    story.happens(.inspection(.exchange(.first, record)))
    #expect(story.screen().contains("│line 70⏎"))
    // Who reads further up is not moved.
    story.press("page-up", "up")
    let read = story.row(5)
    story.session(more, expecting: [.inspection(.load(.first))])
    record.receive("line 71\n", at: 71)
    story.happens(.inspection(.exchange(.first, record)))
    #expect(story.row(5) == read)
    story.press("end")
    #expect(story.screen().contains("│line 71⏎"))
    story.press("home")
    #expect(story.screen().contains("one⏎"))
  }

  /// The next attempt is the one to look at; what is told of the one before comes too late.
  @Test func goesOverToTheNextAttempt() {
    var story = Story.answered(80, 24, attempts: [])
    story.session(.status(.at(.receiving)))
    story.open("f7", .asked())
    let failed = Message.answer("", attempts: [.failed(.rateLimit)])
    story.session(.message(failed, siblings: nil), expecting: [.inspection(.load(.first))])
    story.session(.status(.at(.connecting, attempt: 2)))
    story.happens(.inspection(.exchange(.first, .sky())), [.inspection(.load(.second))])
    #expect(!story.screen().contains("Because│"))
    story.happens(.inspection(.exchange(.second, .sky(.second))))
    #expect(story.screen().contains("│Because│ of│"))
    #expect(story.row(0).contains("attempt 2 of 2"))
    story.press("[", expecting: [.inspection(.load(.first))])
    #expect(story.row(0).contains("attempt 1 of 2"))
  }

  @Test func tellsWhatIsNotKept() {
    var story = Story.answered(80, 24)
    var record = ExchangeRecord.sky()
    record.droppedPieces = 1_234
    record.piecesBeforeGap = 2
    story.open("f7", record)
    #expect(story.screen().contains("… 1234 pieces are not kept …"))
    #expect(story.screen().contains("1240 pieces"))
  }

  @Test func saysWhereNothingIsKept() {
    var story = Story.answered(80, 24)
    story.open("f7", nil)
    #expect(story.screen().contains("are kept only while Confab runs"))
  }

  /// A piece of megabytes, without a line feed: each frame lays out some rows of it.
  @Test func aGiantPieceIsShownWhole() {
    var story = Story.answered(80, 24)
    var record = ExchangeRecord.asked()
    record.pieces = [
      .init(after: 1, text: String(repeating: "abc ", count: 500_000) + "end", isReasoning: false)
    ]
    story.open("f7", record)
    #expect(story.screen().contains("end"))
    story.press("home", "page-down")
    #expect(story.row(3).contains("abc abc abc"))
  }
}
