import Chat
import ChatUI
import TUI
import Testing

@Suite struct HelpTests {
  private func open(_ columns: Int, _ rows: Int, _ text: String) -> Story {
    var story = Story(columns, rows)
    story.press("f1")
    story.type(text)
    return story
  }

  @Test func isNarrowedDownByTyping() {
    var story = open(80, 24, "branch")
    #expect(
      story.screen() == """
        ┌─ help ────────────────────────────────────────────────────────── 1–18 of 24 ─┐
        │ > branch                                                                     │
        │ Branches: letters after Alt-S                                                │
        │ e                               edit this message and send it again          │
        │ r                               ask for this answer again  /regenerate       │
        │ f                               go on from here in a new conversation  /fork │
        │ [, <, Alt-,                     the version before of this message           │
        │ ], >, Alt-.                     the next version of this message             │
        │ d                               what differs from another version            │
        │ Alt-,                           the version before of the last answer or its │
        │                                 prompt                                       │
        │ Alt-.                           the next version of the last answer or its   │
        │                                 prompt                                       │
        │ Alt-G                           tree of all branches  /tree                  │
        │ t, Alt-G                        tree of all branches                         │
        │ Up, k, Ctrl-P                   in the tree: up                              │
        │ Down, j, Ctrl-N                 in the tree: down                            │
        │ PageUp                          in the tree: a page up                       │
        │ PageDown                        in the tree: a page down                     │
        │ Home                            in the tree: to the root                     │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         new conversation │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func isNarrowedDownInASmallWindow() {
    var story = open(40, 12, "alt-n")
    #expect(
      story.screen() == """
        ┌─ help ───────────────────────────────┐
        │ > alt-n                              │
        │ Chat                                 │
        │ Alt-N             begin a new        │
        │                   conversation  /new │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
  }

  @Test func isNarrowedDownInTheSmallestWindow() {
    var story = open(20, 5, "alt-n")
    #expect(
      story.screen() == """
         help ──── 1–2 of 5
        > alt-n
        Chat
        Alt-N     begin a
         claude-sonne… │ Esc
        """)
  }

  @Test func findsKeysNamesAndSlashNames() {
    for (text, help) in [
      ("ctrl-f", "find in this conversation"), ("/fork", "go on from here"),
      ("new-conversation", "begin a new conversation"), ("zzz", "nothing matches"),
    ] {
      var story = open(80, 24, text)
      #expect(story.screen().contains(help), "\(text)")
    }
  }

  @Test func typingScrollsToTheTopAndKeysEditTheLine() {
    var story = open(80, 24, "")
    story.press("page-down", "page-down")
    story.type("zzz")
    #expect(story.screen().contains("nothing matches"))
    story.press("ctrl-u")
    #expect(story.row(2).contains("Chat"))
    story.happens(.input([.paste("fork\n")]))
    #expect(story.row(1).contains("> fork"))
    story.press("backspace", "esc")
    #expect(!story.screen().contains("─ help"))
  }

  @Test func helpAboutACommandShowsThatOne() {
    var story = Story(80, 24)
    story.type("/help /n")
    story.press("esc", "enter", expecting: [.saveDraft("")])
    #expect(story.row(1).contains("> new-conversation"))
    #expect(story.screen().contains("begin a new conversation"))
  }
}
