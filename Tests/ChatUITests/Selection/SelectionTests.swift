import Chat
import ChatUI
import TUI
import Testing

/// The cursor on messages and blocks, by its keys.
@Suite struct SelectionTests {
  @Test func copiesTheBlockAtTheCursorFromTheSource() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "y", expecting: [.copy(Story.lastAnswer, what: "block")])
    story.press("up", "enter", expecting: [.copy("And in the evening?", what: "prompt")])
    story.press("esc")
    story.type("y")
    #expect(story.model.composer.text == "y")
  }

  @Test func copiesTheWholeMessage() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "left", "left", "m", expecting: [.copy(Story.firstAnswer, what: "answer")])
  }

  @Test func copiesARangeOverMessages() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "v", "left")
    story.press(
      "y",
      expecting: [
        .copy(
          "**you:**\n\nAnd in the evening?\n\n**claude-sonnet-4.6:**\n\n\(Story.lastAnswer)\n",
          what: "2 messages")
      ])
  }

  @Test func goesToBothEnds() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "home", "y", expecting: [.copy("Why is the sky blue?", what: "prompt")])
    story.press("end", "y", expecting: [.copy(Story.lastAnswer, what: "block")])
  }

  @Test func escapeGoesOneStepBack() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "v", "left")
    #expect(story.screen().contains("range: 2 messages"))
    story.press("esc")
    #expect(!story.screen().contains("range: "))
    story.press("w", "esc")
    #expect(story.screen().contains("y copy"))
    story.press("esc")
    #expect(!story.screen().contains("y copy"))
  }

  @Test func saysThatThereIsNothingToSelect() {
    var story = Story(80, 24)
    story.press("alt-s")
    #expect(story.screen().contains("there is nothing to select yet"))
  }

  @Test func savesUnderTheNameThatIsTyped() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "w")
    story.press("ctrl-u")
    story.press("~", "/", "a", ".", "m", "d")
    story.press(
      "enter",
      expecting: [.selection(.save(Story.lastAnswer + "\n", path: "~/a.md", what: "block"))])
    story.happens(
      .selection(
        .saveFailed(path: "~/a.md", reason: "there is a file of this name: choose another"))
    )
    #expect(story.screen().contains("there is a file of this name"))
    story.press("backspace", "backspace", "backspace", "b")
    story.press(
      "enter", expecting: [.selection(.save(Story.lastAnswer + "\n", path: "~/ab", what: "block"))])
    story.happens(.selection(.saved(path: "~/ab", what: "block")))
    #expect(story.screen().contains("saved: block in ~/ab"))
    #expect(story.screen().contains("y copy"))
  }

  @Test func asksForANameBeforeItSaves() {
    var story = Story.conversation(80, 24)
    story.press("alt-s", "w", "ctrl-u", "enter")
    #expect(story.screen().contains("type a name for the file"))
  }

  @Test func warnsBeforeItCopiesHiddenCharacters() {
    var story = Story.hidden(80, 24)
    story.press("alt-s", "y")
    #expect(story.screen().contains("hidden character"))
    story.press("esc")
    story.press("y")
    story.press("c", expecting: [.copy("rm safe.txt", what: "block")])
    story.press("y")
    story.press("y", expecting: [.copy("rm \u{202E}safe.txt", what: "block")])
  }

  @Test func warnsBeforeItSavesHiddenCharacters() {
    var story = Story.hidden(80, 24)
    story.press("alt-s", "w", "c")
    story.press(
      "enter",
      expecting: [.selection(.save("rm safe.txt\n", path: "answer.md", what: "block"))])
  }

  @Test func givesOtherProgramsNoControlCharacters() {
    var story = Story.conversation(80, 24, last: "a\u{1B}[2Jb")
    story.press(
      "alt-s", "o", expecting: [.selection(.openPager("a␛[2Jb", ending: ".md"))])
    story.press("O", expecting: [.selection(.openEditor("a␛[2Jb", ending: ".md"))])
    story.press("B", expecting: [.selection(.showBare("a␛[2Jb"))])
  }

  @Test func saysWhatAProgramLeftBehind() {
    var story = Story.conversation(80, 24)
    story.press("alt-s")
    story.happens(.selection(.returned(problem: "“moar” was not found", wasChanged: false)))
    #expect(story.screen().contains("“moar” was not found"))
    story.happens(.selection(.returned(problem: nil, wasChanged: true)))
    #expect(story.screen().contains("what was changed there is not kept: e edits a message"))
  }

  @Test func readsAndCopiesWhileAnAnswerComes() {
    var story = Story.conversation(80, 24)
    story.session(.status(.at(.receiving)))
    story.press("alt-s", "y", expecting: [.copy(Story.lastAnswer, what: "block")])
    for key in ["e", "r", "f"] {
      story.press(key)
      #expect(story.screen().contains("An answer is still coming"), "\(key)")
    }
    // Esc leaves the selection, not the answer.
    story.press("esc")
    story.press("esc", expecting: [.session(.cancel)])
  }

  @Test func keepsWhatIsSelectedOnTheScreenWhileTheAnswerGrows() {
    var story = Story.conversation(40, 12)
    story.session(.status(.at(.receiving)))
    story.press("alt-s")
    let before = story.rows(0..<6)
    for number in 1...9 {
      story.session(
        .appended(MessageID(rawValue: "m4"), text: "\n\nLine \(number).", reasoning: ""))
    }
    #expect(story.rows(0..<6) == before)
    #expect(story.screen().contains("18 new lines"))
    // Nor does it jump to the end when it is over: that is the reader's to say.
    story.press("esc")
    #expect(story.rows(0..<6) == before)
  }

  @Test func followsTheEndAgainAfterASelectionAtTheEnd() {
    var story = Story.conversation(40, 12)
    story.session(.status(.at(.receiving)))
    story.press("alt-s", "y", expecting: [.copy(Story.lastAnswer, what: "block")])
    story.press("esc")
    for _ in 1...9 {
      story.session(.appended(MessageID(rawValue: "m4"), text: "\n\nMore.", reasoning: ""))
    }
    #expect(story.model.transcript.isFollowing)
  }

  @Test func leavesNoHintOfKeysThatGoElsewhere() {
    var story = Story.conversation(80, 24)
    story.session(.status(.at(.receiving)))
    story.press("alt-s")
    #expect(story.row(-4).contains("y copy · Esc · "))
    #expect(!story.row(-1).contains("Esc stop"))
    story.press("f1")
    #expect(story.row(-4) == "block")
    #expect(story.row(-1).contains("Esc back"))
    story.press("esc", "esc")
    #expect(story.row(-1).contains("Esc stop"))
  }

  @Test(arguments: [
    (["left", "left"], "m2"), (["left"], "m4"), (["left", "left", "left"], "m2"), ([], "m4"),
  ])
  func showsTheRequestOfTheAnswerAtTheCursor(keys: [String], message: String) {
    let id = ExchangeID(message: MessageID(rawValue: message), attempt: 1)
    for key in ["f7", "f8"] {
      var story = Story.conversation(80, 24)
      story.press("alt-s")
      for key in keys { story.press(key) }
      story.press(key, expecting: [.inspection(.load(id))])
    }
  }

  @Test func saysThatNoRequestWasMadeForAMessage() {
    var story = Story.conversation(80, 24)
    story.session(.removed(MessageID(rawValue: "m4")))
    story.press("alt-s", "f8")
    #expect(story.screen().contains("no request was made for this message"))
  }

  /// Of a list with code in its items, and a quote with code.
  private static let steps = """
    1. Fetch it:

       ```sh
       git clone a
       cd a
       ```

    2. Build:

       - with Swift

         ```sh
         swift build
         ```

    > ```json
    > {}
    > ```
    """

  @Test(arguments: [
    (0, "json", "{}\n", "snippet.json"), (2, "sh", "swift build\n", "snippet.sh"),
    (3, "sh", "git clone a\ncd a\n", "snippet.sh"),
  ])
  func copiesCodeInListsAndQuotesByItself(ups: Int, info: String, code: String, file: String) {
    var story = Story.conversation(80, 24, last: Self.steps)
    story.press("alt-s")
    for _ in 0..<ups { story.press("up") }
    #expect(story.row(-4).hasPrefix("code (\(info)) \(5 - ups) of 5"))
    story.press("y", expecting: [.copy(code, what: "code")])
    story.press("w", "enter", expecting: [.selection(.save(code, path: file, what: "code"))])
  }

  @Test func aRangeFromAListIntoItsCodeIsTheWholeList() {
    var story = Story.conversation(80, 24, last: Self.steps)
    story.press("alt-s", "left", "right", "v", "down")
    let list = String(Self.steps.prefix { $0 != ">" }.dropLast(2))
    story.press("y", expecting: [.copy(list, what: "blocks")])
  }

  @Test func marksTheRowsOfCodeInAListAlone() {
    var story = Story.conversation(80, 24, last: Self.steps)
    story.press("alt-s", "k", "k", "k")
    let frame = story.frame()
    let marked = (0..<20).filter { frame[79, $0].style == Theme.test[.selection] }
    let rows = marked.map { story.row($0).trimmingPrefix { $0 == " " } }
    #expect(rows.map(String.init) == ["sh", "git clone a", "cd a"])
  }

  @Test func keepsToItsBlockWhileTheAnswerGrows() {
    var story = Story.conversation(80, 24)
    story.session(.status(.at(.receiving)))
    story.press("alt-s", "up")
    story.session(.appended(MessageID(rawValue: "m4"), text: " More.", reasoning: ""))
    story.press("y", expecting: [.copy("And in the evening?", what: "prompt")])
  }
}
