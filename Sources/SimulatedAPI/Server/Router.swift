/// Finds what to say to a request, by path and by model ID. A value without input or output: the
/// connection carries its replies out.
struct Router {
  struct Request: Sendable {
    var method: String
    /// As in the request line; a query is ignored.
    var path: String
    /// The `X-Task-ID` header.
    var task: String?
    /// The `Authorization` header.
    var authorization: String?
    var body: [UInt8]
  }

  /// A reply with what every response bears.
  struct Outcome: Sendable {
    var reply: Reply
    var exchange: Exchange
  }

  private var ledger: Ledger
  private let clock: WallClock

  init(seed: UInt64, clock: WallClock) {
    ledger = Ledger(seed: seed)
    self.clock = clock
  }

  mutating func outcome(of request: Request) -> Outcome {
    var exchange = newExchange()
    if request.authorization == "Bearer \(Account.refusedKey)" {
      let response = Response.error(
        401, "Invalid API key", requestID: exchange.requestID)
      return Outcome(reply: .response(response), exchange: exchange)
    }
    let reply: Reply
    switch (request.method, Self.resource(request.path)) {
    case ("POST", "/chat/completions"):
      (reply, exchange) = complete(request, exchange)
    case ("GET", "/models"): reply = .response(.json(Catalogue.models))
    case ("GET", "/ai/cline/recommended-models"): reply = .response(.json(Catalogue.recommended))
    case ("GET", "/ai/cline/models"): reply = .response(.json(Catalogue.described))
    case ("GET", "/users/me"): reply = .response(.json(Account.user))
    case ("GET", "/users/\(Account.id)/balance"): reply = .response(.json(Account.balance))
    default:
      reply = .response(.json(["error": "Not Found", "success": false], status: 404))
    }
    return Outcome(reply: reply, exchange: exchange)
  }

  /// A body that is more than the server takes: answered without being read.
  mutating func tooLarge(limit: Int) -> Outcome {
    let exchange = newExchange()
    let message = "The request body is too large: at most \(limit >> 20) MiB are accepted."
    let response = Response.error(413, message, requestID: exchange.requestID)
    return Outcome(reply: .response(response), exchange: exchange)
  }

  private mutating func newExchange() -> Exchange {
    var random = ledger.nextRequest()
    let requestID = random.identifier(length: 32)
    let generationID = "gen-" + random.identifier(length: 20)
    return Exchange(
      request: CompletionRequest(model: "", turns: [], isStream: false), attempt: 1,
      requestID: requestID, generationID: generationID, now: clock.now(), random: random)
  }

  /// The path below the version, without the query: `/api/v1/models` and `/v1/models` are one.
  private static func resource(_ path: String) -> String {
    let path = path.prefix { $0 != "?" }
    for prefix in ["/api/v1/", "/v1/"] where path.hasPrefix(prefix) {
      return String(path.dropFirst(prefix.count - 1))
    }
    return ""
  }

  private mutating func complete(_ request: Request, _ exchange: Exchange) -> (Reply, Exchange) {
    var exchange = exchange
    do {
      exchange.request = try CompletionRequest(body: request.body)
    } catch {
      let response = Response.error(
        400, error.message, parameter: error.parameter, requestID: exchange.requestID)
      return (.response(response), exchange)
    }
    let model = exchange.request.model
    guard let scenario = Scenario.byID[model] else {
      let message = "Model not found: \(model). GET /api/v1/models lists the models."
      return (.response(.error(404, message, requestID: exchange.requestID)), exchange)
    }
    if scenario.failures > 0 {
      let turns = exchange.request.turns
      let prompt = Ledger.Prompt(
        model: model, task: request.task ?? turns.map(\.text).joined(separator: "\u{0}"),
        messages: turns.count)
      exchange.attempt = ledger.attempt(at: prompt)
      if exchange.attempt > scenario.failures { ledger.forget(prompt) }
    }
    return (scenario.reply(to: exchange), exchange)
  }
}
