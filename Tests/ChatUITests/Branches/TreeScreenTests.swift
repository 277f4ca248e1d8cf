import Chat
import ChatUI
import TUI
import Testing

@Suite struct TreeScreenTests {
  static func segment(
    _ id: String, _ parent: String?, _ role: Role, _ preview: String, count: Int = 1,
    minute: Int = 0, isShown: Bool = false
  ) -> BranchSegment {
    BranchSegment(
      id: MessageID(rawValue: id), parent: parent.map { MessageID(rawValue: $0) }, role: role,
      preview: preview, model: role == .assistant ? .sonnet : nil,
      createdAt: WallTime(seconds: 50_520 + Double(minute) * 60), count: count, isShown: isShown)
  }

  static let segments = [
    segment("a", nil, .user, "Why is the sky blue?", isShown: true),
    segment("b", "a", .assistant, "It reflects the sea.", count: 1_204, minute: -1_500),
    segment("c", "a", .assistant, "Because of Rayleigh scattering.", count: 3, isShown: true),
    segment("d", "c", .user, "And in the evening?", count: 2, minute: 1),
    segment("e", "c", .user, "And on Mars? A long question that does not fit here", minute: 2),
    segment("f", "c", .user, "And at night?", count: 2, minute: 3, isShown: true),
  ]

  private func story(_ columns: Int, _ rows: Int) -> Story {
    var story = Story.conversation(columns, rows)
    story.press("alt-g", expecting: [.branch(.loadTree(Conversation.sky.id))])
    return story
  }

  @Test func saysThatTheLogIsRead() {
    var story = story(80, 24)
    #expect(story.screen().contains("reading the log …"))
  }

  @Test func drawsTheBranches() {
    var story = story(80, 24)
    story.happens(.branches(.tree(Conversation.sky.id, Self.segments)))
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

        ┌─ branches ────────────────────────────────────────────────────────── 6 of 6 ─┐
        │ ● you: Why is the sky blue?                                1 message · 14:02 │
        │ ├ ○ claude-sonnet-4.6: It reflects the sea.       1.2k messages · 1969-12-31 │
        │ └ ● claude-sonnet-4.6: Because of Rayleigh scattering.    3 messages · 14:02 │
        │   ├ ○ you: And in the evening?                            2 messages · 14:03 │
        │   ├ ○ you: And on Mars? A long question that does not fi…  1 message · 14:04 │
        │   └ ● you: And at night?                                  2 messages · 14:05 │
        │ Enter goes there · Left where it branches off · Esc back                     │
        └──────────────────────────────────────────────────────────────────────────────┘
        ────────────────────────────────────────────────────────────────────────────────
        > write a prompt
         sky colours │ anthropic/claude-sonnet-4.6 │ cline │ $– │ Esc back
        """)
  }

  @Test func drawsTheBranchesInASmallWindow() {
    var story = story(40, 12)
    story.happens(.branches(.tree(Conversation.sky.id, Self.segments)))
    #expect(
      story.screen() == """
        claude-sonnet-4.6 · 14:02
        Because of Rayleigh scattering.
        ┌─ branches ────────────────── 6 of 6 ─┐
        │ ● you: Why is the sky blue?    14:02 │
        │ ├ ○ claude-sonnet-4.6: …  1969-12-31 │
        │ └ ● claude-sonnet-4.6: Becau…  14:02 │
        │   ├ ○ you: And in the evenin…  14:03 │
        │   ├ ○ you: And on Mars? A lo…  14:04 │
        │   └ ● you: And at night?       14:05 │
        │ Enter goes there · Left up · Esc     │
        └──────────────────────────────────────┘
         claude-sonnet-4.6 │ cline │ Esc back
        """)
  }

  @Test func goesToWhereItBranchesOff() {
    var story = story(80, 24)
    story.happens(.branches(.tree(Conversation.sky.id, Self.segments)))
    story.press("left")
    #expect(story.screen().contains("3 of 6"))
    story.press("left", "left")
    #expect(story.screen().contains("1 of 6"))
  }

  /// As deep as they are many: each answer was asked for again.
  @Test func drawsTenThousandBranchesWhereTheyAreSeen() {
    let segments = (0..<10_000).map { number in
      Self.segment(
        "s\(number)", number == 0 ? nil : "s\((number - 1) / 2 * 2)", .assistant, "no \(number)",
        isShown: number % 2 == 0)
    }
    var story = story(80, 24)
    story.happens(.branches(.tree(Conversation.sky.id, segments)))
    #expect(story.screen().contains("9999 of 10000"))
    #expect(story.screen().contains("no 9998"))
    story.press("home")
    #expect(story.screen().contains("no 0"))
  }
}
