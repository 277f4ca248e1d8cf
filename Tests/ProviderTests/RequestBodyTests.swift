import Chat
import Testing

@testable import Provider

struct RequestBodyTests {
  private static let head =
    #"{"model":"a/b","messages":[{"role":"system","content":"s"},{"role":"user","content":"\"é\n\u0001\u2028\\"}],"stream":true,"stream_options":{"include_usage":true}"#

  private func body(
    _ options: RequestOptions, _ defaults: RequestDefaults = RequestDefaults()
  ) -> String {
    String(
      decoding: RequestBody.bytes(
        ChatRequest(
          model: ModelID(rawValue: "a/b"),
          turns: [
            .init(role: .system, text: "s"), .init(role: .user, text: "\"é\n\u{1}\u{2028}\\"),
          ],
          conversation: ConversationID(rawValue: "c"), options: options, defaults: defaults)),
      as: UTF8.self)
  }

  @Test(arguments: [
    (RequestOptions(), "}"),
    (
      RequestOptions(temperature: 0.5, maxTokens: 9, topP: 1, reasoningEffort: "high"),
      #","temperature":0.5,"top_p":1,"max_tokens":9,"reasoning_effort":"high"}"#
    ),
    (
      RequestOptions(extra: [
        "stop": "[\"a\",\"b\"]", "logit_bias": "{\"50256\":-100}", "seed": "12345678901234567890",
      ]),
      #","logit_bias":{"50256":-100},"seed":12345678901234567890,"stop":["a","b"]}"#
    ),
    (RequestOptions(temperature: .nan, topP: .infinity), "}"),
    (RequestOptions(extra: ["temperature": "null", "model": "1", "stream": "false"]), "}"),
  ])
  func asksForAStreamWithUsageAndSendsTheParametersAlong(options: RequestOptions, rest: String) {
    let text = body(options)
    #expect(JSONParser.parse(text) == JSONParser.parse(Self.head + rest))
    #expect(text.hasSuffix(rest))
  }

  @Test func obeysTheRulesForTheModel() {
    let rule = ModelRules.Rule(
      match: ModelPattern("a/*"),
      parameters: RequestOptions(extra: ["reasoning": "{\"effort\":\"low\"}"]),
      rename: ["max_tokens": "limit"], drop: ["temperature"])
    #expect(
      body(
        RequestOptions(temperature: 1, maxTokens: 9),
        RequestDefaults(options: RequestOptions(topP: 0.5), rules: ModelRules([rule]))
      )
      .hasSuffix(#"true},"top_p":0.5,"limit":9,"reasoning":{"effort":"low"}}"#))
  }
}
