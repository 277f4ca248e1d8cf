/// What a failure is called on screen and in reports: its code and its name.
///
/// Responsible for words only; the names of HTTP statuses are those of the reference's table, the
/// rest of IANA's registry.
package struct FailureNames: Hashable, Sendable {
  /// The HTTP status, or the identifier of an error inside a stream. Nil where the failure has
  /// none: no code is made up for a connection that broke.
  package let code: String?
  package let name: String
  /// The identifier in the body of an HTTP error, where it says more than the status.
  package let identifier: String?

  package init(_ failure: Failure) {
    let given = failure.code.flatMap { $0.isEmpty ? nil : $0 }
    switch failure.origin {
    case .http:
      let status = failure.status.map(String.init)
      code = status ?? given
      name = failure.status.flatMap { Self.statuses[$0] } ?? "HTTP error"
      identifier = given == status || given.map { Int($0) != nil } == true ? nil : given
    case .stream:
      code = given
      identifier = nil
      if let step = failure.step {
        name = Self.name(of: step)
      } else if let given {
        name =
          Int(given).flatMap { Self.statuses[$0] } ?? Self.identifiers[given] ?? Self.words(given)
      } else {
        name = "mid-stream error"
      }
    case .network:
      identifier = nil
      if let status = failure.status, status >= 400 {
        code = String(status)
        name = Self.statuses[status] ?? "HTTP error"
      } else {
        code = nil
        name = Self.name(of: failure.step ?? .cut)
      }
    case .client:
      code = given
      name = given.map(Self.words) ?? "request not sent"
      identifier = nil
    }
  }

  /// Code and name; one of them where both say the same.
  package var title: String {
    guard let code else { return name }
    if Self.words(code).lowercased() == name.lowercased() { return code }
    return Int(code) == nil ? "\(code) · \(name)" : "\(code) \(name)"
  }

  private static func words(_ identifier: String) -> String {
    identifier.split { $0 == "_" || $0 == "-" }.joined(separator: " ")
  }

  private static func name(of step: Failure.Step) -> String {
    switch step {
    case .resolve: "name not found"
    case .connect: "cannot connect"
    case .tls: "TLS failed"
    case .proxy: "proxy failed"
    case .firstByte: "no response"
    case .idle: "stalled"
    case .cut: "connection lost"
    case .empty: "empty answer"
    case .format: "unreadable answer"
    }
  }

  private static let identifiers: [String: String] = [
    "context_length_exceeded": "context length exceeded",
    "content_filter": "content filter",
    "rate_limit": "rate limit",
    "server_error": "server error",
    "stream_initialization_failed": "stream could not be started",
    "insufficient_credits": "Payment Required",
    "INFERENCE_CAP_ERROR": "free limit reached",
    "SPEND_LIMIT_EXCEEDED": "spend limit reached",
    "ENTITLEMENT_ERROR": "plan required",
  ]

  private static let statuses: [Int: String] = [
    400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict",
    410: "Gone", 413: "Content Too Large", 415: "Unsupported Media Type",
    422: "Unprocessable Content", 425: "Too Early", 429: "Too Many Requests",
    451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 501: "Not Implemented",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    520: "Unknown Error (edge)", 521: "Server Is Down (edge)", 522: "Connection Timed Out (edge)",
    523: "Origin Unreachable (edge)", 524: "Timeout (edge)", 529: "Overloaded",
  ]
}
