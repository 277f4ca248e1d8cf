import Chat
import NIOCore
import NIOPosix
import NIOSSL

/// One try to reach a server, step by step. Lives on the event loop.
final class ReachRun: Sendable {
  /// What is to be done.
  struct Plan: Sendable {
    var port: Int
    /// Seconds for each step.
    var patience: Double
    let network: NetworkFailure
    /// With the name that the certificate is for; nil: no TLS.
    var tls: (configuration: TLSConfiguration, name: String?)?
    /// What asks a proxy for a way to the server; nil: none is needed.
    var tunnel: String?
    /// nil: a connection is enough.
    var request: String?
  }

  private struct State {
    var report = ReachProbe.Report()
    var startedAt: Instant
    var alarm: Scheduled<Void>?
    var done: ((ReachProbe.Report) -> Void)?
    var step = ReachProbe.Step.connect
    var channel: (any Channel)?
  }

  private let plan: Plan
  private let loop: any EventLoop
  private let time: any TimeSource
  private let state: NIOLoopBoundBox<State>

  init(_ plan: Plan, on loop: any EventLoop, time: any TimeSource) {
    self.plan = plan
    self.loop = loop
    self.time = time
    state = .makeBoxSendingValue(State(startedAt: time.now), eventLoop: loop)
  }

  /// On the event loop.
  func begin(_ addresses: [String], done: @escaping @Sendable (ReachProbe.Report) -> Void) {
    state.value.done = done
    connect(addresses[...])
  }

  private func connect(_ addresses: ArraySlice<String>) {
    guard let address = addresses.first,
      let target = try? SocketAddress(ipAddress: address, port: plan.port)
    else { return fail("there is no address to connect to.") }
    begin(.connect)
    ClientBootstrap(group: loop)
      .connectTimeout(.milliseconds(Int64(plan.patience * 1_000)))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(HeadReader(self))
        }
      }
      .connect(to: target)
      .whenComplete { [self] result in
        switch result {
        case .success(let channel):
          state.value.channel = channel
          finishStep()
          if let tunnel = plan.tunnel {
            begin(.tunnel)
            send(tunnel)
          } else {
            secure()
          }
        case .failure where addresses.count > 1: connect(addresses.dropFirst())
        case .failure(let error): fail(words(error))
        }
      }
  }

  private func secure() {
    guard let channel = state.value.channel else { return }
    guard let request = plan.request else { return finish() }
    guard let tls = plan.tls else {
      begin(.answer)
      return send(request)
    }
    begin(.tls)
    do {
      let handler = try NIOSSLClientHandler(
        context: NIOSSLContext(configuration: tls.configuration), serverHostname: tls.name)
      try channel.pipeline.syncOperations.addHandler(handler, position: .first)
    } catch {
      return fail(words(error))
    }
    // It is written once the handshake is over.
    channel.writeAndFlush(ByteBuffer(string: request)).whenSuccess { [self] in
      finishStep()
      begin(.answer)
    }
  }

  private func send(_ text: String) {
    state.value.channel?.writeAndFlush(ByteBuffer(string: text), promise: nil)
  }

  fileprivate func take(head lines: [Substring]) {
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, words[0].hasPrefix("HTTP/1"), let status = Int(words[1]) else {
      return fail("it answered with something that is not HTTP.")
    }
    if state.value.step == .tunnel {
      guard status == 200 else {
        if status == 407 { state.value.report.status = status }
        return status == 407 ? finish() : fail("the proxy refused to connect (\(status)).")
      }
      finishStep()
      return secure()
    }
    state.value.report.status = status
    let wall = time.wallNow
    for line in lines.dropFirst() where line.lowercased().hasPrefix("date:") {
      if let date = HTTPDate.parse(ServerText.trimmed(String(line.dropFirst(5))), now: wall) {
        state.value.report.date = (date, wall)
      }
    }
    finishStep()
    finish()
  }

  fileprivate func ended(by error: (any Error)?) {
    if state.value.done != nil, let error, NetworkFailure.isDistrust(error) {
      state.value.report.isDistrusted = true
    }
    fail(error.map(words) ?? "it closed the connection without an answer.")
  }

  private func words(_ error: any Error) -> String {
    if case ChannelError.connectTimeout? = error as? ChannelError { return timeout }
    return plan.network.failure(error, hasHead: false).message
  }

  private var timeout: String { "no sign of life within \(Int(plan.patience)) s." }

  // MARK: Steps

  private func begin(_ step: ReachProbe.Step) {
    state.value.step = step
    state.value.startedAt = time.now
    state.value.alarm?.cancel()
    state.value.alarm = loop.scheduleTask(
      in: .milliseconds(Int64(plan.patience * 1_000) + 100)
    ) { [self] in fail(timeout) }
  }

  private func finishStep() {
    state.value.report.steps.append(
      (state.value.step, time.now.seconds(since: state.value.startedAt)))
  }

  private func fail(_ words: String) {
    guard state.value.done != nil else { return }
    state.value.report.fault = (state.value.step, words)
    finish()
  }

  private func finish() {
    guard let done = state.value.done else { return }
    state.value.done = nil
    state.value.alarm?.cancel()
    state.value.channel?.close(promise: nil)
    done(state.value.report)
  }

  /// Collects the head of an answer; what follows it is not read.
  private final class HeadReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Bytes of a head: longer ones are none.
    private static let limit = 65_536

    private let run: ReachRun
    private var bytes: [UInt8] = []

    init(_ run: ReachRun) { self.run = run }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      bytes += Array(unwrapInboundIn(data).readableBytesView)
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        bytes = []
        run.take(head: text[..<end.lowerBound].split(separator: "\r\n"))
      } else if bytes.count > Self.limit {
        run.take(head: [])
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      run.ended(by: error)
      context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { run.ended(by: nil) }
  }
}
