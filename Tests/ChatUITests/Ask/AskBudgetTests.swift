import Chat
import Testing

@testable import ChatUI

/// Whether a prompt is refused before it is sent, because the model could not read it.
struct AskBudgetTests {
  private static let model = ModelID(rawValue: "acme/small")

  private static func earlier(tokens: Int) -> [Message] {
    var attempt = Attempt.first
    attempt.usage = Usage(promptTokens: tokens - 10, completionTokens: 10)
    return [.prompt, .answer("Because.", .complete, attempts: [attempt])]
  }

  @Test(
    arguments: [
      (bytes: 32_768, earlier: 0, context: 8_192, isRefused: false),
      (bytes: 32_772, earlier: 0, context: 8_192, isRefused: true),
      (bytes: 400, earlier: 8_092, context: 8_192, isRefused: false),
      (bytes: 404, earlier: 8_092, context: 8_192, isRefused: true),
      (bytes: 1_000_000, earlier: 1_000_000, context: nil, isRefused: false),
    ] as [(bytes: Int, earlier: Int, context: Int?, isRefused: Bool)])
  func refusesWhatIsLongerThanTheContext(
    bytes: Int, earlier: Int, context: Int?, isRefused: Bool
  ) {
    let messages = earlier > 0 ? Self.earlier(tokens: earlier) : []
    let budget = AskBudget(bytes: bytes, earlier: messages, context: context)
    #expect(budget.tokens == earlier + bytes / 4)
    #expect((budget.refusal(model: Self.model) != nil) == isRefused)
  }

  @Test func theRefusalHasTheFiguresAndWhatToDo() {
    let alone = AskBudget(bytes: 40_000, earlier: [], context: 8_192)
    #expect(
      alone.refusal(model: Self.model)
        == "the prompt is too long for acme/small: 40 kB of text, some 10,000 tokens, and it reads "
        + "8,192. Nothing was sent. Send a part of it, or choose a model with a larger context "
        + "(confab models); --force sends it all the same")
    let second = AskBudget(bytes: 40_000, earlier: Self.earlier(tokens: 500), context: 8_192)
    #expect(
      second.refusal(model: Self.model)?.contains(
        "some 10,500 tokens, the conversation before it among them, and it reads 8,192") == true)
  }
}
