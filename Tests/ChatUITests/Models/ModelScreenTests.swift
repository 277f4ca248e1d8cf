import Chat
import ChatUI
import Testing

/// The list of models as it looks, at the sizes that terminals have.
@Suite struct ModelScreenTests {
  @Test func showsEverythingWhereThereIsRoom() {
    var story = Story.modelList(120, 40)
    #expect(
      story.rows(20..<37) == """



            ┌─ model ───────────────────────────────────────────────────────────────────────────────────── 3 of 5 · cline ─┐
            │ > type to narrow down, or an ID as it is                                                                     │
            │   ★ deepseek/deepseek-v3.2       164k  $0.27/$0.40                                                           │
            │   • openai/gpt-5                 400k    $1.25/$10  images  recommended · Broad knowledge                    │
            │ ▸   anthropic/claude-sonnet-4.6  200k       $3/$15  images  recommended · Strong all-round model for code a… │
            │     x-ai/grok-code-fast          256k         free          free, may be refused · Quick answers             │
            │     qwen/qwen3-coder                                                                                         │
            │                                                                                                              │
            │                                                                                                              │
            │                                                                                                              │
            │ context 200k · $3 in, $15 out for 1M tokens · takes images · recommended                                     │
            │ Strong all-round model for code and long documents                                                           │
            │ Enter use · Ctrl-S favourite · Tab next endpoint · Esc back                                                  │
            └──────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
        """)
  }

  @Test func showsFiguresBesideTheIDsInTheUsualWindow() {
    var story = Story.modelList(80, 24)
    #expect(
      story.rows(4..<21) == """
            Confab 0.1.0

            model       anthropic/claude-sonnet-4.6
        ┌─ model ───────────────────────────────────────────────────── 3 of 5 · cline ─┐
        │ > type to narrow down, or an ID as it is                                     │
        │   ★ deepseek/deepseek-v3.2       164k  $0.27/$0.40                           │
        │   • openai/gpt-5                 400k    $1.25/$10  images  recommended · B… │
        │ ▸   anthropic/claude-sonnet-4.6  200k       $3/$15  images  recommended · S… │
        │     x-ai/grok-code-fast          256k         free          free, may be re… │
        │     qwen/qwen3-coder                                                         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ context 200k · $3 in, $15 out for 1M tokens · takes images · recommended     │
        │ Strong all-round model for code and long documents                           │
        │ Enter use · Ctrl-S favourite · Tab next endpoint · Esc back                  │
        └──────────────────────────────────────────────────────────────────────────────┘
        """)
  }

  @Test func leavesOutWhatHasNoRoom() {
    var story = Story.modelList(40, 12, filter: "code")
    #expect(
      story.rows(0..<11) == """
        ┌─ model ───────────── 1 of 4 · cline ─┐
        │ > code                               │
        │ ▸   x-ai/grok-code-fast         256k │
        │     qwen/qwen3-coder                 │
        │     anthropic/claude-sonnet-4…  200k │
        │   use “code” as typed                │
        │                                      │
        │                                      │
        │ context 256k · costs nothing · no i… │
        │ Enter use · Ctrl-S ★ · Tab · Esc     │
        └──────────────────────────────────────┘
        """)
  }

  @Test func showsTheListAloneInTheSmallestWindow() {
    var story = Story.modelList(20, 5)
    #expect(
      story.rows(0..<4) == """
         mo… 3 of 5 · cline
        > type to narrow d…
          • openai/gpt-5   …
        ▸   anthropic/claud…
        """)
  }
}
