import Chat
import NIOCore
import NIOHTTP1

/// Notes down one exchange in the archive as it happens. Everything but `init` is called on the event
/// loop.
struct ExchangeRecorder: Sendable {
  private let id: ExchangeID
  private let archive: NIOLoopBoundBox<ExchangeArchive>
  private let time: any TimeSource
  private let redaction: Redaction
  private let began: Instant
  private let beganAt: WallTime

  /// The exchange begins now.
  /// - Parameter secret: the key, which no record shows.
  init(
    id: ExchangeID, archive: NIOLoopBoundBox<ExchangeArchive>, time: any TimeSource,
    secret: String?
  ) {
    self.id = id
    self.archive = archive
    self.time = time
    redaction = Redaction(secret: secret)
    began = time.now
    beganAt = time.wallNow
  }

  /// What is about to be sent; the headers are known for sure when they are (`sent`).
  func begin(url: String, headers: [(name: String, value: String)], body: ByteBuffer) {
    var record = ExchangeRecord(id: id, method: "POST", url: url, startedAt: beganAt)
    record.requestHeaders = headers.map { .init(name: $0.name, value: $0.value) }
    // Pictures are the same each time, and would push the text out of what is kept.
    let bytes =
      body.readableBytes > Recording.requestLimit
      ? DataURLs.shortened(body.readableBytesView) : Array(body.readableBytesView)
    archive.value.begin(Recording(record, body: bytes, redaction: redaction))
  }

  func sent(_ head: HTTPRequestHead) {
    let after = after
    archive.value.note(id) {
      $0.record.method = head.method.rawValue
      $0.record.requestHeaders = head.headers.map { .init(name: $0.name, value: $0.value) }
      $0.record.connectedAfter = after
    }
  }

  func sentBody() {
    let after = after
    archive.value.note(id) { $0.record.sentAfter = after }
  }

  func received(_ head: HTTPResponseHead) {
    let after = after
    archive.value.note(id) {
      $0.record.status = Int(head.status.code)
      $0.record.reason = head.status.reasonPhrase
      $0.record.httpVersion = "HTTP/\(head.version.major).\(head.version.minor)"
      $0.record.responseHeaders = head.headers.map { .init(name: $0.name, value: $0.value) }
      $0.record.headAfter = after
    }
  }

  /// Bytes of the body, and what they brought.
  func received(_ bytes: ByteBuffer, _ events: [ResponseEvent]) {
    let after = after
    archive.value.note(id) {
      $0.take(ExchangeRecord.Chunk(after: after, bytes: Array(bytes.readableBytesView)))
      $0.take(events, after: after)
    }
  }

  /// What the end of the body brought.
  func received(_ events: [ResponseEvent]) {
    guard !events.isEmpty else { return }
    let after = after
    archive.value.note(id) { $0.take(events, after: after) }
  }

  /// The first end counts.
  func ended() {
    let after = after
    archive.value.note(id) { $0.record.endedAfter = $0.record.endedAfter ?? after }
  }

  private var after: Double { time.now.seconds(since: began) }
}
