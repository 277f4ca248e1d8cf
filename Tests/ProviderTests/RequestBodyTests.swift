import Chat
import Testing

@testable import Provider

struct RequestBodyTests {
  static func body(_ model: String, temperature: Double? = nil, maxTokens: Int? = nil) -> JSONValue?
  {
    JSONParser.parse(
      RequestBody.bytes(
        ChatRequest(
          model: ModelID(rawValue: model),
          turns: [
            .init(role: .system, text: "s"), .init(role: .user, text: "\"é\n\u{1}\u{2028}\\"),
          ],
          conversation: ConversationID(rawValue: "c"),
          options: RequestOptions(temperature: temperature, maxTokens: maxTokens))))
  }

  @Test func asksForAStreamWithUsage() {
    #expect(
      Self.body("a/b", temperature: 0.5, maxTokens: 9)
        == JSONParser.parse(
          #"{"model":"a/b","messages":[{"role":"system","content":"s"},{"role":"user","content":"\"é\n\u0001\u2028\\"}],"stream":true,"stream_options":{"include_usage":true},"temperature":0.5,"max_tokens":9}"#
        ))
  }

  @Test func leavesOutWhatIsNotSet() {
    let body = Self.body("a/b")
    #expect(body?["temperature"] == nil)
    #expect(body?["max_tokens"] == nil)
  }

  @Test(arguments: [
    ("openai/o3-mini", true), ("o1", true), ("openai/gpt-5.1", true), ("GPT-5", true),
    ("openai/gpt-4o", false), ("x/olmo-2", false), ("o/llama", false),
  ])
  func namesTheLimitAsTheModelWantsIt(model: String, isReasoning: Bool) {
    let body = Self.body(model, maxTokens: 9)
    #expect((body?["max_completion_tokens"] != nil) == isReasoning)
    #expect((body?["max_tokens"] != nil) == !isReasoning)
  }
}
