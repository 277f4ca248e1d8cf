import Chat
import NIOCore
import NIOPosix
import NIOSSL

/// Finds out why a server's certificate was not trusted, which the TLS library does not tell: greets
/// the server once more, looks at what it shows, and hangs up. Nothing is sent but the greeting.
struct CertificateProbe: Sendable {
  enum Fault: Hashable {
    case expired(WallTime)
    case notYetValid(WallTime)
    /// Valid by its dates, so it is who issued it that is not known.
    case unknownIssuer
  }

  let host: String
  let port: Int
  let environment: [String: String]
  let time: any TimeSource

  /// Seconds for the whole of it: the user waits for the message.
  private static let patience = 5.0

  /// nil when the server does not show its certificates again.
  func fault(on loop: any EventLoop) -> EventLoopFuture<Fault?> {
    let promise = loop.makePromise(of: Fault?.self)
    let wall = time.wallNow
    let tls = ClientFactory.tls(environment)
    let serverName = host.contains(":") || IPv4Address(host) != nil ? nil : host
    ClientBootstrap(group: loop)
      .connectTimeout(.seconds(Self.patience))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = try NIOSSLClientHandler(
            context: NIOSSLContext(configuration: tls), serverHostname: serverName,
            customVerificationCallback: { certificates, verified in
              promise.succeed(Self.fault(of: certificates.map(Validity.init), at: wall))
              verified.succeed(.failed)
            })
          try channel.pipeline.syncOperations.addHandler(handler)
          try channel.pipeline.syncOperations.addHandler(HangUp())
        }
      }
      .connect(host: host, port: port)
      .whenComplete { result in
        switch result {
        case .failure: promise.succeed(nil)
        case .success(let channel):
          let alarm = loop.scheduleTask(in: .seconds(Self.patience)) { channel.close(promise: nil) }
          channel.closeFuture.whenComplete { _ in
            alarm.cancel()
            promise.succeed(nil)
          }
        }
      }
    return promise.futureResult
  }

  struct Validity: Hashable {
    var from: WallTime
    var to: WallTime
  }

  static func fault(of chain: [Validity], at now: WallTime) -> Fault {
    for certificate in chain {
      if certificate.to < now { return .expired(certificate.to) }
      if now < certificate.from { return .notYetValid(certificate.from) }
    }
    return .unknownIssuer
  }

  /// The handshake ends with an error, as it is meant to: then the connection goes.
  private final class HangUp: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}

extension CertificateProbe.Validity {
  init(_ certificate: NIOSSLCertificate) {
    from = WallTime(seconds: Double(certificate.notValidBefore))
    to = WallTime(seconds: Double(certificate.notValidAfter))
  }
}
