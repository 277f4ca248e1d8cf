import Chat
import ChatUI
import TUI
import Testing

@Suite struct WelcomeScreenTests {
  @Test func saysWhoOneTalksToAndHowToBegin() {
    var story = Story(80, 24)
    #expect(
      story.screen() == """




            Confab 0.1.0

            model       anthropic/claude-sonnet-4.6
            endpoint    cline · api.cline.bot
            key         CLINE_API_KEY

            Type a prompt and press Enter. F1 help










        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ F1 help
        """)
  }

  /// A long log takes seconds: what is sent meanwhile would be asked in sight of nobody.
  @Test func saysThatTheLogIsUpdatedAndKeepsWhatIsTyped() {
    var story = Story(60, 12)
    story.happens(.logUpdating(true))
    story.type("hello")
    story.press("enter")
    #expect(
      story.screen() == """
        Confab 0.1.0
        model       anthropic/claude-sonnet-4.6
        endpoint    cline · api.cline.bot
        key         CLINE_API_KEY
        Bringing the log up to date, once for this version. It opens
        when that is done.
        Type a prompt and press Enter. F1 help

        The log is being updated: send again when it is there
        ────────────────────────────────────────────────────────────
        > hello
         updating the log │ claude-sonnet-4.6 │ cline │ $– │ F1 help
        """)
    story.happens(.logUpdating(false))
    story.press("enter", expecting: [.session(.send("hello")), .saveDraft("")])
    #expect(!story.screen().contains("updat"))
  }

  /// The same words stay in the status bar until the log is open.
  @Test func saysThatNothingIsLoggedUntilTheLogIsOpen() {
    var story = Story(80, 12)
    story.happens(.logClosed(true))
    story.session(.storeRecovered)
    #expect(story.screen().contains(" not logged │ "))
    story.happens(.logClosed(false))
    #expect(!story.screen().contains("not logged"))
    #expect(story.screen().contains("the log is open now, and has all of this chat"))
    // One that is open and cannot be written for a while is written again.
    story.session(.storeFailed(.unreadable(path: "/p", reason: "it is read-only")))
    #expect(story.screen().contains(" not logged │ "))
    story.session(.storeRecovered)
    #expect(!story.screen().contains("not logged │"))
  }

  @Test func offersTheLastConversationAndSaysThatItsAnswerWasCutOff() {
    var story = Story.offered(80, 24)
    #expect(
      story.screen() == """



            Confab 0.1.0

            model       demo/tour
            endpoint    demo · 127.0.0.1:40123

            Type a prompt and press Enter. F1 help
            Ask: What is Confab? · F5 lists scenarios for every error

            Enter: go on with “sky colours” (14:02); its last answer was cut off at
            14:02








        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ demo/tour │ demo │ $– │ F1 help
        """)
  }

  @Test func keepsTheWayToBeginInTheSmallestWindow() {
    var story = Story(20, 5)
    #expect(
      story.screen() == """
        Confab 0.1.0
        Type a prompt and
        press Enter. F1 help
        > write a prompt
         claude-sonnet-4.6
        """)
  }

  @Test func withdrawsTheOfferWhileSomethingIsTyped() {
    var story = Story.offered(80, 24)
    story.type("n")
    #expect(!story.screen().contains("go on with"))
    story.press("backspace", expecting: [.saveDraft("")])
    #expect(story.screen().contains("Enter: go on with “sky colours” (14:02)"))
  }

  @Test func showsTheProblemsOfTheStart() {
    var setup = ModelSetup.cline
    setup.welcome = ["config.toml, line 3: unknown key", "theme “x” is not there"]
    var story = Story(setup: setup)
    #expect(story.screen().contains("config.toml, line 3: unknown key\n"))
    #expect(story.screen().contains("theme “x” is not there\n"))
  }

  @Test(arguments: [
    (40, 4, "window too small: needs 20×5"), (19, 5, "too small: 20×5"), (20, 4, "too small: 20×5"),
    (10, 3, "needs 20×5"), (4, 2, "20×5"), (1, 1, "…"), (0, 0, ""),
  ])
  func saysWhatSizeItNeeds(columns: Int, rows: Int, line: String) {
    var story = Story(columns, rows)
    #expect(story.screen().split(separator: "\n").first ?? "" == line)
  }
}
