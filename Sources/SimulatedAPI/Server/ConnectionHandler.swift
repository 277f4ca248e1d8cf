import NIOCore
import NIOHTTP1

/// One client's connection: collects a request, asks the router, carries the reply out. One request
/// at a time; a client that sends the next before the answer has ended is cut off.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// More than any conversation with pictures takes; less than would hurt.
  private static let bodyLimit = 32 << 20

  private let state: NIOLoopBoundBox<ServerState>
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var isTooLarge = false
  private var isBusy = false
  private var playback: Playback?
  private var timer: Scheduled<Void>?

  init(state: NIOLoopBoundBox<ServerState>) { self.state = state }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      guard !isBusy else { return context.close(promise: nil) }
      self.head = head
      body = []
      isTooLarge = false
    case .body(let buffer):
      isTooLarge = isTooLarge || body.count + buffer.readableBytes > Self.bodyLimit
      if !isTooLarge { body.append(contentsOf: buffer.readableBytesView) }
    case .end:
      guard let head, !isBusy else { return }
      answer(head, context: context)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    playback?.becameWritable()
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  /// Nothing is left that could fire, or that holds this connection.
  private func stop() {
    timer?.cancel()
    timer = nil
    playback?.cancel()
    playback = nil
  }

  private func answer(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
    isBusy = true
    let request = Router.Request(
      method: head.method.rawValue, path: head.uri, task: head.headers.first(name: "x-task-id"),
      authorization: head.headers.first(name: "authorization"),
      body: body)
    body = []
    let outcome =
      isTooLarge
      ? state.value.router.tooLarge(limit: Self.bodyLimit)
      : state.value.router.outcome(of: request)
    switch outcome.reply {
    case .response(let response):
      after(response.delay, context) { self.send(response, outcome.exchange, context) }
    case .answer(let script) where outcome.exchange.request.isStream:
      stream(script, outcome.exchange, context)
    case .answer(let script): fold(script, outcome.exchange, context)
    case .close: context.close(promise: nil)
    case .silence: break
    }
  }

  private func after(
    _ milliseconds: Double, _ context: ChannelHandlerContext, _ action: @escaping () -> Void
  ) {
    let nanoseconds = state.value.pace.nanoseconds(milliseconds: milliseconds)
    guard nanoseconds > 0 else { return action() }
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(nanoseconds)) {
      self.timer = nil
      action()
    }
  }

  private func send(
    _ response: Response, _ exchange: Exchange, _ context: ChannelHandlerContext
  ) {
    var headers = common(exchange, contentType: response.contentType)
    for header in response.headers { headers.add(name: header.name, value: header.value) }
    headers.add(name: "Content-Length", value: String(response.body.utf8.count))
    begin(response.status, headers, context)
    write(Array(response.body.utf8), context)
    finish(context)
  }

  private func stream(_ script: Script, _ exchange: Exchange, _ context: ChannelHandlerContext) {
    var headers = common(exchange, contentType: "text/event-stream; charset=utf-8")
    headers.add(name: "Cache-Control", value: "no-cache")
    begin(200, headers, context)
    context.flush()
    let playback = Playback(
      script: script, exchange: exchange, pace: state.value.pace, channel: context.channel,
      write: { self.write($0, context) },
      ended: { ending in
        self.playback = nil
        switch ending {
        case .complete: self.finish(context)
        case .cut: self.cut(context)
        }
      })
    self.playback = playback
    state.value.track(playback)
    playback.play()
  }

  private func fold(_ script: Script, _ exchange: Exchange, _ context: ChannelHandlerContext) {
    let folded = FoldedAnswer(script, for: exchange)
    if folded.ending == .never { return }
    let response = Response(status: 200, body: folded.body, delay: folded.delay)
    after(response.delay, context) {
      guard folded.ending == .cut else { return self.send(response, exchange, context) }
      var headers = self.common(exchange, contentType: response.contentType)
      headers.add(name: "Content-Length", value: String(response.body.utf8.count))
      self.begin(200, headers, context)
      self.write(Array(response.body.utf8.prefix(response.body.utf8.count / 2)), context)
      self.cut(context)
    }
  }

  private func common(_ exchange: Exchange, contentType: String) -> HTTPHeaders {
    [
      "Content-Type": contentType, "Date": Timestamp(seconds: exchange.now / 1000).httpDate,
      "x-request-id": exchange.requestID,
    ]
  }

  private var keepsAlive: Bool { head?.isKeepAlive == true && !isTooLarge }

  private func begin(_ status: Int, _ headers: HTTPHeaders, _ context: ChannelHandlerContext) {
    var headers = headers
    if !keepsAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: head?.version ?? .http1_1, status: HTTPResponseStatus(statusCode: status),
      headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
    guard !bytes.isEmpty else { return }
    let buffer = context.channel.allocator.buffer(bytes: bytes)
    context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
  }

  private func finish(_ context: ChannelHandlerContext) {
    let keepsAlive = keepsAlive
    head = nil
    isBusy = false
    let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
    if keepsAlive { return }
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    written.whenComplete { _ in bound.value.close(promise: nil) }
  }

  /// What was written still reaches the client; then the connection is gone.
  private func cut(_ context: ChannelHandlerContext) {
    let written = context.writeAndFlush(
      wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(capacity: 0)))))
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    written.whenComplete { _ in bound.value.close(promise: nil) }
  }
}
