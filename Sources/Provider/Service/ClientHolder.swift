import AsyncHTTPClient
import NIOCore
import NIOPosix

/// The HTTP client of one service: made with the first request, since a program that is only opened
/// should not pay for it, and closed once. Lives on the event loop.
struct ClientHolder: Sendable {
  private enum State {
    case none
    case open(HTTPClient)
    case closed
  }

  private var state = State.none

  /// - Throws: `ProxySetting.Invalid`; `HTTPClientError.alreadyShutdown` after `close`.
  mutating func client(_ configuration: ProviderConfiguration) throws -> HTTPClient {
    switch state {
    case .open(let client): return client
    case .closed: throw HTTPClientError.alreadyShutdown
    case .none:
      let client = try ClientFactory.make(configuration, on: NetworkLoop.group)
      state = .open(client)
      return client
    }
  }

  /// Ends all requests and closes all connections, on a thread that may wait for it.
  mutating func close() {
    if case .open(let client) = state {
      // The client's own asynchronous ends use the shared dispatch queues, whose upkeep would wake
      // the process every second from then on.
      NIOThreadPool.singleton.submit { _ in try? client.syncShutdown() }
    }
    state = .closed
  }
}
