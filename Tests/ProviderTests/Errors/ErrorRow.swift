import Chat

/// One row of the errors reference, or one special kind, and what must come of it.
struct ErrorRow: Sendable {
  /// What becomes of a turn whose every attempt fails alike.
  struct Outcome: Hashable, Sendable {
    /// Seconds before each retry, with the longest jitter.
    var waits: [Double]
    var ending: RetryPolicy.Reason
    /// Words that the advice must have.
    var advice: [String]

    init(_ waits: [Double] = [], _ ending: RetryPolicy.Reason, _ advice: String...) {
      self.waits = waits
      self.ending = ending
      self.advice = advice
    }
  }

  var name: String
  var status: Int
  /// As a body or a frame can give it: a number, or an identifier. JSON.
  var codes: [String]
  /// JSON, without quotes.
  var message: String
  /// Further members of the error's object: JSON, with a comma at the end.
  var members = ""
  var headers: [(String, String)] = []
  /// As a status, with code and message.
  var http: Outcome
  /// With the message and no code; nil: as `http`.
  var worded: Outcome?
  /// With nothing but the status; nil: as `http`.
  var bare: Outcome?
  /// With the status and a web page; nil: as `bare`.
  var page: Outcome?
  /// Inside a 200, with code and message.
  var stream: Outcome
  /// Inside a 200, with the message and no code.
  var streamWorded: Outcome
}

extension ErrorRow.Outcome {
  typealias Outcome = ErrorRow.Outcome

  static let badRequest = Outcome([], .permanent, "will not help", "change what the message names")
  static let unauthorized = Outcome([], .permanent, "Verify the API key", "CLINE_API_KEY")
  static let credits = Outcome([], .permanent, "Add credits at app.cline.bot")
  static let forbidden = Outcome([], .permanent, "Check the key's permissions")
  static let edge = Outcome([], .permanent, "network's edge", "the key is not at fault")
  static let missing = Outcome([], .permanent, "base URL", "provider/model-name")
  static let rateLimited = Outcome([1, 2, 4, 8, 16], .exhausted, "Too many requests")
  static let streamRateLimited = Outcome([1, 2, 4], .exhausted, "Too many requests")
  static let serverError = Outcome([1], .exhausted, "error of its own", "request ID")
  static let badGateway = Outcome([1, 2, 4], .exhausted, "provider behind the API failed")
  static let unavailable = Outcome([1, 2, 4], .exhausted, "down for the moment")
  static let streamFailed = Outcome([1, 2, 4], .exhausted, "failed while it was answering")
  static let tooLong = Outcome([], .permanent, "longer than the model can read", "larger context")
  static let filtered = Outcome([], .permanent, "safety filter", "Change the prompt")
  static let cap = Outcome(
    [], .permanent, "free allowance", "resets in 19 h 39 min (tomorrow at 09:39)", "Another model")
  static let spendLimit = Outcome([], .permanent, "spend limit", "resets in 5 h (19:00)")
  static let entitlement = Outcome([], .permanent, "does not have the plan", "a/b")
  static let reserved = Outcome([], .permanent, "reserved for Cline's own", "the key is fine")
  static let region = Outcome([], .permanent, "not available in your region")
  static let upstream = Outcome([], .permanent, "refused the request with 404", "another model")

  /// The same, but the server itself said not to try again.
  var untried: Outcome {
    var outcome = self
    outcome.waits = []
    outcome.ending = .forbidden
    return outcome
  }
}

extension ErrorRow {
  static let all = httpTable + streamTable + special

  /// The reference's “HTTP error codes”.
  static let httpTable = [
    ErrorRow(
      name: "400", status: 400, codes: ["400", "\"invalid_request_error\""],
      message: "messages is required", http: .badRequest, stream: .badRequest,
      streamWorded: .streamFailed),
    ErrorRow(
      name: "401", status: 401, codes: ["401", "\"authentication_error\""],
      message: "Invalid API key", http: .unauthorized, stream: .unauthorized,
      streamWorded: .unauthorized),
    ErrorRow(
      name: "402", status: 402, codes: ["402", "\"insufficient_credits\""],
      message: "Not enough credits available", members: #""current_balance":-0.14,"#,
      http: .credits, stream: .credits, streamWorded: .credits),
    ErrorRow(
      name: "403", status: 403, codes: ["403", "\"permission_error\""],
      message: "No access to this resource", http: .forbidden, page: .edge, stream: .forbidden,
      streamWorded: .forbidden),
    ErrorRow(
      name: "404", status: 404, codes: ["404", "\"not_found\""], message: "Not Found",
      http: .missing, stream: .missing, streamWorded: .missing),
    ErrorRow(
      name: "429", status: 429, codes: ["429", "\"rate_limit\""], message: "Rate limit exceeded",
      http: .rateLimited, stream: .streamRateLimited, streamWorded: .streamRateLimited),
    ErrorRow(
      name: "500", status: 500, codes: ["500", "\"server_error\""], message: "Internal error",
      http: .serverError, stream: .streamFailed, streamWorded: .streamFailed),
    ErrorRow(
      name: "502", status: 502, codes: ["502", "\"bad_gateway\""],
      message: "Provider disconnected", http: .badGateway, stream: .streamFailed,
      streamWorded: .streamFailed),
    ErrorRow(
      name: "503", status: 503, codes: ["503", "\"service_unavailable\""],
      message: "Try later", http: .unavailable, stream: .streamFailed,
      streamWorded: .streamFailed),
  ]

