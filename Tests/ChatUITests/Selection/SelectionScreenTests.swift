import Chat
import ChatUI
import TUI
import Testing

/// The line of the selection, and what is marked.
@Suite struct SelectionScreenTests {
  @Test func marksTheBlockAtTheCursorAndNamesTheKeys() {
    var story = Story.conversation(80, 24)
    story.press("alt-s")
    #expect(
      story.screen() == """
        you · 14:02
        Why is the sky blue?

        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering.

        you · 14:03
        And in the evening?

        claude-sonnet-4.6 · 14:03                                                  ‹2/2›
        The light has a longer way then: blue is gone before it comes.









        block · y copy · Esc back · m message · v range · w save · e edit · [ ] version
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ F1 help
        """)
    #expect(story.frame().cursor == nil)
  }

  @Test func keepsWhatIsBoldInWhatIsMarked() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "left", "left")
    let frame = story.frame()
    let bold = (0..<80).filter { frame[$0, 4].style.attributes.contains(.bold) }
    #expect(bold == Array(11..<30))
    let selection = Theme.test[.selection]
    #expect((0..<80).allSatisfy { frame[$0, 4].style.foreground == selection.foreground })
  }

  @Test func marksARange() {
    var story = Story.conversation(40, 12)
    story.press("alt-s", "v", "up")
    let frame = story.frame()
    #expect(
      frame.text == """
        Because of Rayleigh scattering.

        you · 14:03
        And in the evening?

        claude-sonnet-4.6 · 14:03          ‹2/2›
        The light has a longer way then: blue is
        gone before it comes.
        range: 2 messages · y · Esc · m message
        ────────────────────────────────────────
        > write a prompt
         claude-sonnet-4.6 │ cline │ F1 help
        """)
    #expect(
      frame.roles(in: 0...9) == """
        ...........???????????????????..........
        ........................................
        PPPPPPPPPPP.............................
        ****************************************
        ........................................
        AAAAAAAAAAAAAAAAAAAAAAAAA..........ddddd
        ****************************************
        ****************************************
        NNNNNNNNNNNNNNNNNdddNdddNNNdddNNNNNNNNN.
        ----------------------------------------
        """)
  }

  @Test func asksBeforeItCopiesHiddenCharacters() {
    var story = Story.hidden(80, 24)
    story.press("alt-s", "y")
    #expect(
      story.row(-4)
        == "1 hidden character: U+202E right-to-left override · y copies · c cleans · Esc")
    story = .hidden(40, 12)
    story.press("alt-s", "y")
    #expect(story.row(-4) == "1 hidden character · y · c cleans · Esc")
  }

  @Test func asksForAFileName() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "w")
    #expect(
      story.row(-4)
        == "save block as answer.md                                   Enter saves · Esc back")
    story.happens(
      .selection(.saveFailed(path: "x", reason: "there is a file of this name: choose another")))
    #expect(
      story.row(-4)
        == "save block as answer.md       there is a file of this name: choose another · Esc")
    story = .conversation(40, 12)
    story.press("alt-s", "w")
    #expect(
      story.row(-4)
        == "save block as answer.md      Enter · Esc")
    #expect(story.frame().cursor == Point(column: 23, row: 8))
  }

  @Test func saysTheWayBackInTheSmallestWindow() {
    var story = Story.conversation(20, 5, last: "One.\n\nTwo.")
    story.press("alt-s")
    #expect(story.row(-3) == "block · y copy · Esc")
    story.press("v")
    #expect(story.row(-3) == "1 block · y · Esc")
  }

  @Test(arguments: [(20, 5), (30, 8), (200, 50)])
  func worksAtAnySize(columns: Int, rows: Int) {
    var story = Story.hidden(columns, rows)
    for keys in [["alt-s"], ["y"], ["esc"], ["w"], ["c"], ["esc"], ["v", "left"], ["esc"]] {
      for key in keys { story.press(key) }
      #expect(story.screen().split(separator: "\n", omittingEmptySubsequences: false).count == rows)
    }
  }
}
