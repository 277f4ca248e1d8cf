import NIOCore
import NIOPosix
import NIOSSL

/// A server on loopback that plays given bytes, and tells what it was asked and when a client closed.
final class ScriptedServer: Sendable {
  enum Step: Sendable {
    case send(String)
    case close
  }

  let port: Int
  /// Whole requests, head and body, in the order of their coming.
  let requests: AsyncStream<String>
  /// One element for each connection that the other side closed.
  let closes: AsyncStream<Void>
  private let channel: any Channel

  private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  private init(
    channel: any Channel, requests: AsyncStream<String>, closes: AsyncStream<Void>
  ) {
    self.channel = channel
    self.requests = requests
    self.closes = closes
    port = channel.localAddress?.port ?? 0
  }

  /// - Parameters:
  ///   - tls: what the server proves itself with; nil: it speaks in the clear.
  ///   - more: texts to be sent on the connection of the first request when they come.
  ///   - script: what to do when a request is whole. After the last step the connection stays open,
  ///     and silent.
  static func start(
    tls: NIOSSLContext? = nil, more: AsyncStream<String>? = nil,
    _ script: @escaping @Sendable (String) -> [Step]
  ) async throws -> ScriptedServer {
    let (requests, requested) = AsyncStream.makeStream(of: String.self)
    let (closes, closed) = AsyncStream.makeStream(of: Void.self)
    let channel = try await ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          try channel.pipeline.syncOperations.addHandler(
            ScriptHandler(script: script, requested: requested, closed: closed, more: more))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return ScriptedServer(channel: channel, requests: requests, closes: closes)
  }

  /// The next request; nil only if the server ended.
  func nextRequest() async -> String? {
    var iterator = requests.makeAsyncIterator()
    return await iterator.next()
  }

  /// Returns when a client has closed its connection.
  func clientClosed() async -> Bool {
    var iterator = closes.makeAsyncIterator()
    return await iterator.next() != nil
  }

  func stop() async throws { try await channel.close().get() }
}

private final class ScriptHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let script: @Sendable (String) -> [ScriptedServer.Step]
  private let requested: AsyncStream<String>.Continuation
  private let closed: AsyncStream<Void>.Continuation
  private let more: AsyncStream<String>?
  private var received: [UInt8] = []
  private var closing = false

  init(
    script: @escaping @Sendable (String) -> [ScriptedServer.Step],
    requested: AsyncStream<String>.Continuation, closed: AsyncStream<Void>.Continuation,
    more: AsyncStream<String>?
  ) {
    self.more = more
    self.script = script
    self.requested = requested
    self.closed = closed
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += Array(unwrapInboundIn(data).readableBytesView)
    guard let request = wholeRequest() else { return }
    received = []
    requested.yield(request)
    for step in script(request) {
      switch step {
      case .send(let text):
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
      case .close:
        closing = true
        context.close(promise: nil)
      }
    }
    guard let more else { return }
    let channel = context.channel
    Task {
      for await text in more { try await channel.writeAndFlush(ByteBuffer(string: text)) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !closing { closed.yield(()) }
  }

  /// A TLS greeting (first byte 22) counts as a request too.
  private func wholeRequest() -> String? {
    let text = String(decoding: received, as: UTF8.self)
    if received.first == 22 { return text }
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.lowerBound].lowercased()
    let length =
      head.firstRange(of: "content-length: ").flatMap { found in
        Int(head[found.upperBound...].prefix { $0.isNumber })
      } ?? 0
    return text[end.upperBound...].utf8.count >= length ? text : nil
  }
}

extension ScriptedServer.Step {
  /// A response's head.
  static func head(
    _ status: String = "200 OK", type: String = "text/event-stream", length: Int? = nil,
    headers: [String] = []
  ) -> ScriptedServer.Step {
    let framing = length.map { "Content-Length: \($0)" } ?? "Transfer-Encoding: chunked"
    let lines = ["HTTP/1.1 \(status)", "Content-Type: \(type)", framing] + headers
    return .send(lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  /// A chunk of a chunked body.
  static func chunk(_ text: String) -> ScriptedServer.Step {
    .send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
  }

  static let lastChunk = ScriptedServer.Step.send("0\r\n\r\n")

  /// A frame of a chat stream with one piece of text.
  static func text(_ text: String) -> ScriptedServer.Step {
    .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n")
  }
}

extension [ScriptedServer.Step] {
  /// A whole response with a body of known length.
  static func response(
    _ status: String, type: String = "application/json", _ headers: [String] = [], body: String
  ) -> [ScriptedServer.Step] {
    [.head(status, type: type, length: body.utf8.count, headers: headers), .send(body)]
  }
}
