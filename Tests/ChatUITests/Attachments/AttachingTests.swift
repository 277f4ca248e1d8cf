import Chat
import ChatUI
import TUI
import Testing

/// From what is typed to the chip, and what is sent.
@Suite struct AttachingTests {
  static let hash = Chat.Attachment.Hash(of: Array("map".utf8))
  static let map = AttachmentReference(label: "map.md, 3 lines, 40 B", hash: hash)
  static let cat = AttachmentReference(label: "cat.png, PNG 640×480, 34 kB", hash: hash)

  private static func request(
    _ number: Int, _ readings: [[String]], replaces: String? = nil, isGuess: Bool = false
  ) -> AttachmentRequest {
    AttachmentRequest(
      number: number, conversation: nil, readings: readings, replaces: replaces, isGuess: isGuess)
  }

  private static func read(
    _ request: AttachmentRequest, _ references: AttachmentReference..., problems: [String] = []
  ) -> Event {
    .attachments(
      .read(
        request,
        AttachmentOutcome(files: references.map { .init(reference: $0) }, problems: problems)))
  }

  /// Typed letter by letter; what is asked for is not looked at.
  private static func typing(_ text: String, in story: inout Story) -> [Effect] {
    text.flatMap { story.react(to: .input([.key(KeyPress(.character($0)))])) }
  }

  @Test func goesFromTheFirstLettersToTheSentPrompt() {
    var story = Story(60, 12)
    let asked = Self.typing("see @ma", in: &story)
    #expect(asked.contains(.attachments(.findPaths(number: 3, query: "ma"))))
    story.happens(
      .attachments(
        .paths(number: 3, [PathMatch(path: "map.md", isDirectory: false)], isComplete: true)))
    #expect(story.screen().contains("▸ map.md"))
    let request = Self.request(1, [["map.md"]], replaces: "@map.md")
    story.press(
      "enter", expecting: [.attachments(.attach(request)), .saveDraft("see @map.md")])
    // The prompt waits for its file.
    story.press("enter")
    #expect(story.screen().contains("map.md is still being read: send again in a moment"))
    story.happens(Self.read(request, Self.map), [.saveDraft("see \(Self.map.text) ")])
    #expect(story.row(-2) == "> see [map.md, 3 lines, 40 B]")
    story.press(
      "enter", expecting: [.session(.send("see \(Self.map.text) ")), .saveDraft("")])
  }

  @Test func attachesAWholePathAtABlankAndLeavesOtherWordsAlone() {
    var story = Story()
    let asked = Self.typing("hi @map.md ", in: &story)
    let request = Self.request(1, [["map.md"]], replaces: "@map.md", isGuess: true)
    #expect(asked.contains(.attachments(.attach(request))))
    story.happens(Self.read(request, Self.map), [.saveDraft("hi \(Self.map.text) ")])
    #expect(story.row(-3).isEmpty || story.screen().contains("gives the path back"))
    story.press("ctrl-_", expecting: [.saveDraft("hi @map.md ")])

    var other = Story()
    let asked2 = Self.typing("ask @anna ", in: &other)
    #expect(
      asked2.contains(
        .attachments(.attach(Self.request(1, [["anna"]], replaces: "@anna", isGuess: true)))))
    other.happens(Self.read(Self.request(1, [["anna"]], replaces: "@anna", isGuess: true)))
    #expect(other.row(-2) == "> ask @anna")
    // An address is no path.
    #expect(
      !Self.typing("me@home ", in: &other).contains {
        if case .attachments = $0 { true } else { false }
      })
  }

  @Test func turnsADroppedFileIntoItsChip() {
    var story = Story()
    let request = Self.request(
      1, [["/tmp/my cat.png"], ["/tmp/my\\ cat.png"]], replaces: "/tmp/my\\ cat.png ", isGuess: true
    )
    story.happens(
      .input([.paste("/tmp/my\\ cat.png ")]),
      [.attachments(.attach(request)), .saveDraft("/tmp/my\\ cat.png ")])
    story.happens(Self.read(request, Self.cat), [.saveDraft("\(Self.cat.text) ")])
    #expect(story.row(-2) == "> [cat.png, PNG 640×480, 34 kB]")
    #expect(story.screen().contains("attached cat.png: Ctrl-_ gives the path back"))
    story.press("ctrl-_", expecting: [.saveDraft("/tmp/my\\ cat.png ")])
  }

  @Test func leavesPastedTextAloneThatNamesNoFile() {
    var story = Story()
    story.happens(.input([.paste("see /tmp/x")]), [.saveDraft("see /tmp/x")])
    let request = Self.request(1, [["/tmp/x"], ["/tmp/x"]], replaces: "/tmp/x", isGuess: true)
    var other = Story()
    other.happens(
      .input([.paste("/tmp/x")]), [.attachments(.attach(request)), .saveDraft("/tmp/x")])
    other.happens(Self.read(request))
    #expect(other.row(-2) == "> /tmp/x")
  }

  @Test func saysWhyAFileIsNotAttached() {
    var story = Story()
    let effects =
      Self.typing("/attach doc.pdf", in: &story)
      + story.react(to: .input([.key(KeyPress(.escape)), .key(KeyPress(.enter))]))
    let request = Self.request(1, [["doc.pdf"], ["doc.pdf"]])
    #expect(effects.contains(.attachments(.attach(request))))
    story.happens(Self.read(request, problems: ["doc.pdf is a PDF: only text …", "b is empty"]))
    #expect(story.screen().contains("doc.pdf is a PDF: only text … (and 1 more)"))
  }

  @Test func warnsWhenTheModelTakesNoPictures() {
    var blind = ModelInfo(id: Story().model.model)
    blind.takesImages = false
    var story = Story()
    story.happens(.modelList([blind]))
    let request = Self.request(
      1, [["/tmp/c.png"], ["/tmp/c.png"]], replaces: "/tmp/c.png", isGuess: true)
    story.happens(
      .input([.paste("/tmp/c.png")]), [.attachments(.attach(request)), .saveDraft("/tmp/c.png")])
    story.happens(Self.read(request, Self.cat), [.saveDraft(Self.cat.text)])
    #expect(story.screen().contains("takes no pictures: F5 chooses another"))
  }

  @Test func showsChipsInTheTranscriptAndFindsNoNumbers() {
    var story = Story(60, 12)
    var prompt = Message.prompt
    prompt.text = "What is \(Self.cat.text)?"
    story.session(.conversation(.sky), .message(prompt, siblings: nil))
    let screen = story.screen()
    #expect(screen.contains("What is [cat.png, PNG 640×480, 34 kB]?"))
    #expect(!screen.contains("attachment:"))
    let row =
      screen.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("What is [") } ?? 0
    let roles = story.frame().roles(in: row...row)
    let chip = Array(roles)[8..<8 + Self.cat.chip.count]
    #expect(Set(chip) == [StyleRole.chip.letter])
    #expect(Array(roles)[7] == StyleRole.promptText.letter)
  }
}
