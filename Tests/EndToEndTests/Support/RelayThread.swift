import Glibc

/// The thread that a relay's bytes go through: nothing that a test waits for can hold it up.
final class RelayThread {
  private struct Pair {
    var client: Int32
    var server: Int32
  }

  /// Milliseconds between two looks at whether the relay is still wanted.
  private static let interval: Int32 = 200

  private let listener: Int32
  private let upstream: Int
  private let publish: ([WireConnection]) -> Bool
  private var pairs: [Pair] = []
  private var connections: [WireConnection] = []
  private var count = 0

  /// - Parameter publish: takes what was seen; returns whether to go on.
  init(
    listener: Int32, upstream: Int, publish: @escaping @Sendable ([WireConnection]) -> Bool
  ) {
    self.listener = listener
    self.upstream = upstream
    self.publish = publish
  }

  func start() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<RelayThread>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(thread)
  }

  private func run() {
    while publish(connections) {
      var descriptors = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
      for pair in pairs {
        descriptors.append(pollfd(fd: pair.client, events: Int16(POLLIN), revents: 0))
        descriptors.append(pollfd(fd: pair.server, events: Int16(POLLIN), revents: 0))
      }
      guard poll(&descriptors, nfds_t(descriptors.count), Self.interval) > 0 else { continue }
      for index in pairs.indices {
        if descriptors[1 + 2 * index].revents != 0 { pass(index, fromClient: true) }
        if descriptors[2 + 2 * index].revents != 0 { pass(index, fromClient: false) }
      }
      if descriptors[0].revents != 0 { accept() }
    }
    for pair in pairs { close(pair) }
    Glibc.close(listener)
  }

  private func accept() {
    let client = Glibc.accept(listener, nil, nil)
    guard client >= 0 else { return }
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = Relay.loopback(port: upstream)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    let pair = Pair(client: client, server: server)
    guard isConnected else { return close(pair) }
    pairs.append(pair)
    connections.append(WireConnection())
  }

  private func pass(_ index: Int, fromClient: Bool) {
    let pair = pairs[index]
    guard pair.client >= 0 else { return }
    let (source, target) = fromClient ? (pair.client, pair.server) : (pair.server, pair.client)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(source, &buffer, buffer.count, 0)
    guard count > 0 else {
      close(pair)
      pairs[index] = Pair(client: -1, server: -1)
      return
    }
    note(buffer[..<count], index, fromClient: fromClient)
    var sent = 0
    while sent < count {
      let written = buffer.withUnsafeBytes { bytes in
        Glibc.send(target, bytes.baseAddress! + sent, count - sent, Int32(MSG_NOSIGNAL))
      }
      guard written > 0 else { return }
      sent += written
    }
  }

  private func note(_ bytes: ArraySlice<UInt8>, _ index: Int, fromClient: Bool) {
    guard fromClient else {
      connections[index].answered += bytes
      return
    }
    connections[index].asked += bytes
    while connections[index].starts.count < connections[index].requests.count {
      connections[index].starts.append(self.count)
      self.count += 1
    }
  }

  private func close(_ pair: Pair) {
    for descriptor in [pair.client, pair.server] where descriptor >= 0 { Glibc.close(descriptor) }
  }
}
