import Glibc
import Synchronization

/// Stands between Confab and a server, passes all bytes on, and keeps them: what was really asked,
/// how often, and the request IDs of the responses' heads, whatever the program says about it.
final class Relay: Sendable {
  private struct State {
    var connections: [WireConnection] = []
    var isOver = false
  }

  let port: Int
  private let listener: Int32
  private let upstream: Int
  private let kept: (any Sendable)?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - upstream: the server's port, on loopback.
  ///   - kept: lives as long as this: the program that serves there ends when nobody holds it.
  init(to upstream: Int, keeping kept: (any Sendable)? = nil) throws {
    self.upstream = upstream
    self.kept = kept
    (listener, port) = try Self.listen()
    start()
  }

  deinit { state.withLock { $0.isOver = true } }

  /// The requests for an answer with what came back, in the order of their connections.
  var completions: [WireExchange] {
    exchanges.filter { $0.request.hasPrefix("POST ") && $0.request.contains("/chat/completions ") }
      .sorted { $0.began < $1.began }
  }

  var exchanges: [WireExchange] {
    state.withLock { $0.connections.flatMap(\.exchanges) }
  }

  /// On a free port of the loopback interface.
  private static func listen() throws -> (listener: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && Glibc.listen(listener, 64) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening else { throw RelayError(number: errno) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// All that was asked, heads and bodies.
  var asked: String {
    state.withLock { state in
      state.connections.map { String(decoding: $0.asked, as: UTF8.self) }.joined(separator: "\n")
    }
  }

  /// A port of the loopback interface at which nobody listens.
  static func unusedPort() throws -> Int {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private func start() {
    let thread = RelayThread(listener: listener, upstream: upstream) { [weak self] connections in
      guard let self else { return false }
      return self.state.withLock {
        $0.connections = connections
        return !$0.isOver
      }
    }
    thread.start()
  }

  static func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  struct RelayError: Error { let number: Int32 }
}
