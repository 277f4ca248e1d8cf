package import Chat

/// How a one-shot request ended: what a script may want to tell apart. The status that stands for each
/// is the program's own.
package enum AskEnding: String, CaseIterable, Hashable, Sendable {
  case answered
  /// The answer came, and is cut: the token limit was reached.
  case cut
  /// The answer came, and in a pipe what had come of one that broke off stands before it.
  case repeated
  /// Stopped by the user, by a signal, or because nobody reads any more.
  case stopped
  /// 401, 403: the key is wrong or may not do this.
  case keyRefused = "key-refused"
  /// 402, and limits that money or a day cures, not a minute.
  case nothingLeft = "nothing-left"
  /// 429 after all retries, or with a wait that is too long for one.
  case rateLimited = "rate-limited"
  case modelUnavailable = "model-unavailable"
  /// Longer than the model or the server can take.
  case tooLong = "too-long"
  /// A filter kept the prompt or the answer back.
  case filtered
  /// 400, 422: something in the request is not accepted.
  case rejected
  case serverFailed = "server-failed"
  /// No connection, or one that broke.
  case network
  /// Nothing was sent, or nobody knows what went wrong.
  case failed

  package init(_ failure: Failure) {
    self =
      switch FailureKind(failure) {
      case .unauthorized, .forbidden: .keyRefused
      case .paymentRequired, .spendLimit, .freeTierCap, .planLimit: .nothingLeft
      case .rateLimited: .rateLimited
      case .notFound, .modelNotFound, .entitlement, .reservedModel, .regionBlocked:
        .modelUnavailable
      case .contextLengthExceeded, .payloadTooLarge: .tooLong
      case .contentFilter: .filtered
      case .badRequest, .unprocessable, .upstreamRejected: .rejected
      case .serverError, .badGateway, .unavailable, .otherTransientStatus, .midStreamServerError,
        .emptyAnswer, .badFormat:
        .serverFailed
      case .network, .edgeBlocked: .network
      case .client: failure.code == FailureCodes.requestTooLarge ? .tooLong : .failed
      case .unknown: .failed
      }
  }

  /// - Parameter answer: as it is in the end; nil: none was begun.
  package init(_ answer: Message?) {
    guard let answer else {
      self = .failed
      return
    }
    switch answer.state {
    case .complete where answer.isCutAtTokenLimit: self = .cut
    case .complete where answer.isCutByFilter: self = .filtered
    case .complete: self = .answered
    case .stopped, .streaming: self = .stopped
    case .interrupted, .failed:
      self = answer.attempts.last { $0.failure != nil }?.failure.map(Self.init) ?? .failed
    }
  }
}
