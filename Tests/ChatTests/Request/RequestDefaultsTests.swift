import Chat
import Testing

/// What is sent of conversation, rules and configuration: `name=value` by who says it, `>` what it is
/// called in the body.
struct RequestDefaultsTests {
  typealias Rule = ModelRules.Rule

  private static let configured = RequestOptions(temperature: 0.7, maxTokens: 100)

  private func resolved(
    _ rules: [Rule], _ conversation: RequestOptions, model: String = "openai/o3",
    configured: RequestOptions = configured
  ) -> [String] {
    RequestDefaults(options: configured, rules: ModelRules(rules))
      .resolve(conversation, for: ModelID(rawValue: model)).map { parameter in
        let origin =
          switch parameter.origin {
          case .conversation: "own"
          case .rule(let pattern): pattern.text
          case .configuration: "all"
          }
        return "\(parameter.name)=\(parameter.json) \(origin) > \(parameter.bodyName ?? "–")"
      }
  }

  @Test func whoIsNearerToTheConversationWins() {
    let rule = Rule(
      match: ModelPattern("o*"),
      parameters: RequestOptions(temperature: 0.5, topP: 0.9, extra: ["top_k": "40"]))
    #expect(
      resolved([rule], RequestOptions(topP: 0.1, reasoningEffort: "high")) == [
        "temperature=0.5 o* > temperature", "top_p=0.1 own > top_p",
        "max_tokens=100 all > max_completion_tokens",
        "reasoning_effort=\"high\" own > reasoning_effort", "top_k=40 o* > top_k",
      ])
    #expect(
      resolved([rule], RequestOptions(), model: "a/claude")
        == ["temperature=0.7 all > temperature", "max_tokens=100 all > max_tokens"])
  }

  @Test func ofTwoRulesTheLaterOneWins() {
    let rules = [
      Rule(
        match: ModelPattern("*"), parameters: RequestOptions(temperature: 0.1),
        rename: ["max_tokens": "limit"], drop: ["top_p"]),
      Rule(
        match: ModelPattern("o*"), parameters: RequestOptions(temperature: 0.2, topP: 0.5),
        rename: ["max_tokens": "max_tokens"]),
    ]
    #expect(
      resolved(rules, RequestOptions()) == [
        "temperature=0.2 o* > temperature", "top_p=0.5 o* > top_p",
        "max_tokens=100 all > max_tokens",
      ])
  }

  @Test func whatARuleDropsIsNotSentWhoeverSaysSo() {
    let rule = Rule(match: ModelPattern("o*"), drop: ["temperature", "max_completion_tokens"])
    #expect(
      resolved([rule], RequestOptions(temperature: 1))
        == ["temperature=1 own > –", "max_tokens=100 all > –"])
  }

  @Test func whatIsSwitchedOffIsNotSent() {
    #expect(
      resolved([], RequestOptions(extra: ["temperature": "null"]), model: "m")
        == ["temperature=null own > –", "max_tokens=100 all > max_tokens"])
    #expect(
      resolved(
        [], RequestOptions(temperature: 1), model: "m",
        configured: RequestOptions(extra: ["temperature": "null"]))
        == ["temperature=1 own > temperature"])
  }

  @Test(arguments: ["messages", "model", "stream", "temperature"])
  func noNameIsSentTwiceAndNoneThatIsTaken(name: String) {
    let rule = Rule(match: ModelPattern("*"), rename: ["top_k": name])
    #expect(
      resolved([rule], RequestOptions(extra: ["top_k": "1"]), model: "m").last == "top_k=1 own > –")
  }

  @Test(arguments: [
    ("openai/o3-mini", true), ("o1", true), ("openai/gpt-5.1", true), ("GPT-5", true),
    ("openai/gpt-4o", false), ("x/olmo-2", false), ("o/llama", false),
  ])
  func namesTheLimitAsTheModelWantsIt(model: String, isReasoning: Bool) {
    let parameters = RequestDefaults().resolve(
      RequestOptions(maxTokens: 9), for: ModelID(rawValue: model))
    #expect(parameters.map(\.bodyName) == [isReasoning ? "max_completion_tokens" : "max_tokens"])
  }
}
