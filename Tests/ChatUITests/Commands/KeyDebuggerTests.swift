import Chat
import ChatUI
import TUI
import Testing

@Suite struct KeyDebuggerTests {
  private func open(_ columns: Int, _ rows: Int, keys: [(String, [String])] = []) -> Story {
    var setup = ModelSetup.cline
    setup.preferences.keys = keys.map { name, keys in
      Preferences.KeyBinding(command: name, keys: keys.compactMap { KeyPress(notation: $0) })
    }
    var story = Story(columns, rows, setup: setup)
    story.type("/keys")
    story.press("enter", expecting: [.saveDraft("")])
    return story
  }

  private func pressed(_ story: inout Story) {
    story.press("ctrl-g", "f5", "alt-enter", "a", "N", "delete")
    story.happens(
      .input([
        .paste("two\nlines"), .focus(true), .wheel(-1), .reply("?997;1n\u{1b}"),
        .key(KeyPress(.escape)),
      ]))
  }

  @Test func saysWhatCameAndWhatItMeans() {
    var story = open(80, 24)
    pressed(&story)
    #expect(
      story.screen() == """
        ┌─ keys ───────────────────────────────────────────────── Esc twice goes back ─┐
        │ Press keys: what came, how the configuration writes it, and what it does in  │
        │ the chat.                                                                    │
        │                                                                              │
        │ Ctrl-G            ctrl-g            nothing                                  │
        │ F5                f5                model: choose a model                    │
        │ Alt-Enter         alt-enter         new-line: new line                       │
        │ a                 a                 is typed                                 │
        │ N                 N                 is typed                                 │
        │ Delete            delete            delete-forward: delete forward           │
        │ paste             9 characters, none taken as a key                          │
        │ focus             the terminal is looked at                                  │
        │ wheel             up                                                         │
        │ unknown           the terminal sent ?997;1n␛                                 │
        │ Esc               esc               back: stop the answer, cancel the wait,… │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func saysWhatTheUserSetAndWhatIsWrongWithIt() {
    var story = open(80, 24, keys: [("tree", ["ctrl-f"]), ("outline", []), ("back", [])])
    #expect(
      story.rows(0..<10) == """
        ┌─ keys ───────────────────────────────────────────────── Esc twice goes back ─┐
        │ Press keys: what came, how the configuration writes it, and what it does in  │
        │ the chat.                                                                    │
        │ “ctrl-f” is “tree” now, and no more “find”                                   │
        │ “back” cannot be without a key: it keeps esc                                 │
        │ set: tree = ctrl-f · outline = no key · back = esc                           │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        """)
  }

  @Test func fitsSmallWindows() {
    var story = open(40, 12)
    pressed(&story)
    #expect(
      story.screen() == """
        ┌─ keys ───────── Esc twice goes back ─┐
        │ Press keys: what came, how the       │
        │ configuration writes it, and what it │
        │ does in the chat.                    │
        │                                      │
        │ paste       9 characters, none take… │
        │ focus       the terminal is looked … │
        │ wheel       up                       │
        │ unknown     the terminal sent ?997;… │
        │ Esc         esc         back: stop … │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
    story.resize(20, 5)
    #expect(
      story.screen() == """
        ────────────────────
        Press keys: what
        unknown the termina…
        Esc   esc   back: s…
         claude-sonne… │ Esc
        """)
  }

  @Test func nothingThatComesDoesAnything() {
    var story = open(80, 24)
    story.press("ctrl-q", "ctrl-z", "ctrl-l", "enter", "f1")
    story.happens(.input([.paste("text")]))
    #expect(story.model.composer.isEmpty)
    #expect(story.screen().contains("─ keys"))
  }

  @Test(arguments: [["esc", "esc"], ["ctrl-c"], ["a", "esc", "b", "esc", "esc"]])
  func escapeTwiceOrInterruptLeaves(keys: [String]) {
    var story = open(80, 24)
    for key in keys.dropLast() { story.press(key) }
    #expect(story.screen().contains("─ keys"))
    story.press(keys.last ?? "")
    #expect(!story.screen().contains("─ keys"))
  }
}
