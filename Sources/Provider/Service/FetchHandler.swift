import Chat
import NIOCore

/// Collects the response to a `GET`.
struct FetchHandler: ExchangeHandler {
  enum Outcome: Sendable {
    case body([UInt8])
    /// Where the server sends the request on to, as it said it.
    case redirect(String)
  }

  /// The longest list that is read, in bytes: ten times the longest known.
  private static let limit = 8 << 20

  let promise: EventLoopPromise<Outcome>
  let now: WallTime
  let secret: String?
  private var received: ResponseHead?
  private var bytes: [UInt8] = []

  init(_ promise: EventLoopPromise<Outcome>, now: WallTime, secret: String?) {
    self.promise = promise
    self.now = now
    self.secret = secret
  }

  mutating func head(_ head: ResponseHead) -> ExchangeProgress {
    received = head
    guard [301, 302, 303, 307, 308].contains(head.status), let target = head["location"] else {
      return .more
    }
    promise.succeed(.redirect(target))
    return .settled
  }

  mutating func body(_ part: ByteBuffer) -> ExchangeProgress {
    part.withUnsafeReadableBytes { bytes.append(contentsOf: $0.prefix(Self.limit - bytes.count)) }
    guard bytes.count == Self.limit else { return .more }
    end()
    return .settled
  }

  mutating func end() {
    guard let received else { return }
    if (200..<300).contains(received.status) {
      guard !received.isEncoded else {
        return promise.fail(
          Failure(
            origin: .stream, step: .format, status: received.status,
            message: "The response came compressed, which was not asked for."))
      }
      return promise.succeed(.body(bytes))
    }
    if received.isEncoded { bytes = [] }
    promise.fail(
      ErrorDecoder(head: received, now: now, secret: secret)
        .failure(.http, body: JSONParser.parse(bytes), text: bytes))
  }

  mutating func graceOver() { end() }

  mutating func silence(_ failure: Failure) -> ExchangeProgress {
    fail(failure)
    return .settled
  }

  mutating func fail(_ failure: Failure) { promise.fail(failure) }
}
