import Chat
import Glibc

func power(of base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// Makes up conversations as a log of ten years would hold them: the same from the same seed.
///
/// Prompts of a line or some, answers of paragraphs, lists and code; one script a conversation; some
/// answers that failed or thought first; costs as a server reports them; names and numbers that occur
/// once. Nothing in it was copied from anywhere.
struct StoreGenerator {
  let messages: Int
  let conversations: Int
  private var numbers: Numbers
  private let vocabulary = Vocabulary()

  /// Where the ten years end.
  private static let end = 1_790_000_000.0
  private static let span = 10 * 365.25 * 86_400

  private static let models = [
    "anthropic/claude-sonnet-4.6", "openai/gpt-5.2", "google/gemini-3-pro", "x-ai/grok-4",
    "deepseek/deepseek-v3.2", "qwen/qwen3-coder", "mistralai/mistral-large", "moonshotai/kimi-k2",
  ]
  private static let tags = ["work", "home", "code", "recipes", "idea", "draft"]

  init(messages: Int, conversations: Int, seed: UInt64 = 1) {
    self.messages = messages
    self.conversations = conversations
    numbers = Numbers(seed: seed)
  }

  /// - Parameter index: of the conversation: the oldest is 0. To be asked for in order.
  mutating func conversation(_ index: Int) -> ImportedConversation {
    let script = script()
    let id = Self.identifier("C", index)
    var time = Self.end - Self.span * (1 - Double(index) / Double(conversations))
    var conversation = Conversation(
      id: ConversationID(rawValue: id), title: sentence(script, 3 + numbers.below(5)),
      model: ModelID(rawValue: Self.models[numbers.ranked(Self.models.count)]),
      createdAt: WallTime(seconds: time), updatedAt: WallTime(seconds: time))
    conversation.isStarred = numbers.below(40) == 0
    conversation.isArchived = numbers.below(10) == 0
    if numbers.below(200) == 0 { conversation.deletedAt = WallTime(seconds: Self.end) }
    if numbers.below(5) == 0 { conversation.tags = [Self.tags[numbers.below(Self.tags.count)]] }
    // As many in all as asked for, some conversations much longer than others.
    let (share, rest) = messages.quotientAndRemainder(dividingBy: conversations)
    let even = share + (index < rest ? 1 : 0)
    let count =
      index % 2 == 0 ? even + even * (index % 20) / 20 : even - even * ((index - 1) % 20) / 20
    var list: [Message] = []
    for number in 0..<count {
      time += 3 + Double(numbers.below(60)) * (number % 2 == 0 ? 5 : 0.2)
      list.append(message(number, of: conversation, script, at: time, after: list.last?.id))
    }
    conversation.head = list.last?.id
    conversation.updatedAt = WallTime(seconds: time)
    return ImportedConversation(conversation: conversation, messages: list)
  }

  private mutating func message(
    _ number: Int, of conversation: Conversation, _ script: Vocabulary.Script, at time: Double,
    after parent: MessageID?
  ) -> Message {
    let isPrompt = number % 2 == 0
    var message = Message(
      id: MessageID(rawValue: conversation.id.rawValue + "M\(number)"),
      conversation: conversation.id, parent: parent, role: isPrompt ? .user : .assistant,
      createdAt: WallTime(seconds: time))
    guard !isPrompt else {
      message.text = sentence(script, 4 + numbers.below(20))
      if numbers.below(4) == 0 { message.text += sentence(script, 10) + identifier() + "?" }
      return message
    }
    message.model = conversation.model
    message.text = answer(script)
    if numbers.below(8) == 0 { message.reasoning = paragraph(script) }
    var attempt = Attempt(
      number: 1, model: conversation.model, endpoint: "api.cline.bot",
      startedAt: message.createdAt)
    attempt.requestID = "req_" + Self.hexadecimal(&numbers)
    attempt.firstTextAfter = 0.3 + numbers.unit() * 2
    attempt.endedAfter = 2 + numbers.unit() * 20
    attempt.textBytes = message.text.utf8.count
    attempt.usage = Usage(
      promptTokens: 200, completionTokens: message.text.utf8.count / 4,
      cost: Double(message.text.utf8.count) * 0.000004)
    if numbers.below(25) == 0 {
      attempt.failure = Failure(
        origin: .stream, step: .cut, status: 502, code: "upstream_error",
        message: "The connection to \(vocabulary.word(.english, &numbers)) was lost",
        requestID: attempt.requestID)
      message.state = .interrupted
    }
    message.attempts = [attempt]
    return message
  }

  // MARK: Text

  private mutating func answer(_ script: Vocabulary.Script) -> String {
    var text = paragraph(script)
    switch numbers.below(5) {
    case 0:
      text += "\n\n```swift\nlet \(identifier()) = \(identifier())(\(numbers.below(9_999)))\n"
      text += "return \(identifier()).\(identifier()) -> \(identifier())\n```\n"
    case 1:
      for _ in 0..<3 { text += "\n- " + sentence(script, 8) }
    case 2: text += "\n\n" + paragraph(script)
    default: break
    }
    if numbers.below(3) == 0 { text += " `\(identifier())`" }
    return text
  }

  private mutating func paragraph(_ script: Vocabulary.Script) -> String {
    var text = ""
    for _ in 0..<2 + numbers.below(4) { text += sentence(script, 6 + numbers.below(14)) }
    return text
  }

  private mutating func sentence(_ script: Vocabulary.Script, _ count: Int) -> String {
    var text = ""
    for number in 0..<count {
      if number > 0 { text += script.gap }
      let word = vocabulary.word(script, &numbers)
      text += number == 0 ? word.capitalizedASCII : word
    }
    return text + script.stop
  }

  private mutating func identifier() -> String {
    vocabulary.identifiers[numbers.ranked(vocabulary.identifiers.count)]
  }

  private mutating func script() -> Vocabulary.Script {
    var left = numbers.below(100)
    for script in Vocabulary.Script.allCases {
      left -= script.share
      if left < 0 { return script }
    }
    return .english
  }

  private static func hexadecimal(_ numbers: inout Numbers) -> String {
    String((0..<16).map { _ in Array("0123456789abcdef")[numbers.below(16)] })
  }

  private static func identifier(_ kind: String, _ index: Int) -> String {
    let digits = "\(index)"
    return kind + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }
}
