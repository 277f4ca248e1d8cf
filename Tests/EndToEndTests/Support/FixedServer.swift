import Glibc
import Synchronization
import TerminalHarness

/// A server on loopback that says the same to every request, and keeps what it was asked.
final class FixedServer: Sendable {
  private final class Shared: Sendable {
    let asked = Mutex("")
  }

  private let shared = Shared()
  private let listener: Listener

  /// - Parameters:
  ///   - status: code and phrase.
  ///   - headers: lines without their ends.
  init(status: String, headers: [String] = [], body: String) throws {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    let response = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    listener = try Listener { [shared] client, head, _ in
      shared.asked.withLock { $0 += head }
      _ = send(client, response, response.count, Int32(MSG_NOSIGNAL))
    }
  }

  var port: Int { listener.port }

  /// The heads of all requests.
  var asked: String { shared.asked.withLock { $0 } }
}
