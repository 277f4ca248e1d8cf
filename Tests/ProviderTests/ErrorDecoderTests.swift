import Chat
import Testing

@testable import Provider

struct ErrorDecoderTests {
  static func http(_ status: Int, _ body: String, headers: [(String, String)] = []) -> Failure? {
    ResponseReader.read(status: status, headers: headers, body).state.failure
  }

  static func failure(
    _ status: Int, _ code: String?, _ message: String, parameter: String? = nil,
    requestID: String? = nil,
    hints: RetryHints = RetryHints(), _ details: FailureDetails = FailureDetails()
  ) -> Failure {
    Failure(
      origin: .http, status: status, code: code, message: message, parameter: parameter,
      requestID: requestID, hints: hints, details: details)
  }

  static let nested =
    #"{"error":"request failed from Openrouter: request failed with status 404: {\"error\":{\"message\":\"No endpoints found\",\"code\":404,\"metadata\":{\"x\":1}}}","success":false}"#

  static let shapes: [(Int, String, Failure)] = [
    // The documented one.
    (
      401,
      #"{"error":{"code":401,"message":"Invalid API key","metadata":{"request_id":"req_1"}}}"#,
      failure(401, "401", "Invalid API key", requestID: "req_1")
    ),
    // Strings.
    (
      401, #"{"error":"Unauthorized: Please re-authenticate"}"#,
      failure(401, nil, "Unauthorized: Please re-authenticate")
    ),
    (404, #"{"error":"Not Found","success":false}"#, failure(404, nil, "Not Found")),
    // JSON in a string, and as an object at the top.
    (
      402,
      #"{"error":"{\"code\":\"insufficient_credits\",\"current_balance\":-0.14,\"message\":\"Not enough credits available\",\"buy_credits_url\":\"https://app.cline.bot/x\"}","success":false}"#,
      failure(
        402, "insufficient_credits", "Not enough credits available",
        FailureDetails(balance: -0.14, buyCreditsURL: "https://app.cline.bot/x"))
    ),
    (
      402,
      #"{"code":"insufficient_credits","current_balance":"0.5","message":"m","buy_credits_url":"javascript:x"}"#,
      failure(402, "insufficient_credits", "m", FailureDetails(balance: 0.5))
    ),
    (
      402, #"{"error":"Insufficient balance. Your Cline Credits balance is $-0.34"}"#,
      failure(
        402, nil, "Insufficient balance. Your Cline Credits balance is $-0.34",
        FailureDetails(balance: -0.34))
    ),
    // The upstream's error, escaped in a string.
    (
      500, nested,
      failure(
        500, nil,
        "request failed from Openrouter: request failed with status 404: No endpoints found",
        FailureDetails(upstreamStatus: 404))
    ),
    // Limits.
    (
      429,
      #"{"error":{"code":"SPEND_LIMIT_EXCEEDED","limit_scope":"user","resets_at":"2026-09-16T15:00:30.5+01:00","message":"m"}}"#,
      failure(
        429, "SPEND_LIMIT_EXCEEDED", "m", FailureDetails(resetSeconds: 30.5, limitScope: "user"))
    ),
    (
      429, #"{"error":{"code":"SPEND_LIMIT_EXCEEDED","resets_at":null,"message":"m"}}"#,
      failure(429, "SPEND_LIMIT_EXCEEDED", "m")
    ),
    (
      429,
      #"{"error":{"code":"INFERENCE_CAP_ERROR","message":"Error 429: Daily free limit reached on model X. Try again in 19h 39m"}}"#,
      failure(
        429, "INFERENCE_CAP_ERROR",
        "Error 429: Daily free limit reached on model X. Try again in 19h 39m",
        FailureDetails(resetSeconds: 70_740, upstreamStatus: 429))
    ),
    (
      403,
      #"{"error":{"code":"ENTITLEMENT_ERROR","message":"the user is not subscribed to required model plan"}}"#,
      failure(403, "ENTITLEMENT_ERROR", "the user is not subscribed to required model plan")
    ),
    // OpenAI, vLLM, FastAPI, Vercel, Anthropic.
    (
      400,
      #"{"error":{"message":"bad","type":"invalid_request_error","param":"temperature","code":null}}"#,
      failure(400, "invalid_request_error", "bad", parameter: "temperature")
    ),
    (
      400, #"{"object":"error","message":"too long","type":"BadRequestError","code":400}"#,
      failure(400, "400", "too long")
    ),
    (
      422, #"{"detail":[{"loc":["body"],"msg":"field required"},{"msg":"x"}]}"#,
      failure(422, nil, "field required; x")
    ),
    (400, #"{"errors":["one",{"message":"two"}]}"#, failure(400, nil, "one; two")),
    (400, #"{"value":{"error_message":"vm"},"message":"outer"}"#, failure(400, nil, "vm")),
    (
      529,
      #"{"type":"error","error":{"type":"overloaded_error","message":"m"},"request_id":"req_2"}"#,
      failure(529, "overloaded_error", "m", requestID: "req_2")
    ),
    // OpenRouter explains itself in the metadata.
    (
      400,
      #"{"error":{"code":400,"message":"Provider returned error","metadata":{"provider_name":"Google","raw":"{\"error\":{\"code\":422,\"message\":\"bad enum\"}}"}}}"#,
      failure(
        400, "400", "Provider returned error: Google: bad enum",
        FailureDetails(upstreamStatus: 422))
    ),
    (
      500,
      #"{"responseBody":"{\"error\":{\"message\":\"deep\"}}","cause":"c","message":"outer"}"#,
      failure(500, nil, "deep")
    ),
    // Bare text, nothing, JSON of no known shape, an event stream.
    (502, "upstream gone", failure(502, nil, "upstream gone")),
    (402, "", failure(402, nil, "The server gave no details.")),
    (500, "{}", failure(500, nil, "The server gave no details.")),
    (500, #"{"a":[1]}"#, failure(500, nil, #"{"a":[1]}"#)),
    (500, #"{"error":{"code":"x"}}"#, failure(500, "x", "The server gave no details.")),
    (400, "event: error\ndata: {\"error\":{\"message\":\"m\"}}\n\n", failure(400, nil, "m")),
    (400, #""just a string""#, failure(400, nil, "just a string")),
    // Web pages.
    (
      403, "<!doctype html><meta charset=\"utf-8\"><title>403</title>403 Forbidden",
      failure(403, nil, "403", FailureDetails(isHTML: true))
    ),
    (
      502,
      "<html>\n<head><TITLE>502 Bad\n Gateway</TITLE></head><center>cloudflare</center> Ray ID: <b>8f3c-FRA</b>",
      failure(502, nil, "502 Bad Gateway", FailureDetails(isHTML: true, edgeID: "8f3c-FRA"))
    ),
    // What a terminal would obey is gone.
    (
      500, #"{"error":{"code":"x\u001b]0;y\u0007","message":"a\u001b[31mb\u202ec\td\r\ne"}}"#,
      failure(500, "x\u{FFFD}]0;y", "a\u{FFFD}[31mb\u{FFFD}c d\ne")
    ),
  ]

  @Test(arguments: shapes)
  func readsEveryShape(status: Int, body: String, expected: Failure) {
    #expect(Self.http(status, body) == expected)
  }

  @Test(
    arguments: [
      ([("x-request-id", "A"), ("request-id", "B")], "A"),
      ([("request-id", "B"), ("x-vercel-id", "V")], "B"),
      ([("x-request-id", " ")], "req_1"), ([("x-vercel-id", "V")], "req_1"),
    ] as [([(String, String)], String)])
  func takesTheRequestIDFromTheBestPlace(headers: [(String, String)], id: String) {
    #expect(
      Self.http(500, #"{"error":{"message":"m","request_id":"req_1"}}"#, headers: headers)?
        .requestID == id)
  }

  @Test(
    arguments: [
      ("Boom. Request ID: QwaqFyHQWQzyioZojm.", "QwaqFyHQWQzyioZojm"), ("Request ID: none", nil),
      ("İİİ Request ID: abcdefgh", "abcdefgh"),
    ] as [(String, String?)])
  func takesARequestIDFromTheMessage(message: String, id: String?) {
    #expect(Self.http(500, message)?.requestID == id)
  }

  @Test func fallsBackToTheStatusPhrase() {
    var reader = ResponseReader(
      head: ResponseHead(status: 503, reason: "Service Unavailable"), now: FixedTime.wall)
    _ = reader.end()
    #expect(reader.state.failure?.message == "Service Unavailable. The server gave no details.")
  }

  @Test func neverRepeatsTheKey() {
    let result = ResponseReader.read(
      status: 401, headers: [("x-request-id", "sk_secret_1")],
      #"{"error":{"message":"Incorrect key sk_secret_1 provided: sk_secret_1","code":"sk_secret_1"}}"#,
      secret: "sk_secret_1")
    let failure = result.state.failure
    #expect(failure?.message == "Incorrect key [key] provided: [key]")
    #expect(failure?.code == "[key]")
  }

  @Test func doesNotFollowARedirectButNamesIt() {
    let failure = Self.http(
      301, "", headers: [("Location", "https://api.example.com/v1/chat/completions")])
    #expect(
      failure?.message
        == "The server sends requests on to https://api.example.com/v1/chat/completions: if that is right, set it as the base URL."
    )
  }

  @Test func readsRateLimitHeadersQuotedInTheBody() {
    let body =
      #"{"error":{"code":429,"message":"m","metadata":{"headers":{"X-RateLimit-Limit":"20","X-RateLimit-Reset":"1789567230000"}}}}"#
    #expect(Self.http(429, body)?.hints == RetryHints(waitSeconds: 30))
  }

  @Test func followsNoEndlessNesting() {
    var body = #""deep""#
    for _ in 0..<12 { body = "{\"error\":" + body + "}" }
    #expect(Self.http(500, body)?.message == body)
  }
}
