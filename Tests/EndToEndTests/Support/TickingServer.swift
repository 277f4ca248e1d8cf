import Glibc
import Synchronization

/// A server on loopback that answers each request with numbered words, one every few milliseconds, and
/// notes when it sent each. It goes on until the client is gone.
final class TickingServer: Sendable {
  struct State {
    /// Moments at which the words were sent, by the monotonic clock.
    var sent: [ContinuousClock.Instant] = []
    var isOver = false
  }

  private final class Shared: Sendable {
    let state = Mutex(State())
  }

  let port: Int
  private let shared = Shared()

  /// Milliseconds between two words.
  private static let interval: Int32 = 8

  init() throws {
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
    FixedServer.start { [shared] in Self.serve(listener, shared) }
  }

  deinit { shared.state.withLock { $0.isOver = true } }

  /// The word of a number.
  static func word(_ number: Int) -> String { "w\(number) " }

  /// When each word was sent, so far.
  var sent: [ContinuousClock.Instant] { shared.state.withLock { $0.sent } }

  private static func serve(_ listener: Int32, _ shared: Shared) {
    defer { close(listener) }
    while !shared.state.withLock({ $0.isOver }) {
      var wanted = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, 200) > 0 else { continue }
      let client = accept(listener, nil, nil)
      guard client >= 0 else { continue }
      var no: Int32 = 1
      setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &no, socklen_t(4))
      if readRequest(client).hasPrefix("POST") { answer(client, shared) } else { refuse(client) }
      close(client)
    }
  }

  private static func readRequest(_ client: Int32) -> String {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      head += buffer[..<count]
    }
    return String(decoding: head, as: UTF8.self)
  }

  private static func refuse(_ client: Int32) {
    _ = write(
      "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", to: client)
  }

  private static func answer(_ client: Int32, _ shared: Shared) {
    guard
      write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n",
        to: client)
    else { return }
    var number = 0
    while !shared.state.withLock({ $0.isOver }) {
      let chunk =
        #"data: {"id":"g","object":"chat.completion.chunk","choices":[{"index":0,"delta":"#
        + #"{"content":"\#(word(number))"},"finish_reason":null}]}"# + "\n\n"
      // Noted before: what is noted may have been seen by the client, never the other way round.
      shared.state.withLock { $0.sent.append(.now) }
      guard write(chunk, to: client) else { return }
      number += 1
      var gone = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
      // The client says nothing more: what can be read is its end.
      if poll(&gone, 1, interval) > 0 {
        var rest = [UInt8](repeating: 0, count: 16_384)
        guard recv(client, &rest, rest.count, 0) > 0 else { return }
      }
    }
  }

  private static func write(_ text: String, to client: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
