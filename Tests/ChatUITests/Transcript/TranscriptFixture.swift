import Chat
import ChatUI
import TUI

/// Messages, and rows as text, for the transcript's tests.
enum TranscriptFixture {
  static let conversation = ConversationID(rawValue: "c")
  /// 2026-01-31, 13:02 UTC: 14:02 at the tests' offset.
  static let time = WallTime(seconds: 1_769_864_520)

  /// Each role a colour of its own, so that a grid of letters can tell them apart.
  static let theme = Theme(
    name: "test",
    styles: [
      .text: Style(.indexed(1)), .dim: Style(.indexed(2)), .emphasis: Style(.indexed(3)),
      .promptHeader: Style(.indexed(4)), .answerHeader: Style(.indexed(5)),
      .promptText: Style(.indexed(6)), .reasoning: Style(.indexed(7)),
      .heading: Style(.indexed(8)), .code: Style(.indexed(9)), .quote: Style(.indexed(10)),
      .error: Style(.indexed(11)),
    ])
  private static let letters: [Character] = [
    "-", "t", "d", "m", "p", "a", "u", "r", "h", "c", "q", "e",
  ]

  static let context = {
    var context = LayoutContext(theme: theme, zone: ZoneOffsets(fixed: 3_600))
    context.continueKey = "Alt-C"
    return context
  }()

  static func prompt(_ id: String, _ text: String) -> Message {
    Message(
      id: MessageID(rawValue: id), conversation: conversation, role: .user, text: text,
      createdAt: time)
  }

  static func answer(
    _ id: String, _ text: String, reasoning: String = "", state: Message.State = .complete,
    attempts: [Attempt] = []
  ) -> Message {
    Message(
      id: MessageID(rawValue: id), conversation: conversation, role: .assistant, text: text,
      reasoning: reasoning, model: ModelID(rawValue: "anthropic/claude-sonnet-4.6"), state: state,
      createdAt: time, attempts: attempts)
  }

  static func attempt(
    tokens: Int? = nil, cost: Double? = nil, seconds: Double? = nil, requestID: String? = nil,
    finishReason: String? = nil, failure: Failure? = nil
  ) -> Attempt {
    var attempt = Attempt(
      number: 1, model: ModelID(rawValue: "anthropic/claude-sonnet-4.6"), endpoint: "test",
      startedAt: time)
    if tokens != nil || cost != nil {
      attempt.usage = Usage(completionTokens: tokens, cost: cost)
    }
    attempt.endedAfter = seconds
    attempt.requestID = requestID
    attempt.finishReason = finishReason
    attempt.failure = failure
    return attempt
  }

  static func transcript(_ messages: Message...) -> Transcript {
    var transcript = Transcript()
    for message in messages { transcript.put(message, siblings: nil) }
    return transcript
  }

  /// A conversation of prompts `1` … of one line each: two rows and a gap a message.
  static func prompts(_ count: Int) -> Transcript {
    var transcript = Transcript()
    transcript.replaceAll(
      StoredConversation(
        conversation: Conversation(
          id: conversation, model: ModelID(rawValue: "m"), createdAt: time, updatedAt: time),
        messages: (1...count).map { prompt("p\($0)", "text \($0)") }))
    return transcript
  }

  /// The rows as text, blanks at the ends cut.
  static func lines(
    _ transcript: inout Transcript, _ columns: Int, _ rows: Int
  ) -> [String] {
    transcript.rows(in: Size(columns: columns, rows: rows), context).map(text)
  }

  /// The whole transcript, as a screen that is high enough shows it.
  static func whole(_ transcript: Transcript, _ columns: Int) -> [String] {
    var transcript = transcript
    var lines = lines(&transcript, columns, 500)
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  static func text(_ row: Row) -> String {
    var text = String.UnicodeScalarView()
    for cell in row where cell.width > 0 { text.append(Unicode.Scalar(cell.base) ?? "?") }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// One letter a cell for its colour; in upper case where it is bold or italic.
  static func styles(_ row: Row) -> String {
    String(
      row.map { cell -> Character in
        guard case .indexed(let index) = cell.style.foreground else { return "-" }
        let letter = letters[Int(index)]
        let isMarked = !cell.style.attributes.isDisjoint(with: [.bold, .italic])
        return isMarked ? Character(letter.uppercased()) : letter
      })
  }
}
