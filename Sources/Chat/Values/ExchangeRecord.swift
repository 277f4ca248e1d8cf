/// Names one request of a turn: the answer that it was made for, and the attempt's number. The answer
/// can have become another message by the time it is asked about: see `Message.exchange(of:)`.
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
  /// Bytes at the end of the request's body that are not kept, because there were too many.
  package var droppedRequestBytes: Int
  /// Seconds until there was a connection and the request's head was handed to it, and until the whole
  /// request was; nil: that did not come about.
  package var connectedAfter: Double?
  package var sentAfter: Double?
  /// nil until the response's head came.
  package var status: Int?
  package var reason: String
  package var httpVersion: String
  package var responseHeaders: [Header]
  package var headAfter: Double?
  package var chunks: [Chunk]
  /// Bytes that came and are not kept, because there were too many.
  package var droppedBytes: Int
  /// How many of `chunks` came before those that are not kept.
  package var chunksBeforeGap: Int
  package var pieces: [Piece]
  /// Pieces that came and are not kept.
  package var droppedPieces: Int
  /// How many of `pieces` came before those that are not kept.
  package var piecesBeforeGap: Int
  /// When the answer was complete, or was given up.
  package var endedAfter: Double?

  package static let redacted = "[redacted]"

  package init(id: ExchangeID, method: String, url: String, startedAt: WallTime) {
    self.id = id
    self.method = method
    self.url = url
    self.startedAt = startedAt
    requestHeaders = []
    requestBody = []
    droppedRequestBytes = 0
    reason = ""
    httpVersion = ""
    responseHeaders = []
    chunks = []
    droppedBytes = 0
    chunksBeforeGap = 0
    pieces = []
    droppedPieces = 0
    piecesBeforeGap = 0
  }
}

extension Message {
  /// What the record of an attempt of this answer is kept under.
  package func exchange(of attempt: Attempt) -> ExchangeID {
    ExchangeID(message: attempt.askedAs ?? id, attempt: attempt.number)
  }
}
