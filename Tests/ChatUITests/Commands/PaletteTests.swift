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
    #expect(
      story.screen() == """
        ┌─ commands ──────────────────────────────────────────────────────── 1 of 102 ─┐
        │ > type to find a command                                                     │
        │ ▸ back              stop the answer, cancel the wait, go back            Esc │
        │   interrupt         stop or cancel; clear the draft; twice quits      Ctrl-C │
        │   ask-again         retry now; else ask the last prompt again          Alt-R │
        │   keep-waiting      keep waiting for a silent answer                   Alt-K │
        │   edit-prompt       end the wait and edit its prompt                   Alt-E │
        │   new-conversation  begin a new conversation                           Alt-N │
        │   attach            attach a text or a picture to the prompt                 │
        │   open              open a conversation of the log                           │
        │   rename            give this conversation another title                     │
        │   tag               tag this conversation                                    │
        │   untag             take a tag off it                                        │
        │   star              star this conversation, or no more                       │
        │   archive           list it after the others, or no more                     │
        │   delete            put this conversation into the trash                     │
        │   undelete          bring back what was deleted last                         │
        │   export            write it to a file: .md, .json, .jsonl or .html          │
        │   endpoint          ask another server                                       │
        └──────────────────────────────────────────────────────────────────────────────┘
        ▍receiving · ~292 tok · 82 tok/s █▆▇▄▅▅ · last byte 0.1 s ago · request 8f3c…
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         receiving │ sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func marksWhatMatches() {
    var story = open(120, 40, filter: "branch")
    #expect(
      story.rows(0..<6) == """
        you · 14:02       ┌─ commands ────────────────────────────────────────────────────────────── 1 of 1 ─┐
        Why is the sky blu│ > branch                                                                         │
                          │ ▸ tree  tree of all branches                                               Alt-G │
        claude-sonnet-4.6 │                                                                                  │
        Because of Rayleig│                                                                                  │
                          │                                                                                  │
        """)
  }

  @Test func fitsASmallWindow() {
    var story = open(40, 12, filter: "new")
    #expect(
      story.screen() == """
        ┌─ commands ───────────────── 1 of 16 ─┐
        │ > new                                │
        │ ▸ new-conversation  begin a …  Alt-N │
        │   new-line                 Alt-Enter │
        │   transpose-words        Alt-Shift-T │
        │   redraw            draw th…  Ctrl-L │
        │   back              stop the a…  Esc │
        │   interrupt         stop or…  Ctrl-C │
        │   keep-waiting      keep wai…  Alt-K │
        │   edit-prompt       end the …  Alt-E │
        └──────────────────────────────────────┘
         receiving │ claude-sonnet-4.6 │ Esc
        """)
    #expect(
      story.frame().roles(in: 1...4) == """
        bx>>tttxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxb
        bx**???*******************************xb
        bxxxMMMxxxxxxxxxxxxxxxxxxxxKKKKKKKKKKKxb
        bxxxxxxMxxxxMxMxxxxxxxxxxKKKKKKKKKKKKKxb
        """)
  }

  @Test func fitsTheSmallestWindow() {
    var story = open(20, 5, filter: "new")
    #expect(
      story.screen() == """
         commands ─ 1 of 16
        > new
        ▸ new-conversation
          new-line
         receiving │ Esc
        """)
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
