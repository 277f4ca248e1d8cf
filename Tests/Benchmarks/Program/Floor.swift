import Glibc

/// What no program in a terminal can be faster than: it fills the screen once, echoes keys, and copies the
/// tokens of an answer as they come.
///
///     confab-bench floor PORT
enum Floor {
  static func run(port: UInt16) {
    var mode = termios()
    tcgetattr(0, &mode)
    cfmakeraw(&mode)
    tcsetattr(0, TCSANOW, &mode)
    say(
      "\u{1B}[?1049h\u{1B}[2J"
        + String(repeating: String(repeating: ".", count: 159) + "\r\n", count: 49))
    var server: Int32 = -1
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var wanted = [
        pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
        pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&wanted, 2, -1) > 0 else { return }
      if wanted[0].revents != 0 {
        let count = read(0, &buffer, buffer.count)
        guard count > 0, !buffer[..<count].contains(0x11) else { return }
        if buffer[..<count].contains(0x0D) {
          server = connect(port)
        } else {
          write(1, buffer, count)
        }
      }
      if wanted[1].revents != 0 {
        let count = read(server, &buffer, buffer.count)
        guard count > 0 else {
          close(server)
          server = -1
          continue
        }
        copy(buffer[..<count])
      }
    }
  }

  private static let mark = Array("\"content\":\"".utf8)

  /// A token that is cut by a read is left out: it is a floor.
  private static func copy(_ bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    var output: [UInt8] = []
    var at = 0
    while let found = RawTerminal.find(mark, in: bytes, from: at) {
      let start = found + mark.count
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
      output += bytes[start..<end]
      at = end
    }
    write(1, output, output.count)
  }

  private static func connect(_ port: UInt16) -> Int32 {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    let request = Array("POST / HTTP/1.1\r\n\r\n".utf8)
    write(server, request, request.count)
    return server
  }

  private static func say(_ text: String) {
    let bytes = Array(text.utf8)
    write(1, bytes, bytes.count)
  }
}