  /// Its “Mid-stream errors”, and as the statuses that they have outside of one.
  static let streamTable = [
    ErrorRow(
      name: "context_length_exceeded", status: 400, codes: ["\"context_length_exceeded\""],
      message: "Too big", http: .tooLong, worded: .badRequest, bare: .badRequest,
      stream: .tooLong, streamWorded: .streamFailed),
    ErrorRow(
      name: "content_filter", status: 400, codes: ["\"content_filter\""], message: "Blocked",
      http: .filtered, worded: .badRequest, bare: .badRequest, stream: .filtered,
      streamWorded: .streamFailed),
    ErrorRow(
      name: "rate_limit", status: 429, codes: ["\"rate_limit\"", "\"rate_limit_exceeded\""],
      message: "Rate limit hit during generation", http: .rateLimited,
      stream: .streamRateLimited, streamWorded: .streamRateLimited),
    ErrorRow(
      name: "server_error", status: 500, codes: ["\"server_error\""],
      message: "Upstream provider failed during generation", http: .serverError,
      stream: .streamFailed, streamWorded: .streamFailed),
  ]

  /// What the field adds.
  static let special = [
    ErrorRow(
      name: "free-tier cap", status: 429, codes: ["\"INFERENCE_CAP_ERROR\"", "429"],
      message: "Error 429: Daily free limit reached on model X. Try again in 19h 39m",
      headers: [("no-retry", "true")], http: .cap.untried, bare: .rateLimited.untried,
      // Inside a stream, its headers are those of a 200.
      stream: .cap.untried,
      streamWorded: .cap.untried),
    ErrorRow(
      name: "spend limit", status: 429, codes: ["\"SPEND_LIMIT_EXCEEDED\""], message: "Over",
      members: #""limit_scope":"user","resets_at":"2026-09-16T19:00:00Z","#, http: .spendLimit,
      worded: .rateLimited, bare: .rateLimited, stream: .spendLimit, streamWorded: .streamFailed),
    ErrorRow(
      name: "entitlement", status: 403, codes: ["\"ENTITLEMENT_ERROR\"", "403"],
      message: "the user is not subscribed to required model plan", http: .entitlement,
      bare: .forbidden, page: .edge, stream: .entitlement, streamWorded: .entitlement),
    ErrorRow(
      name: "reserved model", status: 403, codes: ["403"],
      message: "a/b is only available via Cline product surfaces", http: .reserved,
      bare: .forbidden, page: .edge, stream: .reserved, streamWorded: .reserved),
    ErrorRow(
      name: "region", status: 403, codes: ["403"],
      message: "access forbidden: a/b is not available in your region", http: .region,
      bare: .forbidden, page: .edge, stream: .region, streamWorded: .region),
    ErrorRow(
      name: "insufficient credits in words", status: 402, codes: ["402"],
      message: "Insufficient balance. Your Cline Credits balance is $-0.34", http: .credits,
      stream: .credits, streamWorded: .credits),
    ErrorRow(
      name: "context overflow in words", status: 400, codes: ["400", "\"invalid_request_error\""],
      message: "prompt is too long: 212000 tokens > 200000 maximum", http: .tooLong,
      bare: .badRequest, stream: .tooLong, streamWorded: .tooLong),
    ErrorRow(
      name: "upstream's 404 in a 500", status: 500,
      codes: ["500", "\"stream_initialization_failed\""],
      message: "from Openrouter: request failed with status 404: no such thing",
      http: .upstream, bare: .serverError, stream: .upstream, streamWorded: .upstream),
  ]
}
