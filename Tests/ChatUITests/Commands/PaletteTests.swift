import Chat
import ChatUI
import TUI
import Testing

@Suite struct PaletteTests {
  private func open(_ columns: Int, _ rows: Int, filter: String = "") -> Story {
    var story = Story.receiving(columns, rows)
    story.press("alt-x")
    story.type(filter)
    return story
  }

  /// The name in the selected row.
  private func selected(_ story: inout Story) -> String {
    let row = story.screen().split(separator: "\n").first { $0.contains("▸ ") } ?? ""
    return row.split(separator: "▸").last?.split(separator: " ").first.map(String.init) ?? "–"
  }

  @Test func listsEveryCommand() {
    var story = open(80, 24)
    #expect(story.screen() == "")
  }

  @Test func marksWhatMatches() {
    var story = open(120, 40, filter: "branch")
    #expect(story.rows(18..<40) == "")
  }

  @Test func fitsASmallWindow() {
    var story = open(40, 12, filter: "new")
    #expect(story.screen() == "")
    #expect(story.frame().roles(in: 1...4) == "")
  }

  @Test func fitsTheSmallestWindow() {
    var story = open(20, 5, filter: "new")
    #expect(story.screen() == "")
  }

  @Test(arguments: [
    ("new conv", "new-conversation"), ("quit", "quit"), ("exit", "quit"), ("outl", "outline"),
    ("f", "find"), ("bkmk", "bookmark"), ("draw the screen", "redraw"),
  ])
  func findsByNameOtherNameAndHelp(filter: String, name: String) {
    var story = open(80, 24, filter: filter)
    #expect(selected(&story) == name)
  }

  @Test func runsACommand() {
    var story = open(80, 24, filter: "redraw")
    story.press("enter", expecting: [.redrawAll])
    #expect(!story.screen().contains("─ commands"))
  }

  @Test func whatWasRunLastComesFirstAmongEquals() {
    var story = open(80, 24, filter: "redraw")
    story.press("enter", expecting: [.redrawAll])
    story.press("alt-x")
    #expect(selected(&story) == "redraw")
    story.type("q")
    #expect(selected(&story) == "quit")
  }

  @Test func saysWhyACommandIsOfNoUse() {
    var story = open(80, 24, filter: "take-back-q")
    #expect(story.screen().contains("no prompt waits to be sent"))
    story.press("enter")
    #expect(story.model.notice?.text == "take-back-queue: no prompt waits to be sent")
    #expect(story.screen().contains("─ commands"))
  }

  private let begun: [Effect] = [
    .attachments(.findPaths(number: 1, query: "")), .saveDraft("a draft\n\n/save "),
  ]

  @Test func aCommandThatNeedsMoreIsBegunInTheComposerAndTheDraftComesBack() {
    var story = Story.receiving(80, 24)
    story.type("a draft")
    story.press("alt-x")
    story.type("save")
    story.press("enter", expecting: begun)
    #expect(story.model.composer.text == "/save ")
    _ = story.react(to: .input("a.md".map { .key(KeyPress(.character($0))) }))
    let effects = story.react(to: .input([.key(KeyPress(.enter))]))
    let saved = effects.contains {
      if case .selection(.save(_, "a.md", _)) = $0 { true } else { false }
    }
    #expect(saved)
    #expect(story.model.composer.text == "a draft")
  }

  @Test func theDraftComesBackAlsoWhenTheLineIsCleared() {
    var story = Story.receiving(80, 24)
    story.type("a draft")
    story.press("alt-x")
    story.type("save")
    story.press("enter", expecting: begun)
    story.press("ctrl-u", expecting: [.saveDraft("a draft")])
    #expect(story.model.composer.text == "a draft")
  }
}
