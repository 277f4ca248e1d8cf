import Chat

@testable import Provider

extension ResponseReader {
  /// A response as it comes in pieces of `size` bytes, or whole.
  static func read(
    status: Int = 200, headers: [(String, String)] = [], _ body: [UInt8], pieces size: Int? = nil,
    secret: String? = nil, cutting: Bool = false
  ) -> (events: [ResponseEvent], state: State) {
    var reader = ResponseReader(
      head: ResponseHead(status: status, reason: "", headers: headers), now: FixedTime.wall,
      secret: secret)
    var events = reader.headEvents
    for piece in body.pieces(of: size ?? max(1, body.count)) {
      events += piece.withUnsafeBytes { reader.receive($0) }
    }
    if cutting { reader.breakOff(.cut, "cut") } else { events += reader.end() }
    return (events, reader.state)
  }

  static func read(
    status: Int = 200, headers: [(String, String)] = [], _ body: String, pieces size: Int? = nil,
    secret: String? = nil, cutting: Bool = false
  ) -> (events: [ResponseEvent], state: State) {
    read(
      status: status, headers: headers, Array(body.utf8), pieces: size, secret: secret,
      cutting: cutting)
  }
}

extension ResponseReader.State {
  var failure: Failure? { if case .failed(let failure) = self { failure } else { nil } }
}

extension [UInt8] {
  func pieces(of size: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min(count, $0 + size)]) }
  }
}

extension [ResponseEvent] {
  /// Without the counts of bytes, and with neighbouring texts joined: what does not depend on how the
  /// bytes were split.
  var meaning: [ResponseEvent] {
    reduce(into: []) { result, event in
      switch (result.last, event) {
      case (_, .bytes): break
      case (.text(let text), .text(let more)): result[result.count - 1] = .text(text + more)
      case (.reasoning(let text), .reasoning(let more)):
        result[result.count - 1] = .reasoning(text + more)
      default: result.append(event)
      }
    }
  }

  var receivedBytes: Int {
    reduce(0) { if case .bytes(let count) = $1 { $0 + count } else { $0 } }
  }

  var text: String {
    reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }
}
