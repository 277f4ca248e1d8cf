import AsyncHTTPClient
package import Chat
import NIOCore
import NIOHTTP1

/// A chat API over HTTP: one attempt a request, everything else is the session's.
///
/// Responsible for sending requests, for their time-outs and cancellation, and for the key: it goes to
/// the base URL's origin and nowhere else. What comes back is read by `ResponseReader`. All work runs
/// on one event loop; nothing here uses the shared concurrency pool.
package final class HTTPChatService: ChatService {
  let configuration: ProviderConfiguration
  let time: any TimeSource
  private let loop: any EventLoop
  private let client: NIOLoopBoundBox<ClientHolder>
  private let archive: NIOLoopBoundBox<ExchangeArchive>
  private let network: NetworkFailure
  private let attachments: AttachmentSource?

  /// - Parameters:
  ///   - time: tells what the dates in responses are relative to.
  ///   - attachments: nil: what prompts refer to stays text.
  package init(
    configuration: ProviderConfiguration, time: any TimeSource,
    attachments: AttachmentSource? = nil
  ) {
    self.attachments = attachments
    var configuration = configuration
    configuration.key = RequestHeaders.key(configuration.key)
    self.configuration = configuration
    self.time = time
    loop = NetworkLoop.loop
    client = .makeBoxSendingValue(ClientHolder(), eventLoop: loop)
    archive = .makeBoxSendingValue(ExchangeArchive(), eventLoop: loop)
    // An invalid setting is told by the request that meets it.
    let proxy = try? ProxySetting.for(
      configuration.baseURL, environment: configuration.environment)
    let url = configuration.baseURL
    network = NetworkFailure(
      endpoint: url.endpoint, proxy: proxy, connectTimeout: configuration.timeouts.connect,
      probe: proxy == nil && url.scheme == "https"
        ? CertificateProbe(
          host: url.host, port: url.port ?? 443, environment: configuration.environment, time: time)
        : nil)
  }

  deinit { shutdown() }

  package var endpoint: String { configuration.baseURL.endpoint }

  package func answer(_ request: ChatRequest) -> AsyncThrowingStream<[ResponseEvent], any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(
      of: [ResponseEvent].self, throwing: (any Error).self)
    if let failure = keyFailure {
      continuation.finish(throwing: failure)
      return stream
    }
    let recorder = request.exchange.map {
      ExchangeRecorder(id: $0, archive: archive, time: time, secret: configuration.key)
    }
    let exchange = Exchange(
      AnswerHandler(continuation, time: time, secret: configuration.key, recorder: recorder),
      on: loop, timeouts: configuration.timeouts, network: network)
    guard let attachments, AttachedBody.isNeeded(for: request) else {
      continuation.onTermination = { reason in
        if case .cancelled = reason { exchange.cancel() }
      }
      send(request, on: exchange, recorder) { ByteBuffer(bytes: RequestBody.bytes(request)) }
      return stream
    }
    let task = Task(executorPreference: attachments.executor) { [self] in
      do throws(Failure) {
        let body = try await AttachedBody.make(request, attachments)
        if !Task.isCancelled { send(request, on: exchange, recorder) { body } }
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { reason in
      guard case .cancelled = reason else { return }
      task.cancel()
      exchange.cancel()
    }
    return stream
  }

  /// - Parameter body: called on the event loop.
  private func send(
    _ request: ChatRequest, on exchange: Exchange<AnswerHandler>, _ recorder: ExchangeRecorder?,
    body: @escaping @Sendable () -> ByteBuffer
  ) {
    exchange.start { [configuration, client] in
      let headers = RequestHeaders.chat(for: configuration, conversation: request.conversation)
      let url = configuration.baseURL.chatCompletions
      let body = body()
      recorder?.begin(url: url, headers: headers, body: body)
      let message = try ClientFactory.request(url, method: .POST, headers: headers, body: body)
      return (try client.value.client(configuration), message)
    }
  }

  package func exchange(_ id: ExchangeID) async -> ExchangeRecord? {
    await withCheckedContinuation { continuation in
      loop.execute { [archive] in continuation.resume(returning: archive.value.record(id)) }
    }
  }

  /// Cline's public lists, with descriptions and prices, and the server's own: all are asked at once,
  /// and one of them is enough.
  package func models() async throws(Failure) -> [ModelInfo] {
    if let failure = keyFailure { throw failure }
    let fetcher = fetcher("The list of models")
    let publicList = configuration.baseURL.recommendedModels.map {
      fetcher.fetch($0, withKey: false)
    }
    let describedList = configuration.baseURL.describedModels.map {
      fetcher.fetch($0, withKey: false)
    }
    let ownList = fetcher.fetch(configuration.baseURL.models, withKey: true)
    var recommended: [ModelInfo] = []
    if let publicList, case .success(let body) = await Self.result(of: publicList) {
      recommended = ModelList.recommended(body) ?? []
    }
    var described: [ModelInfo] = []
    if let describedList, case .success(let body) = await Self.result(of: describedList) {
      described = ModelList.models(body) ?? []
    }
    recommended = ModelList.described(recommended, by: described)
    switch await Self.result(of: ownList) {
    case .success(let body):
      if let all = ModelList.models(body) {
        return ModelList.merged(
          recommended: recommended, all: ModelList.described(all, by: described))
      }
      guard recommended.isEmpty else { return recommended }
      throw Failure(
        origin: .stream, step: .format, message: "\(endpoint) gave no list of models.")
    case .failure(let failure):
      guard recommended.isEmpty else { return recommended }
      throw failure
    }
  }

  func fetcher(_ subject: String) -> JSONFetcher {
    JSONFetcher(
      subject: subject, configuration: configuration, client: client, network: network,
      now: time.wallNow)
  }

  static func result(
    of future: EventLoopFuture<JSONValue?>
  ) async -> Result<JSONValue?, Failure> {
    await withCheckedContinuation { continuation in
      future.whenComplete { result in
        continuation.resume(
          returning: result.mapError { error in
            error as? Failure ?? Failure(origin: .client, message: "The response cannot be read.")
          })
      }
    }
  }

  /// Ends all requests and closes all connections; returns at once. Requests after it fail.
  package func shutdown() {
    loop.execute { [client] in client.value.close() }
  }

  var keyFailure: Failure? {
    guard let key = configuration.key, !RequestHeaders.isSendable(key) else { return nil }
    return Failure(
      origin: .client,
      message: "The API key holds blanks or letters beyond ASCII: it was not copied whole or well.")
  }
}
