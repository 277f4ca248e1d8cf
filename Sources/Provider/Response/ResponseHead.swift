import Chat

/// A response's status and headers, with what Confab looks for in them.
package struct ResponseHead: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    /// In lower case.
    package var name: String
    package var value: String
  }

  package var status: Int
  /// The status's phrase; empty when the server gave none.
  package var reason: String
  package var headers: [Header]

  package init(status: Int, reason: String = "", headers: [(String, String)] = []) {
    self.status = status
    self.reason = reason
    self.headers = headers.map { Header(name: $0.0.lowercased(), value: $0.1) }
  }

  /// The first header of that name, without blank edges; nil when there is none or it is empty.
  /// - Parameter name: in lower case.
  subscript(name: String) -> String? {
    guard let header = headers.first(where: { $0.name == name }) else { return nil }
    let value = ServerText.trimmed(header.value)
    return value.isEmpty ? nil : value
  }

  /// The request ID that belongs to the API itself (facts, section 6, rows 1 and 2).
  var ownRequestID: String? { firstLabel(["x-request-id", "request-id"]) }

  /// An ID that a cloud or a gateway on the way gave: better than none.
  var otherRequestID: String? {
    firstLabel([
      "x-amzn-requestid", "x-cloud-trace-context", "x-vercel-id", "x-correlation-id", "traceparent",
    ])
  }

  var requestID: String? { ownRequestID ?? otherRequestID }

  var generationID: String? { firstLabel(["x-generation-id"]) }

  /// The network edge's own ID.
  var edgeID: String? { firstLabel(["cf-ray"]) }

  /// The body is compressed or otherwise encoded, though none was asked for: it is not read.
  var isEncoded: Bool { self["content-encoding"].map { $0.lowercased() != "identity" } ?? false }

  /// When the server sent this by its own clock; `now` where it does not say. Dates in the response
  /// are relative to it, so that a wrong clock on this side does no harm.
  func date(now: WallTime) -> WallTime {
    self["date"].flatMap { HTTPDate.parse($0, now: now) } ?? now
  }

  private func firstLabel(_ names: [String]) -> String? {
    for name in names { if let label = ServerText.label(self[name]) { return label } }
    return nil
  }
}
