import Chat

/// One exchange as it is kept: all that an `ExchangeRecord` says, bounded, the key still in it.
struct Recording: Sendable {
  /// Bytes of a response that are kept: more than any answer has; of a flood, both ends.
  static let responseLimit = 4 << 20
  /// Bytes of the pieces that came out of it.
  static let pieceLimit = 2 << 20
  /// Bytes of a request's body that are kept: more than a model's context takes.
  static let requestLimit = 4 << 20

  /// Without chunks and pieces.
  var record: ExchangeRecord
  private var chunks = HeadAndTail<ExchangeRecord.Chunk>(limit: Self.responseLimit)
  private var pieces = HeadAndTail<ExchangeRecord.Piece>(limit: Self.pieceLimit)
  private let redaction: Redaction

  init(_ record: ExchangeRecord, body: [UInt8], redaction: Redaction) {
    self.record = record
    self.redaction = redaction
    self.record.requestBody =
      body.count > Self.requestLimit ? Array(body.prefix(Self.requestLimit)) : body
    self.record.droppedRequestBytes = body.count - self.record.requestBody.count
  }

  /// Bytes that it takes, roughly.
  var cost: Int { record.requestBody.count + chunks.cost + pieces.cost }

  mutating func take(_ chunk: ExchangeRecord.Chunk) { chunks.append(chunk) }

  mutating func take(_ events: [ResponseEvent], after: Double) {
    for event in events {
      switch event {
      case .text(let text):
        pieces.append(.init(after: after, text: text, isReasoning: false))
      case .reasoning(let text):
        pieces.append(.init(after: after, text: text, isReasoning: true))
      default: break
      }
    }
  }

  /// All of it, without secrets.
  var redacted: ExchangeRecord {
    var whole = record
    whole.url = redaction.url(record.url)
    whole.requestHeaders = record.requestHeaders.map { redaction.header($0.name, $0.value) }
    whole.requestBody = redaction.bytes(record.requestBody)
    whole.reason = redaction.text(record.reason)
    whole.responseHeaders = record.responseHeaders.map { redaction.header($0.name, $0.value) }
    whole.chunks = redaction.chunks(chunks.elements)
    whole.droppedBytes = chunks.droppedSize
    whole.chunksBeforeGap = chunks.headCount
    whole.pieces = pieces.elements.map {
      .init(after: $0.after, text: redaction.text($0.text), isReasoning: $0.isReasoning)
    }
    whole.droppedPieces = pieces.droppedCount
    whole.piecesBeforeGap = pieces.headCount
    return whole
  }
}

extension ExchangeRecord.Chunk: Weighed {
  var size: Int { bytes.count }
}

extension ExchangeRecord.Piece: Weighed {
  var size: Int { text.utf8.count }
}
