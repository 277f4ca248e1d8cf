/// Identifiers that bodies and stream frames carry in `error.code`, in lower case, by what they
/// mean. A new identifier of a server is a new entry here and nowhere else.
package enum FailureCodes {
  /// Confab's own: nothing was sent.
  package static let attachmentMissing = "attachment_missing"
  package static let requestTooLarge = "request_too_large"

  static let contextLength = [
    "context_length_exceeded", "context_window_exceeded", "exceed_context_size_error",
  ]
  static let contentFilter = ["content_filter", "content_policy_violation"]
  static let rateLimit = [
    "rate_limit", "rate_limit_exceeded", "rate_limit_error", "too_many_requests",
  ]
  static let spendLimit = ["spend_limit_exceeded"]
  static let freeTierCap = ["inference_cap_error"]
  static let entitlement = ["entitlement_error"]
  static let credits = ["insufficient_credits", "insufficient_quota"]
  /// Those that a 429 may carry, or a stream, and that no waiting of minutes cures.
  static let capped = spendLimit + freeTierCap + credits
  static let transient = [
    "server_error", "internal_server_error", "internal_error", "api_error", "overloaded",
    "overloaded_error", "upstream_error", "provider_error", "service_unavailable", "bad_gateway",
    "timeout", "stream_initialization_failed", "error",
  ]
  static let permanent: [String: FailureKind] = [
    "invalid_api_key": .unauthorized, "authentication_error": .unauthorized,
    "unauthorized": .unauthorized, "entitlement_error": .entitlement,
    "permission_error": .forbidden, "forbidden": .forbidden, "model_not_found": .modelNotFound,
    "not_found": .notFound, "not_found_error": .notFound, "invalid_request_error": .badRequest,
    "bad_request": .badRequest, "request_too_large": .payloadTooLarge,
  ]
}

extension Failure {
  func hasCode(in codes: [String]) -> Bool {
    guard let code else { return false }
    return codes.contains(code.lowercased())
  }

  /// `phrase` is in lower case.
  func says(_ phrase: String) -> Bool { message.lowercased().contains(phrase) }

  var speaksOfRateLimit: Bool {
    let text = message.lowercased()
    return ["rate limit", "rate-limit", "too many requests", "per-minute", "per minute"]
      .contains { text.contains($0) }
  }

  var speaksOfMissingModel: Bool {
    if hasCode(in: ["model_not_found"]) { return true }
    let text = message.lowercased()
    return
      (text.contains("model")
      && ["not found", "does not exist", "not a valid model", "unknown model", "no such model"]
        .contains { text.contains($0) })
      || text.contains("no endpoints found")
  }

  /// A 4xx of the server behind the API, quoted by it: neither time nor a second try cures it.
  var quotesRejection: Bool {
    switch details.upstreamStatus {
    case .some(400), .some(401), .some(402), .some(403), .some(404), .some(413), .some(422): true
    default: false
    }
  }

  /// Whether the prompt was too long: by code, or by what the message says. A message about a rate
  /// of tokens is none about their number, hence the veto. `upstream`: the body's own status is no
  /// 400, 413 or 422, so the message counts only if it quotes one or no status is known.
  func speaksOfContext(upstream: Bool) -> Bool {
    if hasCode(in: FailureCodes.contextLength) { return true }
    if speaksOfRateLimit { return false }
    if upstream {
      switch details.upstreamStatus {
      case .some(400), .some(413), .some(422): break
      case .none where origin == .stream: break
      default: return false
      }
    }
    let text = message.lowercased()
    return [
      "context length", "context window", "context_length", "maximum context",
      "prompt is too long", "too many tokens", "input is too long", "exceeds the available context",
      "input tokens exceed",
    ].contains { text.contains($0) }
  }
}
