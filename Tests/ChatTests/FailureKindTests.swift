import Chat
import Testing

@Suite struct FailureKindTests {
  @Test(
    arguments: [
      (.http(400), .badRequest),
      (.http(400, "acme/x is not a valid model ID"), .modelNotFound),
      (.http(400, code: "context_length_exceeded"), .contextLengthExceeded),
      (.http(400, "This model's maximum context length is 8192 tokens"), .contextLengthExceeded),
      (.http(400, "Rate limit: too many tokens per-minute for the context window"), .badRequest),
      (.http(401), .unauthorized),
      // The status outranks the body's code.
      (.http(401, code: "rate_limit"), .unauthorized),
      (.http(402, code: "insufficient_credits"), .paymentRequired),
      (.http(403), .forbidden),
      (.http(403, details: FailureDetails(isHTML: true)), .edgeBlocked),
      (.http(403, code: "ENTITLEMENT_ERROR"), .entitlement),
      (.http(403, "the user is not subscribed to required model plan"), .entitlement),
      (.http(403, "z/m is only available via Cline product surfaces."), .reservedModel),
      (.http(403, "access forbidden: m is not available in your region"), .regionBlocked),
      (.http(404, "Not Found"), .notFound),
      (.http(404, "model not found"), .modelNotFound),
      (.http(404, "No endpoints found for acme/x"), .modelNotFound),
      (.http(408), .otherTransientStatus),
      (.http(409), .otherTransientStatus),
      (.http(413), .payloadTooLarge),
      (.http(413, "prompt is too long"), .contextLengthExceeded),
      (.http(418), .unknown),
      (.http(422), .unprocessable),
      (.http(422, "exceeds the context window"), .contextLengthExceeded),
      (.http(425), .otherTransientStatus),
      (.http(429), .rateLimited),
      (.http(429, code: "context_length_exceeded"), .rateLimited),
      (.http(429, code: "SPEND_LIMIT_EXCEEDED"), .spendLimit),
      (.http(429, code: "INFERENCE_CAP_ERROR"), .freeTierCap),
      (.http(429, "Error 429: Daily free limit reached on model X."), .freeTierCap),
      (.http(429, "you have reached your weekly ClinePass limit"), .planLimit),
      (.http(429, code: "insufficient_quota"), .paymentRequired),
      (.http(500), .serverError),
      (.http(500, details: FailureDetails(upstreamStatus: 404)), .upstreamRejected),
      (.http(500, details: FailureDetails(upstreamStatus: 503)), .serverError),
      (
        .http(500, "context length exceeded", details: FailureDetails(upstreamStatus: 400)),
        .contextLengthExceeded
      ),
      (.http(501), .unknown),
      (.http(502), .badGateway),
      (.http(503), .unavailable),
      (.http(504), .otherTransientStatus),
      (.http(524), .otherTransientStatus),
      (.http(529), .otherTransientStatus),
    ] as [(Failure, FailureKind)])
  func tellsHTTPErrorsApart(failure: Failure, kind: FailureKind) {
    #expect(FailureKind(failure) == kind)
  }

  @Test(
    arguments: [
      (.stream("context_length_exceeded"), .contextLengthExceeded),
      (.stream(nil, "Input tokens exceed the model's context window"), .contextLengthExceeded),
      (.stream("content_filter"), .contentFilter),
      (.stream("rate_limit"), .rateLimited),
      (.stream("429"), .rateLimited),
      (.stream(nil, "Rate limit hit"), .rateLimited),
      (.stream("INFERENCE_CAP_ERROR"), .freeTierCap),
      (.stream("insufficient_credits"), .paymentRequired),
      (.stream("server_error"), .midStreamServerError),
      (.stream("502"), .midStreamServerError),
      (.stream("500"), .midStreamServerError),
      (.stream("401"), .unauthorized),
      (.stream(nil), .midStreamServerError),
      (.stream("stream_initialization_failed"), .midStreamServerError),
      (
        .stream("stream_initialization_failed", details: FailureDetails(upstreamStatus: 404)),
        .upstreamRejected
      ),
      (.stream("model_not_found"), .modelNotFound),
      (.stream("something_new"), .unknown),
      (Failure(origin: .stream, step: .empty, status: 200), .emptyAnswer),
      (Failure(origin: .stream, step: .format, status: 200), .badFormat),
      (Failure(origin: .stream, step: .cut, status: 200), .network(.cut)),
      (.network(.connect), .network(.connect)),
      (.network(.idle, status: 200), .network(.idle)),
      (.network(.cut, status: 502), .badGateway),
      (Failure(origin: .client), .client),
    ] as [(Failure, FailureKind)])
  func tellsOtherFailuresApart(failure: Failure, kind: FailureKind) {
    #expect(FailureKind(failure) == kind)
  }
}
