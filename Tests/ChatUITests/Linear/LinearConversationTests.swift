import Chat
import ChatUI
import Testing

/// A conversation line by line, as a terminal shows it in the end.
struct LinearConversationTests {
  @Test func aPromptAndItsAnswerAreSaidOnceAndInOrder() {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    story.type("Why is the sky blue?")
    #expect(story.effects() == [.session(.send("Why is the sky blue?"))])
    story.session(
      .message(.prompt, siblings: nil), .status(.at(.connecting)),
      .message(.answer(), siblings: nil), .status(.at(.receiving)),
      .appended(.answer, text: "Because of **Rayleigh** scatt", reasoning: ""))
    story.session(
      .appended(.answer, text: "ering.\n\n- short waves\n- long", reasoning: ""))
    story.session(
      .appended(.answer, text: " ones\n\n```swift\nlet sky = \"blue\"\n", reasoning: ""))
    let whole = """
      Because of **Rayleigh** scattering.

      - short waves
      - long ones

      ```swift
      let sky = "blue"
      ```
      """
    story.session(
      .message(.answer(whole, .complete, attempts: [.reported]), siblings: nil),
      .status(TurnStatus(model: .sonnet, startedAt: Now.start.instant)))
    #expect(
      story.text() == """
        Confab, linear mode. Asking anthropic/claude-sonnet-4.6.
        Type a prompt and press Enter. /help lists the commands, /quit or Ctrl-D leaves.
        You: Why is the sky blue?
        Asking claude-sonnet-4.6.
        claude-sonnet-4.6:
        Because of Rayleigh scattering.
        - short waves
        - long ones
        Code, swift:
        let sky = "blue"
        End of code.
        End of answer, 212 tokens, $0.012, 3.4 seconds.
        """)
    #expect(story.prompt == "You: ")
  }

  @Test func silenceIsToldSeldomAndAStoppedAnswerIsKept() {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    story.type("Why is the sky blue?")
    _ = story.text()
    story.session(.message(.prompt, siblings: nil), .status(.at(.connecting)))
    story.wait(95)
    story.session(.message(.answer(), siblings: nil), .status(.at(.receiving)))
    story.session(.appended(.answer, text: "Because light", reasoning: ""))
    story.wait(3)
    story.interrupt()
    #expect(story.effects().last == .session(.cancel))
    story.session(
      .message(.answer("Because light", .stopped), siblings: nil),
      .status(TurnStatus(model: .sonnet, startedAt: Now.start.instant)))
    #expect(
      story.text() == """
        Asking claude-sonnet-4.6.
        Still waiting, 10 seconds. /stop stops.
        Still waiting, 30 seconds. /stop stops.
        Still waiting, 1 minute. /stop stops.
        claude-sonnet-4.6:
        Because
        light
        Stopped. /continue goes on from here.
        """)
  }

  @Test func aPromptThatIsTypedMeanwhileWaitsAndIsSaidWhenItGoesOut() {
    var story = LinearStory.asking()
    story.type("And at night?")
    #expect(story.effects() == [.session(.send("And at night?"))])
    story.session(.queued(["And at night?"]))
    story.session(.message(.answer("Scattering.", .complete), siblings: nil), .queued([]))
    var second = Message.prompt
    second.id = MessageID(rawValue: "m3")
    second.text = "And at night?"
    story.session(.message(second, siblings: nil))
    #expect(
      story.text() == """
        And at night?
        The prompt waits for the end of this answer. /take-back takes it back.
        claude-sonnet-4.6:
        Scattering.
        End of answer.
        You: And at night?
        """)
  }

  @Test func nothingOfAModelsTextReachesTheTerminalAsAControl() {
    var story = LinearStory.asking()
    let text = "\u{1B}[2J\u{9B}31mred\u{7}\r\u{8}\u{202E}abc\u{200B}\tend\u{1B}]0;title\u{7}"
    story.session(
      .message(.answer("Look: " + text + "\n\n    code\u{1B}[0m", .complete), siblings: nil))
    story.happens(.notice("from a server: " + text, isWarning: true))
    let shown = story.text()
    let controls = shown.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || 0x7F..<0xA0 ~= $0.value || $0 == "\u{202E}")
    }
    #expect(controls.isEmpty)
    #expect(shown.contains("\u{241B}[2J"), "a sign stands for it: \(shown)")
  }

  @Test func aConversationOfTheLogIsReadFromItsEndAndFurther() {
    var story = LinearStory()
    _ = story.text()
    story.happens(.opened(StoredConversation(conversation: .sky, messages: Message.twoTurns)))
    #expect(
      story.text() == """
        Conversation: sky colours, 4 messages. Asking anthropic/claude-sonnet-4.6.
        2 messages before: /earlier reads them.
        You, 14:02: And at night?
        claude-sonnet-4.6, 14:02:
        Dark.
        End of answer.
        """)
    story.type("/earlier")
    story.type("/earlier")
    #expect(
      story.text() == """
        You: /earlier
        You, 14:02: Why is the sky blue?
        claude-sonnet-4.6, 14:02:
        Scattering.
        End of answer.
        You: /earlier
        This is the beginning of the conversation.
        """)
  }
}

extension LinearStory {
  /// The first prompt was sent; no answer came yet, and all so far was looked at.
  static func asking() -> LinearStory {
    var story = LinearStory()
    story.happens(.began(Conversation.sky.id))
    story.type("Why is the sky blue?")
    story.session(.message(.prompt, siblings: nil), .status(.at(.connecting)))
    _ = story.text()
    _ = story.effects()
    return story
  }
}

extension MessageID {
  fileprivate static let answer = MessageID(rawValue: "m2")
}

extension Attempt {
  /// With all that a server can report.
  fileprivate static var reported: Attempt {
    var attempt = Attempt.first
    attempt.usage = Usage(promptTokens: 12, completionTokens: 212, cost: 0.012)
    attempt.endedAfter = 3.4
    return attempt
  }
}

extension Message {
  /// Two prompts and their answers.
  fileprivate static var twoTurns: [Message] {
    var second = prompt
    second.id = MessageID(rawValue: "m3")
    second.parent = MessageID(rawValue: "m2")
    second.text = "And at night?"
    var dark = answer("Dark.", .complete, id: "m4")
    dark.parent = second.id
    return [prompt, answer("Scattering.", .complete), second, dark]
  }
}
