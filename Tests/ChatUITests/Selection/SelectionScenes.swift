import Chat
import ChatUI
import Testing

/// Conversations to select in.
extension Story {
  static let firstAnswer = "Because of **Rayleigh scattering**."
  static let lastAnswer = "The light has a longer way then: blue is gone before it comes."

  /// Two prompts with their answers; the last one has a sibling before it.
  static func conversation(
    _ columns: Int, _ rows: Int, last: String = lastAnswer
  ) -> Story {
    var story = Story(columns, rows)
    story.session(.conversation(.sky), .message(.prompt, siblings: nil))
    story.session(.message(.answer(firstAnswer, .complete), siblings: nil))
    story.session(
      .message(
        Message(
          id: MessageID(rawValue: "m3"), conversation: Conversation.sky.id,
          parent: MessageID(rawValue: "m2"), role: .user, text: "And in the evening?",
          createdAt: WallTime(seconds: 50_580)), siblings: nil))
    var answer = Message.answer(last, .complete, id: "m4")
    answer.parent = MessageID(rawValue: "m3")
    answer.createdAt = WallTime(seconds: 50_580)
    story.session(.message(answer, siblings: SiblingPosition(position: 2, count: 2)))
    story.session(.status(.idle))
    return story
  }

  static func hidden(_ columns: Int, _ rows: Int) -> Story {
    conversation(columns, rows, last: "rm \u{202E}safe.txt")
  }
}
