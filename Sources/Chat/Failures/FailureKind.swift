/// What sort of failure this is: the one classification that retries, names and advice share.
///
/// Responsible for telling failures apart by their facts alone. Says nothing about what follows
/// from a kind (`RetryPolicy`, `Advice`) or how it is called (`FailureNames`).
package enum FailureKind: Hashable, Sendable {
  case badRequest, unauthorized, paymentRequired
  /// 429 `SPEND_LIMIT_EXCEEDED`: an administrator's budget is used up.
  case spendLimit
  /// 429 `INFERENCE_CAP_ERROR`: the free allowance of one model is used up.
  case freeTierCap
  /// 429: a subscription's rolling limit is reached.
  case planLimit
  /// 403 `ENTITLEMENT_ERROR`: the account lacks the plan that the model needs.
  case entitlement
  case forbidden
  /// 403: the model is offered inside Cline's own applications only.
  case reservedModel
  case regionBlocked
  /// 403 with a web page: a proxy or the network's edge answered, not the API.
  case edgeBlocked
  case notFound, modelNotFound, payloadTooLarge, unprocessable
  /// 429, or a rate limit inside a stream.
  case rateLimited
  case serverError, badGateway, unavailable
  /// 5xx whose body quotes an upstream's 4xx: asking again brings the same.
  case upstreamRejected
  /// 408, 409, 425, 504, 520–524, 529.
  case otherTransientStatus
  case contextLengthExceeded, contentFilter
  /// An error inside a 200 stream that may pass by itself.
  case midStreamServerError
  case network(Failure.Step)
  case emptyAnswer, badFormat
  /// The request could not be made.
  case client
  case unknown

  package init(_ failure: Failure) {
    switch failure.origin {
    case .client:
      self = .client
    case .http:
      self = Self.ofStatus(failure.status ?? 0, failure)
    case .network:
      // A broken body of an error response is still that error: the status outranks all else.
      if let status = failure.status, status >= 400 {
        self = Self.ofStatus(status, failure)
      } else {
        self = Self.ofStep(failure.step ?? .cut)
      }
    case .stream:
      self = failure.step.map(Self.ofStep) ?? Self.ofStreamCode(failure)
    }
  }

  private static func ofStep(_ step: Failure.Step) -> FailureKind {
    switch step {
    case .empty: .emptyAnswer
    case .format: .badFormat
    default: .network(step)
    }
  }

  private static func ofStatus(_ status: Int, _ failure: Failure) -> FailureKind {
    switch status {
    case 400, 413, 422: return ofRejection(status, failure)
    case 401: return .unauthorized
    case 402: return .paymentRequired
    case 403: return ofForbidden(failure)
    case 404: return failure.speaksOfMissingModel ? .modelNotFound : .notFound
    case 429: return ofTooMany(failure)
    case 408, 409, 425: return .otherTransientStatus
    case 500...599:
      if failure.speaksOfContext(upstream: true) { return .contextLengthExceeded }
      if failure.quotesRejection { return .upstreamRejected }
      return ofServerStatus(status)
    default: return .unknown
    }
  }

  private static func ofServerStatus(_ status: Int) -> FailureKind {
    switch status {
    case 500: .serverError
    case 502: .badGateway
    case 503: .unavailable
    case 504, 520...524, 529: .otherTransientStatus
    default: .unknown
    }
  }

  private static func ofRejection(_ status: Int, _ failure: Failure) -> FailureKind {
    if failure.speaksOfContext(upstream: false) { return .contextLengthExceeded }
    if failure.hasCode(in: FailureCodes.contentFilter) { return .contentFilter }
    switch status {
    case 413: return .payloadTooLarge
    case 422: return .unprocessable
    default: return failure.speaksOfMissingModel ? .modelNotFound : .badRequest
    }
  }

  private static func ofForbidden(_ failure: Failure) -> FailureKind {
    if failure.details.isHTML { return .edgeBlocked }
    if failure.hasCode(in: FailureCodes.entitlement)
      || failure.says("not subscribed to required model plan")
      || failure.says("cannot use individual model inference subscriptions")
    {
      return .entitlement
    }
    if failure.says("only available via cline product surfaces") { return .reservedModel }
    if failure.says("not available in your region") { return .regionBlocked }
    return .forbidden
  }

  private static func ofTooMany(_ failure: Failure) -> FailureKind {
    if failure.hasCode(in: FailureCodes.spendLimit) { return .spendLimit }
    if failure.hasCode(in: FailureCodes.freeTierCap)
      || failure.says("free limit reached on model")
    {
      return .freeTierCap
    }
    if failure.says("clinepass limit") { return .planLimit }
    if failure.hasCode(in: FailureCodes.credits) { return .paymentRequired }
    return .rateLimited
  }

  private static func ofStreamCode(_ failure: Failure) -> FailureKind {
    guard let code = failure.code, !code.isEmpty else {
      if failure.speaksOfContext(upstream: true) { return .contextLengthExceeded }
      if failure.quotesRejection { return .upstreamRejected }
      if let kind = FailureWords.kind(failure) { return kind }
      return failure.speaksOfRateLimit ? ofTooMany(failure) : .midStreamServerError
    }
    if let status = Int(code) {
      switch ofStatus(status, failure) {
      case .serverError, .badGateway, .unavailable, .otherTransientStatus:
        return .midStreamServerError
      case let kind: return kind
      }
    }
    if failure.speaksOfContext(upstream: true) { return .contextLengthExceeded }
    if failure.hasCode(in: FailureCodes.contentFilter) { return .contentFilter }
    if failure.hasCode(in: FailureCodes.rateLimit + FailureCodes.capped) {
      return ofTooMany(failure)
    }
    if failure.hasCode(in: FailureCodes.transient) {
      return failure.quotesRejection ? .upstreamRejected : .midStreamServerError
    }
    return FailureCodes.permanent[code.lowercased()] ?? .unknown
  }
}
