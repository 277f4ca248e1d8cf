import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The Cline API, simulated on loopback: the same paths, shapes, headers and faults, with a scenario
/// for every documented error, chosen by model ID. It asks for no key and reaches no network. One
/// thread of its own serves all connections; idle, it holds no timer. It serves until it is stopped,
/// also when nobody holds it any more.
package final class SimulatedServer: Sendable {
  /// Why the server cannot listen; described by the system's words alone.
  package struct StartError: Error, Hashable, CustomStringConvertible {
    package var host: String
    package var port: Int
    package var reason: String

    package var description: String { reason }
  }

  package let host: String
  /// The port that it listens on: the one asked for, or the free one that was found.
  package let port: Int

  private let group: MultiThreadedEventLoopGroup
  private let state: NIOLoopBoundBox<ServerState>

  private init(
    host: String, port: Int, group: MultiThreadedEventLoopGroup,
    state: NIOLoopBoundBox<ServerState>
  ) {
    self.host = host
    self.port = port
    self.group = group
    self.state = state
  }

  /// What clients take as their base URL.
  package var baseURL: String {
    let authority = host.contains(":") ? "[\(host)]" : host
    return "http://\(authority):\(port)/api/v1"
  }

  /// The models, in the order of the list: ID, and a line on what each does.
  package static var scenarios: [(id: String, summary: String)] {
    Scenario.all.map { ($0.id, $0.summary) }
  }

  /// Begins to listen; accepts connections when it returns.
  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - seed: decides the request IDs and the rhythm of the answers.
  package static func start(
    port: Int = 0, host: String = "127.0.0.1", pace: Pace = .believable, seed: UInt64,
    clock: WallClock = .system
  ) throws(StartError) -> SimulatedServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let state = NIOLoopBoundBox.makeBoxSendingValue(
      ServerState(router: Router(seed: seed, clock: clock), pace: pace), eventLoop: group.next())
    do {
      let address = try SocketAddress.makeAddressResolvingHost(host, port: port)
      let channel = try bootstrap(group, state).bind(to: address).wait()
      let bound = channel.localAddress?.port ?? port
      return SimulatedServer(host: host, port: bound, group: group, state: state)
    } catch {
      try? group.syncShutdownGracefully()
      let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
      throw StartError(host: host, port: port, reason: reason ?? "\(error)")
    }
  }

  private static func bootstrap(
    _ group: MultiThreadedEventLoopGroup, _ state: NIOLoopBoundBox<ServerState>
  ) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          // Without pipelining assistance reading goes on during an answer: that is how a client
          // that leaves is noticed.
          try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
          try pipeline.addHandler(ConnectionHandler(state: state))
        }
      }
  }

  /// Answers that are being sent, or wait for their next word. Not to be called on the event loop.
  package var answersInProgress: Int {
    let state = state
    return (try? group.next().submit { state.value.answersInProgress }.wait()) ?? 0
  }

  /// Closes the port and all connections, and ends the thread. May be called twice.
  package func stop() { try? group.syncShutdownGracefully() }
}
