import Chat
import Synchronization

/// One request that arrived, answered by hand.
struct FakeAttempt: Sendable {
  let request: ChatRequest
  fileprivate let stream: AsyncThrowingStream<[ResponseEvent], any Error>.Continuation

  func send(_ events: ResponseEvent...) { stream.yield(events) }
  func end() { stream.finish() }
  func fail(_ failure: Failure) { stream.finish(throwing: failure) }
  func fail(other error: any Error) { stream.finish(throwing: error) }
}

final class FakeService: ChatService {
  let endpoint: String
  /// The requests, as they arrive.
  let attempts: AsyncStream<FakeAttempt>
  private let arrivals: AsyncStream<FakeAttempt>.Continuation
  /// One element for each request whose stream was dropped before its end.
  let drops: AsyncStream<Void>
  private let dropped: AsyncStream<Void>.Continuation
  private let strays = Mutex(0)

  init(endpoint: String = "api.example.test:443") {
    self.endpoint = endpoint
    (attempts, arrivals) = AsyncStream.makeStream()
    (drops, dropped) = AsyncStream.makeStream()
  }

  /// Calls that came from outside of the test's executor.
  var callsOffExecutor: Int { strays.withLock { $0 } }

  func answer(_ request: ChatRequest) -> AsyncThrowingStream<[ResponseEvent], any Error> {
    if !TestExecutor.shared.isCurrent { strays.withLock { $0 += 1 } }
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: [ResponseEvent].self)
    continuation.onTermination = { [dropped] reason in
      if case .cancelled = reason { dropped.yield() }
    }
    arrivals.yield(FakeAttempt(request: request, stream: continuation))
    return stream
  }

  func models() async throws(Failure) -> [ModelInfo] { [] }
}
