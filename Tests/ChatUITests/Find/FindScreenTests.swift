import Chat
import ChatUI
import TUI
import Testing

/// The line of the find in its states, and what it marks on the screen.
struct FindScreenTests {
  private static let talk = [Message].talk([
    "Why is the sky blue?",
    """
    # Blue light

    Because of **Rayleigh** scattering: short waves, like *blu*e, are scattered more than long ones.

    - blue
    - violet
    """,
  ])

  private func log(_ columns: Int, _ rows: Int, _ query: String) async -> LogStory {
    var log = await LogStory(Self.talk, columns, rows)
    await log.press("ctrl-f")
    await log.type(query)
    return log
  }

  @Test func theCursorStandsInTheQuery() async {
    var log = await log(80, 24, "blue")
    #expect(
      log.story.row(-4)
        == "find: blue        1 of 4  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back")
    #expect(log.story.frame().cursor == Point(column: 10, row: 20))
  }

  @Test func marksWhatIsFoundAndTheMatchThatIsGoneTo() async {
    var log = await log(40, 20, "blue")
    await log.press("enter", "n")
    #expect(
      log.story.rows(0..<17) == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:03
        # Blue light
        ════════════

        Because of Rayleigh scattering: short
        waves, like blue, are scattered more
        than long ones.

        • blue
        • violet



        find: blue      2 of 4  n  N  /  Esc end
        """)
    #expect(
      log.story.frame().roles(in: 0...11) == """
        PPPPPPPPPPP.............................
        pppppppppppppppMMMMp....................
        ........................................
        AAAAAAAAAAAAAAAAAAAAAAAAA...............
        ??****??????............................
        ????????????............................
        ........................................
        ...........????????.....................
        ............MMMM........................
        ........................................
        ........................................
        ..MMMM..................................
        """)
    await log.press("esc")
    #expect(!log.story.frame().roles(in: 0...15).contains("M"))
  }

  /// Every state of the line, at the widths of screens from small to large.
  @Test func saysHowFarItIs() async throws {
    var lines: [String] = []
    for columns in [120, 80] {
      var story = Story(columns, 24)
      for message in Self.talk { story.session(.message(message, siblings: nil)) }
      story.session(.conversation(.sky))
      func note() { lines.append(story.row(-4)) }
      story.press("ctrl-f")
      note()
      _ = story.react(to: .input([.key(KeyPress(.character("b")))]))
      note()
      func tell(_ positions: [Int], _ searched: Int, _ isComplete: Bool) {
        let found = positions.map {
          FoundMessage(message: MessageID(rawValue: "m\($0)"), position: $0, count: 41)
        }
        _ = story.react(
          to: .find(
            .found(number: 1, found, searched: searched, total: 5_000, isComplete: isComplete)))
      }
      tell([], 1_700, false)
      note()
      tell([1, 50], 2_000, false)
      note()
      tell([1_000], 5_000, true)
      note()
      story.press("enter")
      note()
      _ = story.react(
        to: .input([.key(KeyPress(.character("N"))), .key(KeyPress(.character("N")))]))
      note()
    }
    #expect(
      lines.joined(separator: "\n") == """
        find: words to find                                               Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                                                           Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                                            searching 34%  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                                 1 of 82+ · searching 40%  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                                                 1 of 123  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                                                                        1 of 123  n next  N back  / edit  Esc end
        find: b                                                                      122 of 123  n next  N back  / edit  Esc end
        find: words to find       Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                   Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b    searching 34%  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b      1 of 82+ · searching 40%  Alt-R .* Alt-W ab Alt-C Aa  Enter go  Esc
        find: b         1 of 123  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back
        find: b                                1 of 123  n next  N back  / edit  Esc end
        find: b                              122 of 123  n next  N back  / edit  Esc end
        """)
  }

  @Test func saysWhatIsWrongWithAnExpressionAndThatNothingIsFound() async {
    var log = await log(80, 24, "violets")
    #expect(
      log.story.row(-4)
        == "find: violets       none  Alt-R .* Alt-W ab Alt-C Aa  Enter go through  Esc back")
    await log.press("alt-r", "ctrl-u")
    await log.type("(blue")
    #expect(
      log.story.row(-4)
        == "find: (blue    a ( has no ), or a ) no (  [.*] ab Aa  Enter go through  Esc back")
  }

  @Test func aLongQueryShowsTheCursorAndWhatIsBeforeIt() async {
    var log = await log(40, 12, "a query that is a good deal longer than the line")
    #expect(log.story.row(-4) == "find: r than the line   none  Enter  Esc")
    await log.press("home")
    #expect(log.story.row(-4) == "find: a query that is   none  Enter  Esc")
  }
}
