import Glibc
import Synchronization

/// A server on loopback that answers each request with numbered words, one every few milliseconds, and
/// notes when it sent each. It goes on until the client is gone, or the words are.
package final class TickingServer: Sendable {
  private final class Shared: Sendable {
    /// Moments at which the words were sent, by the monotonic clock.
    let sent = Mutex<[ContinuousClock.Instant]>([])
  }

  private let shared = Shared()
  private let listener: Listener

  /// - Parameters:
  ///   - interval: milliseconds between two words.
  ///   - words: how many there are.
  ///   - say: the word of a number, without what JSON has to escape but `\\n`.
  package init(
    every interval: Int32 = 8, words: Int = .max,
    say: @escaping @Sendable (Int) -> String = TickingServer.word
  ) throws {
    listener = try Listener { [shared] client, head, life in
      var no: Int32 = 1
      setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &no, socklen_t(4))
      if head.hasPrefix("POST") {
        Self.answer(client, shared, life, interval, words, say)
      } else {
        Self.refuse(client)
      }
    }
  }

  package var port: Int { listener.port }

  /// The word of a number.
  package static func word(_ number: Int) -> String { "w\(number) " }

  /// When each word was sent, so far.
  package var sent: [ContinuousClock.Instant] { shared.sent.withLock { $0 } }

  private static func refuse(_ client: Int32) {
    _ = write(
      "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", to: client)
  }

  private static func answer(
    _ client: Int32, _ shared: Shared, _ life: Listener.Life, _ interval: Int32, _ words: Int,
    _ say: (Int) -> String
  ) {
    guard
      write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n",
        to: client)
    else { return }
    var number = 0
    while !life.isOver, number < words {
      let chunk =
        #"data: {"id":"g","object":"chat.completion.chunk","choices":[{"index":0,"delta":"#
        + #"{"content":"\#(say(number))"},"finish_reason":null}]}"# + "\n\n"
      // Noted before: what is noted may have been seen by the client, never the other way round.
      shared.sent.withLock { $0.append(.now) }
      guard write(chunk, to: client) else { return }
      number += 1
      var gone = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
      // The client says nothing more: what can be read is its end.
      if poll(&gone, 1, interval) > 0 {
        var rest = [UInt8](repeating: 0, count: 16_384)
        guard recv(client, &rest, rest.count, 0) > 0 else { return }
      }
    }
    _ = write(
      #"data: {"id":"g","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"#
        + #""finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n", to: client)
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
