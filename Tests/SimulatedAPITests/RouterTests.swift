import Testing

@testable import SimulatedAPI

struct RouterTests {
  private func get(_ path: String, method: String = "GET") -> Response? {
    var router = Wire.router()
    let request = Router.Request(method: method, path: path, task: nil, body: [])
    guard case .response(let response) = router.outcome(of: request).reply else { return nil }
    return response
  }

  @Test(arguments: [
    ("GET", "/api/v1/models", 200), ("GET", "/v1/models", 200), ("GET", "/v1/models?x=1", 200),
    ("GET", "/api/v1/ai/cline/recommended-models", 200), ("GET", "/api/v1/users/me", 200),
    ("GET", "/api/v1/users/usr-demo/balance", 200),
    ("GET", "/api/v1/users/someone/balance", 404), ("GET", "/models", 404), ("GET", "/", 404),
    ("GET", "/api/v1/v1/models", 404), ("GET", "/api/v1/chat/completions", 404),
    ("POST", "/api/v1/models", 404),
  ])
  func knowsThePathsOfTheAPI(method: String, path: String, status: Int) {
    let response = get(path, method: method)
    #expect(response?.status == status)
    if status == 404 { #expect(response?.body == #"{"error":"Not Found","success":false}"#) }
  }

  @Test func listsEveryScenarioWithALineOnIt() throws {
    let body = try #require(get("/api/v1/models")?.body)
    let list = try JSONParser.parse(Array(body.utf8))
    let models = try #require(list["data"]?.elements)
    #expect(models.compactMap { $0["id"]?.text } == SimulatedServer.scenarios.map(\.id))
    #expect(
      models.compactMap { $0["description"]?.text } == SimulatedServer.scenarios.map(\.summary))
    #expect(
      models.first
        == [
          "id": "demo/tour", "object": "model", "created": 1_735_689_600, "owned_by": "demo",
          "description": "A tour of Confab: answers what you ask about it",
          "context_length": 128_000,
        ])
  }

  @Test func recommendsModelsThatExist() throws {
    let recommended = try #require(Catalogue.recommended["recommended"]?.elements)
    #expect(
      recommended.compactMap { $0["id"]?.text }
        == ["demo/tour", "demo/429-then-ok", "demo/markdown"])
  }

  @Test(arguments: [
    ("{\"model\":", "Malformed JSON at byte 9: the text ends where a value is due.", nil),
    ("[]", "The body must be a JSON object.", nil),
    (#"{"messages":[{"role":"user"}]}"#, "Missing required field: model.", "model"),
    (#"{"model":"demo/tour"}"#, "Missing required field: messages.", "messages"),
    (#"{"model":"demo/tour","messages":[]}"#, "Missing required field: messages.", "messages"),
    (
      #"{"model":"demo/tour","messages":[{"content":"x"}]}"#,
      "Missing required field: messages.0.role.", "messages.0.role"
    ),
    (
      #"{"model":"demo/tour","stream":1,"messages":[{"role":"user","content":"x"}]}"#,
      "stream must be true or false.", "stream"
    ),
  ])
  func saysWhatABadRequestLacks(body: String, message: String, parameter: String?) {
    var router = Wire.router()
    let outcome = router.outcome(
      of: Router.Request(
        method: "POST", path: "/v1/chat/completions", task: nil, body: Array(body.utf8)))
    let expected = Response.error(
      400, message, parameter: parameter, requestID: outcome.exchange.requestID)
    #expect(outcome.reply == .response(expected))
  }

  @Test func streamsUnlessToldOtherwise() throws {
    let messages = #""messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]"#
    for (stream, expected) in [
      ("", true), (#""stream":null,"#, true), (#""stream":false,"#, false),
    ] {
      let body = #"{"model":"m",\#(stream)\#(messages)}"#
      let request = try CompletionRequest(body: Array(body.utf8))
      let turns = [CompletionRequest.Turn(role: "user", text: "a")]
      #expect(request == CompletionRequest(model: "m", turns: turns, isStream: expected))
    }
  }

  @Test func refusesAModelThatItDoesNotHave() {
    let outcome = Wire.outcome("anthropic/claude-sonnet-4.6")
    let message =
      "Model not found: anthropic/claude-sonnet-4.6. GET /api/v1/models lists the models."
    let expected = Response.error(404, message, requestID: outcome.exchange.requestID)
    #expect(outcome.reply == .response(expected))
  }

  @Test func givesEachRequestAnIDThatTheSeedDetermines() {
    var first = Wire.router(seed: 1)
    var same = Wire.router(seed: 1)
    var other = Wire.router(seed: 2)
    let ids = (0..<100).map { _ in first.outcome(of: Wire.request("demo/tour")).exchange.requestID }
    let sameIDs = (0..<100).map { _ in
      same.outcome(of: Wire.request("demo/400")).exchange.requestID
    }
    #expect(ids == sameIDs)
    #expect(Set(ids).count == 100)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9]{32}/) != nil })
    #expect(!ids.contains(other.outcome(of: Wire.request("demo/tour")).exchange.requestID))
  }

  @Test(arguments: [
    ("demo/429-then-ok", 2), ("demo/500-then-ok", 1), ("demo/502-then-ok", 2),
    ("demo/503-then-ok", 2), ("demo/mid-stream-rate-limit-then-ok", 1),
    ("demo/mid-stream-server-error-then-ok", 1), ("demo/cut-then-ok", 1),
    ("demo/empty-then-ok", 1),
  ])
  func failsSoOftenAndThenAnswers(model: String, failures: Int) {
    var router = Wire.router()
    func goesWell(_ prompts: [String], task: String?) -> Bool {
      let outcome = router.outcome(of: Wire.request(model, prompts, task: task))
      guard case .answer(let script) = outcome.reply else { return false }
      return script.steps.suffix(3) == Behaviour.ending[...]
        && script.steps.contains { if case .text = $0 { true } else { false } }
    }
    let expected = Array(repeating: false, count: failures) + [true]
    for task in ["a", nil] {
      for prompts in [["x"], ["x", "answer", "y"]] {
        // Asked again after it went well, it begins anew.
        for _ in 0..<2 { #expect(expected.map { _ in goesWell(prompts, task: task) } == expected) }
      }
    }
    // Another conversation in between does not count.
    #expect(!goesWell(["x"], task: "a"))
    #expect(!goesWell(["x"], task: "b"))
  }

  @Test func forgetsPromptsThatWereGivenUpLongAgo() {
    var ledger = Ledger(seed: 0)
    func prompt(_ task: Int) -> Ledger.Prompt {
      Ledger.Prompt(model: "m", task: "\(task)", messages: 1)
    }
    let counts = (0...1000).map { ledger.attempt(at: prompt($0)) }
    #expect(counts.allSatisfy { $0 == 1 })
    #expect(ledger.attempt(at: prompt(1000)) == 2)
    #expect(ledger.attempt(at: prompt(0)) == 1)
  }
}
