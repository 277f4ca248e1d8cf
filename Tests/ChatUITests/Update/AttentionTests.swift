import Chat
import ChatUI
import TUI
import Testing

struct AttentionTests {
  private static func setup(_ change: (inout Notifying) -> Void = { _ in }) -> ModelSetup {
    var setup = ModelSetup.cline
    change(&setup.preferences.notifying)
    return setup
  }

  /// A turn that runs, in a window that is looked at or not.
  private func running(isFocused: Bool?, setup: ModelSetup = setup()) -> Story {
    var story = Story(setup: setup)
    if let isFocused { story.happens(.input([.focus(isFocused)])) }
    story.session(.message(.prompt, siblings: nil), .message(.answer(), siblings: nil))
    story.session(.status(.at(.connecting)))
    return story
  }

  private func attention(_ effects: [Effect]) -> [Attention] {
    effects.compactMap { if case .notify(let attention) = $0 { attention } else { nil } }
  }

  /// The turn ends as the session tells it: the answer, then that nothing runs any more.
  private func end(_ story: inout Story, _ state: Message.State = .complete) -> [Attention] {
    attention(
      story.react(to: .session(.message(.answer("Because", state), siblings: nil)))
        + story.react(to: .session(.status(.idle))))
  }

  private func fail(_ story: inout Story) -> [Attention] {
    let failed = Message.answer("", .failed, attempts: [.failed(.unauthorized)])
    let id = MessageID(rawValue: "m2")
    return attention(
      story.react(to: .session(.message(failed, siblings: nil)))
        + story.react(to: .session(.status(.idle)))
        + story.react(to: .session(.failed(id, prompt: nil))))
  }

  @Test(
    arguments: [
      (Notifying.Occasion.unfocused, false as Bool?, true), (.unfocused, true, false),
      // A terminal that never told is taken for one that is looked at.
      (.unfocused, nil, false), (.always, true, true), (.always, nil, true),
      (.never, false, false),
    ])
  func callsBackWhoLooksElsewhere(
    occasion: Notifying.Occasion, isFocused: Bool?, isCalled: Bool
  ) {
    var story = running(
      isFocused: isFocused, setup: Self.setup { $0.occasion = occasion })
    let calls = end(&story)
    let call = Attention(text: "the answer is there", rings: true, form: .auto)
    #expect(calls == (isCalled ? [call] : []))
    #expect(attention(story.react(to: .session(.status(.idle)))) == [], "once")
  }

  /// The last one: given up in mid-retry.
  @Test(arguments: [Message.State.stopped, .interrupted, .failed])
  func leavesWhoStoppedItAlone(state: Message.State) {
    var story = running(isFocused: false, setup: Self.setup { $0.occasion = .always })
    #expect(end(&story, state) == [])
  }

  @Test func saysWhatFailed() {
    var story = running(isFocused: false)
    #expect(fail(&story).map(\.text) == ["401 Unauthorized"])
  }

  @Test func doesOnlyWhatIsWanted() {
    var silent = running(
      isFocused: false,
      setup: Self.setup {
        $0.bell = false; $0.desktop = .osc9
      })
    #expect(
      end(&silent)
        == [Attention(text: "the answer is there", rings: false, form: .osc9)])
    var off = running(
      isFocused: false,
      setup: Self.setup {
        $0.bell = false; $0.desktop = .off
      })
    #expect(end(&off) == [])
  }

  @Test func theWindowSaysHowTheTurnStands() {
    var story = Story(setup: Self.setup())
    #expect(story.model.window.title == "Confab")
    #expect(story.model.window.progress == .none)
    story = running(isFocused: false)
    #expect(story.model.window.title == "… Confab")
    #expect(story.model.window.progress == .running)
    _ = fail(&story)
    #expect(story.model.window.title == "! Confab")
    #expect(story.model.window.progress == .failed)
    _ = story.react(to: .input([.focus(true)]))
    #expect(story.model.window.progress == .none, "it was seen")
    let untitled = Story(
      setup: Self.setup {
        $0.title = false; $0.progress = .off
      })
    #expect(untitled.model.window == WindowState())
  }
}
