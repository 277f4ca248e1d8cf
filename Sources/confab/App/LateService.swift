import Chat
import Dispatch
import Provider
import Settings

/// A service whose key is fetched when it is needed first, by a command or from a file, and not on the
/// queue that answers keys. Until then nothing is sent; without a key, nothing at all.
struct LateService: ChatService {
  let endpoint: String
  let opener: ServiceOpener
  let executor: QueueExecutor

  func answer(_ request: ChatRequest) -> AsyncThrowingStream<[ResponseEvent], any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(
      of: [ResponseEvent].self, throwing: (any Error).self)
    let task = Task(executorPreference: executor) { [opener] in
      do {
        let service = try await opener.service()
        guard !Task.isCancelled else { return continuation.finish() }
        for try await batch in service.answer(request) { continuation.yield(batch) }
        continuation.finish()
      } catch let problem as KeyProblem {
        continuation.finish(throwing: Self.failure(problem))
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { reason in
      if case .cancelled = reason { task.cancel() }
    }
    return stream
  }

  func exchange(_ id: ExchangeID) async -> ExchangeRecord? {
    await opener.opened?.exchange(id)
  }

  func models() async throws(Failure) -> [ModelInfo] {
    let service: HTTPChatService
    do throws(KeyProblem) {
      service = try await opener.service()
    } catch {
      throw Self.failure(error)
    }
    return try await service.models()
  }

  private static func failure(_ problem: KeyProblem) -> Failure {
    Failure(origin: .client, message: problem.text)
  }
}

/// Makes a service once; what went wrong is tried again when it is asked for the next time.
actor ServiceOpener {
  /// A key command may take half a minute.
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.keys"))

  private(set) var opened: HTTPChatService?
  private let open: @Sendable () throws(KeyProblem) -> HTTPChatService
  private var opening: Task<Result<HTTPChatService, KeyProblem>, Never>?

  /// - Parameter open: may block.
  init(_ open: @escaping @Sendable () throws(KeyProblem) -> HTTPChatService) { self.open = open }

  func service() async throws(KeyProblem) -> HTTPChatService {
    if let opened { return opened }
    let task =
      opening
      ?? Task(executorPreference: Self.executor) { [open] in
        do throws(KeyProblem) { return .success(try open()) } catch { return .failure(error) }
      }
    opening = task
    let result = await task.value
    if opening == task { opening = nil }
    let service = try result.get()
    opened = service
    return service
  }
}
