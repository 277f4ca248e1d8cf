import Chat
import Testing

@Suite struct AdviceTests {
  // 2027-01-15 08:00:00 UTC.
  private static let context = AdviceContext(
    endpoint: "api.cline.bot", model: ModelID(rawValue: "acme/one"),
    keyOrigin: "the environment variable CLINE_API_KEY",
    knownModels: ["anthropic/claude-sonnet-4.6", "openai/gpt-4o"].map(ModelID.init(rawValue:)),
    failedAt: WallTime(seconds: 1_800_000_000), utcOffset: 3600)

  @Test(
    arguments: [
      (.http(400), ["not valid"]),
      (Failure(origin: .http, status: 400, parameter: "messages"), ["“messages”"]),
      (Failure(origin: .http, status: 400, parameter: "top_p"), ["“top_p”", "/set top_p off"]),
      (
        Failure(origin: .http, status: 400, parameter: "max_completion_tokens"),
        ["/set max_tokens off"]
      ),
      (
        .http(400, "Unsupported parameter: 'temperature' is not supported with this model."),
        ["/set temperature off"]
      ),
      (.http(400, "“stopping” is no ‘seed’: it's late"), ["/set seed off"]),
      (.http(401), ["Verify", "environment variable CLINE_API_KEY", "app.cline.bot"]),
      (.http(402), ["Add credits at app.cline.bot"]),
      (
        .http(
          402, details: FailureDetails(balance: -0.14, buyCreditsURL: "https://app.cline.bot/buy")),
        ["balance is -$0.14", "Add credits at app.cline.bot: https://app.cline.bot/buy"]
      ),
      (.http(403), ["Check the key's permissions"]),
      (.http(403, details: FailureDetails(isHTML: true, edgeID: "8f3c")), ["edge", "8f3c"]),
      (.http(403, "only available via Cline product surfaces"), ["reserved", "another model"]),
      (.http(403, "not available in your region"), ["region"]),
      (.http(403, code: "ENTITLEMENT_ERROR"), ["plan", "acme/one"]),
      (.http(404), ["base URL", "provider/model-name"]),
      (.http(413), ["too large"]), (.http(422), ["not valid"]),
      (.http(429), ["Too many requests", "Wait"]),
      (
        .http(429, hints: RetryHints(waitSeconds: 600)),
        ["Try again in 10 min (09:10)", "another model"]
      ),
      (
        .http(
          429, code: "INFERENCE_CAP_ERROR",
          details: FailureDetails(resetSeconds: 19 * 3600 + 39 * 60)),
        ["free allowance", "resets in 19 h 39 min (tomorrow at 04:39)", "Another model"]
      ),
      (.http(429, code: "SPEND_LIMIT_EXCEEDED"), ["spend limit", "administrator"]),
      (.http(429, "ClinePass limit"), ["plan's limit"]),
      (.http(500), ["server", "request ID"]),
      (.http(500, details: FailureDetails(upstreamStatus: 404)), ["refused", "404"]),
      (.http(502), ["provider behind"]), (.http(503), ["down"]), (.http(504), ["in time"]),
      (.stream("context_length_exceeded"), ["longer than the model can read"]),
      (.stream("content_filter"), ["safety filter"]),
      (.stream("server_error"), ["while it was answering"]),
      (.network(.resolve), ["api.cline.bot", "not found"]), (.network(.connect), ["No connection"]),
      (.network(.tls), ["certificates"]), (.network(.proxy), ["https_proxy"]),
      (.network(.firstByte), ["did not answer"]), (.network(.idle), ["went silent"]),
      (.network(.cut), ["broke"]),
      (Failure(origin: .stream, step: .empty), ["nothing"]),
      (Failure(origin: .stream, step: .format), ["base URL"]),
      (Failure(origin: .client), ["configuration"]), (.http(418), ["request ID"]),
    ] as [(Failure, [String])])
  func saysWhatToDo(failure: Failure, parts: [String]) {
    let advice = Advice.text(for: failure, in: Self.context)
    for part in parts { #expect(advice.contains(part), "\(advice)") }
    #expect(advice.hasSuffix(".") || advice.hasSuffix("?") || advice.contains("https://"))
    #expect(!advice.contains("..") && !advice.contains("  "))
  }

  @Test(arguments: [
    ("anthropic/claude-sonnet-4-6", "Did you mean anthropic/claude-sonnet-4.6?"),
    ("gpt-4o", "Did you mean openai/gpt-4o?"),
    ("acme/one", "provider/model-name"),
  ])
  func offersTheNearestKnownModels(model: String, part: String) {
    var context = Self.context
    context.model = ModelID(rawValue: model)
    let advice = Advice.text(for: .http(404, "model not found"), in: context)
    #expect(advice.contains(part), "\(advice)")
  }

  @Test func doesNotSendOtherProvidersCustomersToCline() {
    var context = Self.context
    context.endpoint = "openrouter.ai"
    #expect(
      Advice.text(for: .http(402), in: context)
        == "Add credits with the provider behind openrouter.ai.")
    #expect(!Advice.text(for: .http(401), in: context).contains("app.cline.bot"))
  }

  @Test func saysHowToGiveAKeyWhenThereIsNone() {
    var context = Self.context
    context.keyOrigin = nil
    let advice = Advice.text(for: .http(401), in: context)
    for part in ["CLINE_API_KEY", "key_command", "key_file"] { #expect(advice.contains(part)) }
  }
}
