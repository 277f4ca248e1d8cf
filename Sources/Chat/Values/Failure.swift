/// One failed attempt, as facts: what came, where it came from, what the server said about trying
/// again. What to do about it is decided elsewhere (`RetryPolicy`, `Advice`).
package struct Failure: Error, Hashable, Sendable, Codable {
  /// Where the failure was noticed.
  package enum Origin: String, Hashable, Sendable, Codable {
    /// An HTTP status other than 2xx.
    case http
    /// An error inside a 200 response: a frame, a `finish_reason`, a body that is no answer.
    case stream
    /// No response, or one that broke off.
    case network
    /// Nothing was sent: the request could not be made.
    case client
  }

  /// Which step of the connection failed, for `Origin.network`; and what the stream lacked.
  package enum Step: String, Hashable, Sendable, Codable {
    case resolve, connect, tls, proxy
    /// Connected, but no response head within the first-byte time-out.
    case firstByte
    /// No byte within the idle time-out, after the head.
    case idle
    /// The connection closed before the answer was complete.
    case cut
    /// The answer ended well, and held nothing.
    case empty
    /// 200, but neither an event stream nor JSON of a known shape.
    case format
  }

  package var origin: Origin
  package var step: Step?
  /// The HTTP status; for a failure in a 200 stream, 200.
  package var status: Int?
  /// The code as the body gave it: a number as text or an identifier (`rate_limit`).
  package var code: String?
  /// For people; sanitised where it entered, at most 4,096 characters.
  package var message: String
  /// The request's field that the server complained about.
  package var parameter: String?
  /// `x-request-id` and its kin (facts: a header, or a field of the error).
  package var requestID: String?
  package var generationID: String?
  package var hints: RetryHints
  package var details: FailureDetails

  package init(
    origin: Origin, step: Step? = nil, status: Int? = nil, code: String? = nil,
    message: String = "", parameter: String? = nil, requestID: String? = nil,
    generationID: String? = nil, hints: RetryHints = RetryHints(),
    details: FailureDetails = FailureDetails()
  ) {
    self.origin = origin
    self.step = step
    self.status = status
    self.code = code
    self.message = message
    self.parameter = parameter
    self.requestID = requestID
    self.generationID = generationID
    self.hints = hints
    self.details = details
  }
}

/// What the response said about trying again.
package struct RetryHints: Hashable, Sendable, Codable {
  /// Seconds to wait, from `retry-after-ms`, `Retry-After`, or a rate-limit reset header.
  package var waitSeconds: Double?
  /// `no-retry: true` or `x-should-retry: false`.
  package var never: Bool
  /// `x-should-retry: true`.
  package var always: Bool

  package init(waitSeconds: Double? = nil, never: Bool = false, always: Bool = false) {
    self.waitSeconds = waitSeconds
    self.never = never
    self.always = always
  }
}

/// What some failures say besides their message.
package struct FailureDetails: Hashable, Sendable, Codable {
  /// US dollars left, from a 402.
  package var balance: Double?
  package var buyCreditsURL: String?
  /// Seconds until a cap resets, from words (“Try again in 19h 39m”) or `resets_at`.
  package var resetSeconds: Double?
  /// `user`, `organization`, …
  package var limitScope: String?
  /// A status quoted inside the message: the upstream's own.
  package var upstreamStatus: Int?
  /// The body was a web page: a proxy or the network's edge answered, not the API.
  package var isHTML: Bool
  /// `cf-ray` and the like.
  package var edgeID: String?

  package init(
    balance: Double? = nil, buyCreditsURL: String? = nil, resetSeconds: Double? = nil,
    limitScope: String? = nil, upstreamStatus: Int? = nil, isHTML: Bool = false,
    edgeID: String? = nil
  ) {
    self.balance = balance
    self.buyCreditsURL = buyCreditsURL
    self.resetSeconds = resetSeconds
    self.limitScope = limitScope
    self.upstreamStatus = upstreamStatus
    self.isHTML = isHTML
    self.edgeID = edgeID
  }
}
