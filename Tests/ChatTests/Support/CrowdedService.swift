import Chat
import Synchronization

/// A service that answers when it is told to, and keeps count of when it was asked.
final class CrowdedService: ChatService {
  struct Record: Sendable {
    let startedAt: Instant
    let stream: AsyncThrowingStream<[ResponseEvent], any Error>.Continuation
  }

  private struct State {
    var open: [Record] = []
    var starts: [Instant] = []
    var most = 0
  }

  let endpoint = "api.example.test:443"
  private let time: ManualTime
  private let state = Mutex(State())

  init(time: ManualTime) { self.time = time }

  /// When requests started, in order.
  var starts: [Double] {
    state.withLock { $0.starts.map { $0.seconds(since: Instant(nanoseconds: 0)) } }
  }
  /// The most requests that were under way at once since this was asked last.
  func takeMost() -> Int {
    state.withLock { state in
      defer { state.most = state.open.count }
      return state.most
    }
  }

  func answer(_ request: ChatRequest) -> AsyncThrowingStream<[ResponseEvent], any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: [ResponseEvent].self)
    state.withLock { state in
      state.open.append(Record(startedAt: time.now, stream: continuation))
      state.starts.append(time.now)
      state.most = max(state.most, state.open.count)
    }
    return stream
  }

  /// Ends the requests that are at least so many seconds old. Returns how many those were.
  @discardableResult
  func end(olderThan seconds: Double, with failure: Failure?) -> Int {
    let due = state.withLock { state in
      let due = state.open.filter { time.now.seconds(since: $0.startedAt) >= seconds }
      state.open.removeAll { time.now.seconds(since: $0.startedAt) >= seconds }
      return due
    }
    for record in due {
      if let failure {
        record.stream.finish(throwing: failure)
      } else {
        record.stream.yield([.bytes(2), .text("ok"), .finish(reason: "stop")])
        record.stream.finish()
      }
    }
    return due.count
  }

  func models() async throws(Failure) -> [ModelInfo] { [] }
}
