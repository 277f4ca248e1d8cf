import Chat
import NIOCore
import NIOHTTP1

/// Feeds the response to a chat request to its reader, and what comes out of it to the stream; and
/// everything that happens to the recorder.
struct AnswerHandler: ExchangeHandler {
  let continuation: AsyncThrowingStream<[ResponseEvent], any Error>.Continuation
  let time: any TimeSource
  let secret: String?
  let recorder: ExchangeRecorder?
  private var reader: ResponseReader?
  private var deliveries = Deliveries()

  init(
    _ continuation: AsyncThrowingStream<[ResponseEvent], any Error>.Continuation,
    time: any TimeSource, secret: String?, recorder: ExchangeRecorder? = nil
  ) {
    self.continuation = continuation
    self.time = time
    self.secret = secret
    self.recorder = recorder
  }

  mutating func head(_ head: ResponseHead) -> ExchangeProgress {
    let reader = ResponseReader(head: head, now: time.wallNow, secret: secret)
    continuation.yield(reader.headEvents)
    self.reader = reader
    return .more
  }

  mutating func body(_ bytes: ByteBuffer) -> ExchangeProgress {
    let events = bytes.withUnsafeReadableBytes { reader?.receive($0) } ?? []
    recorder?.received(bytes, events)
    yield(deliveries.add(events, at: time.now))
    return settle()
  }

  mutating func end() {
    let events = reader?.end() ?? []
    recorder?.received(events)
    yield(deliveries.add(events, at: time.now))
    _ = settle()
  }

  mutating func graceOver() {
    reader?.stopWaiting()
    _ = settle()
  }

  /// A silent answer is asked about; of an error, which is known by its status, no more is waited for.
  mutating func silence(_ failure: Failure) -> ExchangeProgress {
    guard reader?.isSuccess == true else {
      fail(failure)
      return .settled
    }
    deliver()
    continuation.yield([.stalled])
    return .more
  }

  var callBack: Double? { deliveries.wait(at: time.now) }

  mutating func calledBack() { deliver() }

  mutating func fail(_ failure: Failure) {
    guard reader != nil, let step = failure.step else {
      return continuation.finish(throwing: failure)
    }
    reader?.breakOff(step, failure.message)
    _ = settle()
  }

  func sent(_ head: HTTPRequestHead) { recorder?.sent(head) }

  func sentBody() { recorder?.sentBody() }

  func received(_ head: HTTPResponseHead) { recorder?.received(head) }

  func drained(_ bytes: ByteBuffer) { recorder?.received(bytes, []) }

  func closed() { recorder?.ended() }

  private mutating func deliver() { yield(deliveries.take(at: time.now)) }

  private func yield(_ events: [ResponseEvent]) {
    if !events.isEmpty { continuation.yield(events) }
  }

  private mutating func settle() -> ExchangeProgress {
    switch reader?.state {
    case .reading, nil: return .more
    case .finishing: return .finishing
    case .complete:
      deliver()
      recorder?.ended()
      continuation.finish()
      return .settled
    case .failed(let failure):
      deliver()
      recorder?.ended()
      continuation.finish(throwing: failure)
      return .settled
    }
  }
}
