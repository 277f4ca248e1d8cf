/// When in the course of a request it failed: what the API's support asks for first (reference,
/// “Debugging”).
package enum FailureStage: Hashable, Sendable {
  /// An HTTP error instead of an answer.
  case immediate
  /// Inside a 200 response.
  case midStream
  /// No response at all.
  case noResponse
  /// Nothing was sent.
  case notSent

  package init(_ failure: Failure) {
    switch failure.origin {
    case .http: self = .immediate
    case .stream: self = .midStream
    case .client: self = .notSent
    case .network:
      switch failure.status {
      case .none: self = .noResponse
      case .some(let status): self = status >= 400 ? .immediate : .midStream
      }
    }
  }

  package var label: String {
    switch self {
    case .immediate: "immediate (HTTP error)"
    case .midStream: "mid-stream"
    case .noResponse: "no response"
    case .notSent: "not sent"
    }
  }
}
