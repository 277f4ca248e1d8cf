import Glibc

/// A blocking HTTP/1.1 client on a plain socket: it shows the bytes and the chunks as they came,
/// which a real client hides. Every read has a limit.
final class RawClient {
  struct Failed: Error {
    var step: String
  }

  enum Ending: Hashable {
    /// As its framing said.
    case complete
    /// The connection closed before that.
    case cut
  }

  struct Reply {
    var status = 0
    /// Names in lower case.
    var headers: [String: String] = [:]
    /// The body, in the chunks of the transfer coding; one for a body with a length.
    var chunks: [[UInt8]] = []
    var ending = Ending.complete

    var text: String { String(decoding: chunks.joined(), as: UTF8.self) }
  }

  /// Seconds that a read waits at most; far more than any needs.
  private static let limit = 30

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// - Parameter receiveBuffer: bytes that the system holds for a reader that does not read; nil:
  ///   the system's own choice.
  init(port: Int, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failed(step: "socket") }
    var limit = timeval(tv_sec: Self.limit, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard result == 0 else { throw Failed(step: "connect") }
  }

  deinit { if isOpen { close(descriptor) } }

  func disconnect() {
    isOpen = false
    close(descriptor)
  }

  func send(_ method: String, _ path: String, headers: [String] = [], body: String = "") throws {
    let lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"] + headers
    let head = lines + ["Content-Length: \(body.utf8.count)", "", body]
    var bytes = Array(head.joined(separator: "\r\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failed(step: "send") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Asks a model; the answer is a stream unless `stream` is false.
  func ask(
    _ model: String, _ prompt: String = "Hello", stream: Bool = true, headers: [String] = []
  ) throws {
    let body =
      #"{"model":"\#(model)","stream":\#(stream),"#
      + #""messages":[{"role":"user","content":"\#(prompt)"}]}"#
    try send("POST", "/api/v1/chat/completions", headers: headers, body: body)
  }

  /// Status and headers; nil when the connection closed without any.
  func receiveHead() throws -> Reply? {
    var reply = Reply()
    guard let first = try line() else { return nil }
    guard let status = Int(first.split(separator: " ").dropFirst().first ?? "") else {
      throw Failed(step: "status line: \(first)")
    }
    reply.status = status
    while let line = try line(), !line.isEmpty {
      guard let colon = line.firstIndex(of: ":") else { throw Failed(step: "header: \(line)") }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      reply.headers[line[..<colon].lowercased()] = String(value)
    }
    return reply
  }

  /// A whole response.
  func receive() throws -> Reply {
    guard let head = try receiveHead() else { throw Failed(step: "no response") }
    return try receiveBody(after: head)
  }

  func receiveBody(after head: Reply) throws -> Reply {
    var reply = head
    if let length = reply.headers["content-length"].flatMap({ Int($0) }) {
      let body = try bytes(length)
      reply.chunks = [body]
      reply.ending = body.count == length ? .complete : .cut
      return reply
    }
    while let size = try line().flatMap({ Int($0, radix: 16) }) {
      let chunk = try bytes(size)
      _ = try line()
      if size == 0 { return reply }
      reply.chunks.append(chunk)
    }
    reply.ending = .cut
    return reply
  }

  /// Whether a byte has come that was not read yet. Does not wait.
  var hasUnreadBytes: Bool {
    var byte: UInt8 = 0
    let flags = Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)
    return !buffer.isEmpty || recv(descriptor, &byte, 1, flags) > 0
  }

  private func fill() throws -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    // A connection that was reset has ended, too.
    guard count >= 0 || errno == ECONNRESET else { throw Failed(step: "nothing came in time") }
    buffer.append(contentsOf: chunk.prefix(max(0, count)))
    return count > 0
  }

  /// Up to the next line end; nil when the connection closed before.
  private func line() throws -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return line.hasSuffix("\r") ? String(line.dropLast()) : line
      }
      guard try fill() else { return nil }
    }
  }

  /// So many bytes; fewer when the connection closed before.
  private func bytes(_ count: Int) throws -> [UInt8] {
    while buffer.count < count, try fill() {}
    let bytes = Array(buffer.prefix(count))
    buffer.removeFirst(bytes.count)
    return bytes
  }
}
