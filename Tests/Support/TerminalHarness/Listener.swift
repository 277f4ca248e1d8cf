import Glibc
import Synchronization

/// Takes requests on a port of loopback, one after the other, on a thread of its own, for as long as
/// somebody wants it.
package final class Listener: Sendable {
  /// What the thread holds: not the listener itself, which ends the thread when nobody wants it.
  package final class Life: Sendable {
    private let ended = Atomic<Bool>(false)
    package var isOver: Bool { ended.load(ordering: .relaxed) }
    fileprivate func end() { ended.store(true, ordering: .relaxed) }
  }

  package let port: Int
  private let life = Life()

  /// Milliseconds between two looks at whether it is still wanted.
  private static let interval: Int32 = 200

  /// - Parameter answer: answers one request, of which it gets the head; blocks.
  package init(
    _ answer: @escaping @Sendable (_ client: Int32, _ head: String, Life) -> Void
  ) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening else {
      throw TerminalFailure(reason: "no port: \(String(cString: strerror(errno)))", screen: nil)
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    Self.start { [life] in
      defer { close(listener) }
      while !life.isOver {
        var wanted = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, Self.interval) > 0 else { continue }
        let client = accept(listener, nil, nil)
        guard client >= 0 else { continue }
        answer(client, Self.head(from: client), life)
        close(client)
      }
    }
  }

  deinit { life.end() }

  private static func head(from client: Int32) -> String {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      head += buffer[..<count]
    }
    return String(decoding: head, as: UTF8.self)
  }

  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  private static func start(_ run: @escaping @Sendable () -> Void) {
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
