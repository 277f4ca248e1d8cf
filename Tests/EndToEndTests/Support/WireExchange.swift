/// One request, with its body, and the head of its response, as they went over the wire.
struct WireExchange: Sendable {
  /// The request's line and headers.
  var request: String
  /// As long as its head said.
  var body: String
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
    let bodies = bodies
    let responses = heads(of: answered) { $0.hasPrefix("HTTP/1.1 ") }
    return requests.enumerated().map { index, request in
      let response = index < responses.count ? responses[index] : nil
      let lines = response?.split(separator: "\r\n") ?? []
      let id = lines.first { $0.lowercased().hasPrefix("x-request-id:") }
      return WireExchange(
        request: request, body: index < bodies.count ? bodies[index] : "",
        began: index < starts.count ? starts[index] : .max,
        status: lines.first.flatMap { Int($0.dropFirst(9).prefix(3)) },
        requestID: id.map { String($0.dropFirst(13).drop { $0 == " " }) })
    }
  }

  /// The requests' bodies, taken by the lengths that their heads name.
  private var bodies: [String] {
    let gap = Array("\r\n\r\n".utf8)
    var bodies: [String] = []
    var rest = asked[...]
    while let end = rest.firstRange(of: gap) {
      let head = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
      let line = head.split(separator: "\r\n").first {
        $0.lowercased().hasPrefix("content-length:")
      }
      let length = line.flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0
      bodies.append(String(decoding: rest[end.upperBound...].prefix(length), as: UTF8.self))
      rest = rest[end.upperBound...].dropFirst(length)
    }
    return bodies
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
