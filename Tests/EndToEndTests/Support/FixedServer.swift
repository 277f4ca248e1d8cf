import Glibc
import Synchronization

/// A server on loopback that says the same to every request, and keeps what it was asked.
final class FixedServer: Sendable {
  private struct State {
    var asked = ""
    var isOver = false
  }

  /// What the thread holds: not the server itself, which ends the thread when nobody wants it.
  private final class Shared: Sendable {
    let state = Mutex(State())
  }

  let port: Int
  private let shared = Shared()

  /// - Parameters:
  ///   - status: code and phrase.
  ///   - headers: lines without their ends.
  init(status: String, headers: [String] = [], body: String) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = Relay.loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening else { throw Relay.RelayError(number: errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    let response = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    Self.start { [shared] in Self.serve(listener, response, shared) }
  }

  deinit { shared.state.withLock { $0.isOver = true } }

  /// The heads of all requests.
  var asked: String { shared.state.withLock { $0.asked } }

  /// Milliseconds between two looks at whether the server is still wanted.
  private static let interval: Int32 = 200

  private static func serve(_ listener: Int32, _ response: [UInt8], _ shared: Shared) {
    while !shared.state.withLock({ $0.isOver }) {
      var wanted = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, interval) > 0 else { continue }
      let client = accept(listener, nil, nil)
      guard client >= 0 else { continue }
      var head: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
        let count = recv(client, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        head += buffer[..<count]
      }
      shared.state.withLock { $0.asked += String(decoding: head, as: UTF8.self) }
      _ = send(client, response, response.count, Int32(MSG_NOSIGNAL))
      close(client)
    }
    close(listener)
  }

  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  static func start(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(Body(run)).toOpaque())
    pthread_detach(thread)
  }
}
