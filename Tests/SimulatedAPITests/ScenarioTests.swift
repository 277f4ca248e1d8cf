import Testing

@testable import SimulatedAPI

struct ScenarioTests {
  @Test func hasUniqueIDsAndSummariesThatFitALine() {
    let ids = Scenario.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.first == Scenario.tour)
    for scenario in Scenario.all {
      #expect(scenario.id.wholeMatch(of: /demo\/[a-z0-9-]+/) != nil)
      #expect((1...70).contains(scenario.summary.count), "\(scenario.id)")
      #expect(!scenario.summary.contains("\n") && !scenario.summary.hasSuffix("."))
    }
  }

  /// The reference's tables, row by row, and the kin that clients meet.
  @Test(arguments: [
    ("400", 400, "400"), ("401", 401, "401"), ("402", 402, "402"), ("403", 403, "403"),
    ("404", 404, "404"), ("429", 429, "429"), ("500", 500, "500"), ("502", 502, "502"),
    ("503", 503, "503"), ("413", 413, "413"), ("422", 422, "422"), ("504", 504, "504"),
    ("529", 529, "529"), ("500-then-ok", 500, "500"), ("429-no-retry", 429, "INFERENCE_CAP_ERROR"),
    ("429-spend-limit", 429, "SPEND_LIMIT_EXCEEDED"), ("429-long-wait", 429, "429"),
  ])
  func refusesInTheDocumentedShape(name: String, status: Int, code: String) throws {
    guard case .response(let response) = Wire.outcome("demo/\(name)").reply else {
      Issue.record("no response")
      return
    }
    #expect(response.status == status)
    #expect(response.contentType == "application/json")
    let error = try #require(JSONParser.parse(Array(response.body.utf8))["error"])
    let found = error["code"].map { $0.text ?? $0.encoded }
    #expect(found == code)
    #expect(error["message"]?.text?.isEmpty == false)
  }

  @Test(arguments: [
    ("400", #""param":"temperature""#), ("402", #""current_balance":-0.14"#),
    ("402", #""buy_credits_url":"https://app.cline.bot/"#),
    ("403-reserved", #"{"error":"demo/403-reserved is only available via Cline product surfaces""#),
    (
      "error-in-string", #"{"error":"{\"code\":\"insufficient_credits\",\"current_balance\":-0.14,"#
    ),
    ("500-upstream-404", "request failed with status 404: {"),
    ("plain-text-500", "upstream connect error"), ("html-502", "<title>502 Bad Gateway</title>"),
    ("edge-403", "<!doctype html>"), ("429-no-retry", "Try again in 19h 39m"),
    ("429-spend-limit", #""resets_at":"2026-01-03T00:00:00Z""#),
  ])
  func saysInTheBodyWhatClientsLookFor(name: String, text: String) throws {
    guard case .response(let response) = Wire.outcome("demo/\(name)").reply else {
      Issue.record("no response")
      return
    }
    #expect(response.body.contains(text), "\(response.body)")
  }

  @Test func hasNothingInAnEmptyBody() {
    #expect(
      Wire.outcome("demo/empty-body-502").reply
        == .response(Response(status: 502, contentType: "text/plain")))
  }

  @Test(arguments: [
    ("429", []), ("429-retry-after", ["Retry-After: 3"]),
    ("429-retry-after-ms", ["retry-after-ms: 2500"]),
    ("429-http-date", ["Retry-After: Fri, 02 Jan 2026 03:04:09 GMT"]),
    (
      "429-reset-header",
      [
        "X-RateLimit-Limit: 20", "X-RateLimit-Remaining: 0",
        "X-RateLimit-Reset: 1767323048678",
      ]
    ),
    ("429-no-retry", ["no-retry: true"]), ("429-spend-limit", []),
    ("429-long-wait", ["Retry-After: 600"]),
    ("edge-403", ["cf-ray: 8d3f0c5be9a1c2d4-FRA", "Server: edge"]),
  ])
  func saysInHeadersWhenToComeBack(name: String, headers: [String]) {
    guard case .response(let response) = Wire.outcome("demo/\(name)").reply else {
      Issue.record("no response")
      return
    }
    #expect(response.headers.map { "\($0.name): \($0.value)" } == headers)
  }

  @Test(arguments: [
    ("mid-stream-context-length", "context_length_exceeded"),
    ("mid-stream-content-filter", "content_filter"), ("mid-stream-rate-limit", "rate_limit"),
    ("mid-stream-server-error", "server_error"),
  ])
  func failsInTheMiddleAsDocumented(name: String, code: String) throws {
    let (text, last) = try #require(Wire.stream("demo/\(name)"))
    let frames = text.split(separator: "\n").map(String.init)
    let final = try JSONParser.parse(Array(try #require(frames.last).dropFirst(6).utf8))
    let choice = try #require(final["choices"]?.elements?.first)
    #expect(choice["finish_reason"] == "error")
    #expect(choice["error"]?["code"] == .string(code))
    #expect(try Wire.answer(in: text).hasPrefix("This answer begins like any other"))
    guard case .failure = last else {
      Issue.record("something follows the error")
      return
    }
  }

  /// What follows the answer's text, letter for letter.
  @Test(arguments: [
    ("mid-stream-top-level-error", [#"data: {"error":{"code":"server_error","message":"The pro"#]),
    (
      "stream-initialization-failed",
      [#"data: {"error":{"message":"Failed to create stream"#, "data: {", "data: [DONE]"]
    ),
    ("truncated", []), ("cut", [#"data: {"id":"gen-"#]), ("stall", []),
    ("empty", ["data: {", "data: {", "data: {", "data: [DONE]"]),
    ("no-done", ["data: {", "data: {"]), ("tour", ["data: {", "data: {", "data: [DONE]"]),
  ])
  func endsItsStreamsInItsOwnWay(name: String, expected: [String]) throws {
    let (text, last) = try #require(Wire.stream("demo/\(name)"))
    let lines = text.split(separator: "\n")
    let spoken = lines.lastIndex { $0.contains(#""content":""#) && !$0.contains(#""content":"""#) }
    let rest = lines[(spoken.map { $0 + 1 } ?? 0)...]
    #expect(rest.count == expected.count, "\(rest)")
    for (line, beginning) in zip(rest, expected) { #expect(line.hasPrefix(beginning)) }
    #expect((last == .hang) == (name == "stall"))
    #expect((last == .cut) == (name == "cut"))
  }

  @Test func closesOrStaysSilentWithoutAHead() {
    #expect(Wire.outcome("demo/refuse").reply == .close)
    #expect(Wire.outcome("demo/silent").reply == .silence)
  }

  @Test func repeatsThePromptLetterForLetter() throws {
    let prompt = "tabs\t, \"quotes\",\n\\ and 👨‍👩‍👧‍👦 e\u{301}\u{1B}[0m"
    var router = Wire.router()
    let outcome = router.outcome(of: Wire.request("demo/echo", ["first", "answer", prompt]))
    guard case .answer(let script) = outcome.reply else {
      Issue.record("no answer")
      return
    }
    let texts = script.steps.compactMap { if case .text(let text) = $0 { text } else { nil } }
    #expect(texts.joined() == prompt)
  }

  @Test func sendsTwentyThousandTokensWithoutAPause() throws {
    guard case .answer(let script) = Wire.outcome("demo/flood").reply else {
      Issue.record("no answer")
      return
    }
    let kinds = script.steps.map {
      if case .text = $0 { "t" } else if case .pause = $0 { "p" } else { "" }
    }
    #expect(kinds.filter { $0 == "t" }.count == 20_000)
    #expect(kinds.filter { $0 == "p" }.count == 1)
    #expect(
      Samples.factorisations(pieces: 15).joined() == "2 = 2\n3 = 3\n4 = 2 × 2\n5")
  }

  @Test func reasonsBeforeItAnswers() throws {
    let (text, _) = try #require(Wire.stream("demo/reasoning"))
    let lastThought = try #require(text.ranges(of: #""reasoning":""#).last)
    let firstWord = try #require(text.ranges(of: "\"content\":\"That\"").first)
    #expect(lastThought.upperBound < firstWord.lowerBound)
    #expect(try Wire.answer(in: text) == Samples.conclusion)
  }

  @Test func showsSignsOfLifeForEightSeconds() throws {
    guard case .answer(let script) = Wire.outcome("demo/slow-start").reply else {
      Issue.record("no answer")
      return
    }
    let wait = script.steps.prefix { if case .text = $0 { false } else { true } }
    let pauses = wait.map { step -> Double in
      if case .pause(let milliseconds) = step { milliseconds } else { 0 }
    }
    #expect(pauses.reduce(0, +) == 8000)
    #expect(wait.filter { $0 == .comment("PROCESSING") }.count == 8)
  }
}
