/// One request and the head of its response, as they went over the wire.
struct WireExchange: Sendable {
  /// The request's line and headers.
  var request: String
  /// Orders the requests of different connections.
  var began: Int
  /// Nil: no response came.
  var status: Int?
  var requestID: String?
}

/// One connection: all bytes of both directions, in order.
struct WireConnection: Sendable {
  var asked: [UInt8] = []
  var answered: [UInt8] = []
  /// When each request began, counted over all connections.
  var starts: [Int] = []

  /// The heads of the requests: there is one wherever a request line stands.
  var requests: [String] {
    heads(of: asked) { line in
      line.hasSuffix(" HTTP/1.1") && (line.hasPrefix("POST /") || line.hasPrefix("GET /"))
    }
  }

  var exchanges: [WireExchange] {
    let responses = heads(of: answered) { $0.hasPrefix("HTTP/1.1 ") }
    return requests.enumerated().map { index, request in
      let response = index < responses.count ? responses[index] : nil
      let lines = response?.split(separator: "\r\n") ?? []
      let id = lines.first { $0.lowercased().hasPrefix("x-request-id:") }
      return WireExchange(
        request: request, began: index < starts.count ? starts[index] : .max,
        status: lines.first.flatMap { Int($0.dropFirst(9).prefix(3)) },
        requestID: id.map { String($0.dropFirst(13).drop { $0 == " " }) })
    }
  }

  private func heads(of bytes: [UInt8], beginsWith isFirstLine: (Substring) -> Bool) -> [String] {
    var heads: [[Substring]] = []
    var isInHead = false
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
      if isInHead {
        if line.isEmpty { isInHead = false } else { heads[heads.count - 1].append(line) }
      } else if let start = Self.start(of: line, isFirstLine) {
        heads.append([start])
        isInHead = true
      }
    }
    return heads.map { $0.joined(separator: "\r\n") }
  }

  /// A body without a line end of its own runs into the line of the next head.
  private static func start(of line: Substring, _ isFirstLine: (Substring) -> Bool) -> Substring? {
    if isFirstLine(line) { return line }
    for word in ["POST /", "GET /", "HTTP/1.1 "] {
      guard let range = line.firstRange(of: word) else { continue }
      if isFirstLine(line[range.lowerBound...]) { return line[range.lowerBound...] }
    }
    return nil
  }
}
