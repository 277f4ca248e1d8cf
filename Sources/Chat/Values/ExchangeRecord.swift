/// Names one request of a turn: the answer that it is for, and the attempt's number.
package struct ExchangeID: Hashable, Sendable {
  package var message: MessageID
  package var attempt: Int

  package init(message: MessageID, attempt: Int) {
    self.message = message
    self.attempt = attempt
  }
}

/// Exactly what was sent and received for one attempt, the key redacted. Kept in memory only, for the
/// last attempts, up to a bound.
package struct ExchangeRecord: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Bytes that came in one read.
  package struct Chunk: Hashable, Sendable {
    /// Seconds after the request began.
    package var after: Double
    package var bytes: [UInt8]

    package init(after: Double, bytes: [UInt8]) {
      self.after = after
      self.bytes = bytes
    }
  }

  /// A piece of text or reasoning as one event of the stream brought it.
  package struct Piece: Hashable, Sendable {
    package var after: Double
    package var text: String
    package var isReasoning: Bool

    package init(after: Double, text: String, isReasoning: Bool) {
      self.after = after
      self.text = text
      self.isReasoning = isReasoning
    }
  }

  package var id: ExchangeID
  package var method: String
  package var url: String
  package var startedAt: WallTime
  /// Values of headers that are secret are `redacted`.
  package var requestHeaders: [Header]
  package var requestBody: [UInt8]
  /// nil until the response's head came.
  package var status: Int?
  package var reason: String
  package var httpVersion: String
  package var responseHeaders: [Header]
  package var headAfter: Double?
  package var chunks: [Chunk]
  /// Bytes that came and are not kept, because there were too many.
  package var droppedBytes: Int
  package var pieces: [Piece]
  /// Pieces that came and are not kept.
  package var droppedPieces: Int
  package var endedAfter: Double?

  package static let redacted = "[redacted]"

  package init(id: ExchangeID, method: String, url: String, startedAt: WallTime) {
    self.id = id
    self.method = method
    self.url = url
    self.startedAt = startedAt
    requestHeaders = []
    requestBody = []
    reason = ""
    httpVersion = ""
    responseHeaders = []
    chunks = []
    droppedBytes = 0
    pieces = []
    droppedPieces = 0
  }
}
