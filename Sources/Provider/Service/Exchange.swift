import AsyncHTTPClient
import Chat
import NIOCore
import NIOHTTP1

/// One HTTP request and its response: watches the time, maps what breaks, and hands the rest to its
/// handler. Everything happens on the event loop; `start` and `cancel` may be called from anywhere.
///
/// Connecting is timed by the HTTP client. From then on a single alarm watches: it is not moved with
/// each byte, but looks, when it rings, whether something has come meanwhile.
final class Exchange<Handler: ExchangeHandler>: HTTPClientResponseDelegate {
  typealias Response = Void

  private enum Phase {
    case connecting
    /// The connection failed, and the reason is being looked for.
    case diagnosing
    case awaitingHead, reading
    /// The handler has what matters: its last chance runs.
    case finishing
    /// The handler has all; the rest of the body is let through so that the connection can be used
    /// again.
    case draining
    case over
  }

  private struct State {
    var handler: Handler
    var phase = Phase.connecting
    var lastActivity = NIODeadline.now()
    var alarm: Scheduled<Void>?
    var callBack: Scheduled<Void>?
    var task: HTTPClient.Task<Void>?
  }

  private let loop: any EventLoop
  private let state: NIOLoopBoundBox<State>
  private let timeouts: ProviderConfiguration.Timeouts
  private let network: NetworkFailure

  init(
    _ handler: Handler, on loop: any EventLoop, timeouts: ProviderConfiguration.Timeouts,
    network: NetworkFailure
  ) {
    self.loop = loop
    self.timeouts = timeouts
    self.network = network
    state = .makeBoxSendingValue(State(handler: handler), eventLoop: loop)
  }

  /// Sends the request that `make` gives, on the event loop.
  func start(
    _ make: @escaping @Sendable () throws -> (client: HTTPClient, request: HTTPClient.Request)
  ) {
    loop.execute {
      guard self.state.value.phase == .connecting else { return }
      do {
        let (client, request) = try make()
        let task = client.execute(
          request: request, delegate: self, eventLoop: .delegateAndChannel(on: self.loop))
        if self.state.value.phase == .over { task.cancel() } else { self.state.value.task = task }
      } catch {
        self.fail(error)
      }
    }
  }

  /// Closes the connection and says nothing more to the handler.
  func cancel() {
    loop.execute { self.close() }
  }

  private func close() {
    state.value.phase = .over
    state.value.handler.closed()
    state.value.alarm?.cancel()
    state.value.alarm = nil
    state.value.callBack?.cancel()
    state.value.callBack = nil
    let task = state.value.task
    state.value.task = nil
    task?.cancel()
  }

  private func follow(_ progress: ExchangeProgress) {
    switch (progress, state.value.phase) {
    case (.settled, .reading), (.settled, .finishing): enter(.draining)
    case (.finishing, .reading): enter(.finishing)
    default: break
    }
  }

  private func enter(_ phase: Phase) {
    state.value.phase = phase
    state.value.lastActivity = .now()
    state.value.alarm?.cancel()
    state.value.alarm = limit(of: phase).map { arm(at: .now() + $0) }
  }

  private func limit(of phase: Phase) -> TimeAmount? {
    switch phase {
    case .connecting, .diagnosing, .over: nil
    case .awaitingHead: .seconds(timeouts.firstByte)
    case .reading: .seconds(timeouts.idle)
    case .finishing, .draining: .seconds(timeouts.grace)
    }
  }

  private func arm(at deadline: NIODeadline) -> Scheduled<Void> {
    loop.scheduleTask(deadline: deadline) { self.ring() }
  }

  private func ring() {
    let phase = state.value.phase
    guard let limit = limit(of: phase) else { return }
    let due = state.value.lastActivity + limit
    guard due <= .now() else {
      state.value.alarm = arm(at: due)
      return
    }
    switch phase {
    case .awaitingHead: state.value.handler.fail(network.timeout(.firstByte, timeouts.firstByte))
    case .reading:
      if case .more = state.value.handler.silence(network.timeout(.idle, timeouts.idle)) {
        state.value.alarm = arm(at: .now() + limit)
        return
      }
    case .finishing: state.value.handler.graceOver()
    case .connecting, .diagnosing, .draining, .over: break
    }
    close()
  }

  private func callBackIfWanted() {
    guard state.value.callBack == nil, let seconds = state.value.handler.callBack else { return }
    state.value.callBack = loop.scheduleTask(in: .seconds(seconds)) {
      self.state.value.callBack = nil
      self.state.value.handler.calledBack()
    }
  }

  private func fail(_ error: any Error) {
    let phase = state.value.phase
    if phase == .connecting, let probe = network.probe, NetworkFailure.isDistrust(error) {
      return diagnose(with: probe)
    }
    switch phase {
    case .connecting, .awaitingHead, .reading:
      state.value.handler.fail(network.failure(error, hasHead: phase == .reading))
    case .finishing: state.value.handler.graceOver()
    case .diagnosing, .draining, .over: break
    }
    close()
  }

  private func diagnose(with probe: CertificateProbe) {
    enter(.diagnosing)
    state.value.task = nil
    probe.fault(on: loop).assumeIsolated().whenComplete { result in
      guard self.state.value.phase == .diagnosing else { return }
      let fault = (try? result.get()) ?? nil
      self.state.value.handler.fail(self.network.distrust(fault, now: probe.time.wallNow))
      self.close()
    }
  }

  // MARK: - HTTPClientResponseDelegate

  func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
    guard state.value.phase == .connecting else { return }
    enter(.awaitingHead)
    state.value.handler.sent(head)
  }

  func didSendRequest(task: HTTPClient.Task<Void>) {
    state.value.lastActivity = .now()
    if state.value.phase != .over { state.value.handler.sentBody() }
  }

  func didReceiveHead(
    task: HTTPClient.Task<Void>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    guard state.value.phase != .over else { return loop.makeSucceededVoidFuture() }
    enter(.reading)
    state.value.handler.received(head)
    follow(
      state.value.handler.head(
        ResponseHead(
          status: Int(head.status.code), reason: head.status.reasonPhrase,
          headers: head.headers.map { ($0.name, $0.value) })))
    return loop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Void>, _ buffer: ByteBuffer
  ) -> EventLoopFuture<Void> {
    switch state.value.phase {
    case .reading:
      state.value.lastActivity = .now()
      follow(state.value.handler.body(buffer))
      callBackIfWanted()
    case .finishing:
      follow(state.value.handler.body(buffer))
      callBackIfWanted()
    case .draining: state.value.handler.drained(buffer)
    case .connecting, .diagnosing, .awaitingHead, .over: break
    }
    return loop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) throws {
    switch state.value.phase {
    case .connecting, .awaitingHead, .reading, .finishing: state.value.handler.end()
    case .diagnosing: return
    case .draining, .over: break
    }
    state.value.task = nil
    close()
  }

  func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
    fail(error)
  }
}

extension TimeAmount {
  /// A time-out from the settings; at most a day, which no clock overflows with.
  static func seconds(_ seconds: Double) -> TimeAmount {
    .nanoseconds(Int64(min(max(seconds, 0.001), 86_400) * 1e9))
  }
}
