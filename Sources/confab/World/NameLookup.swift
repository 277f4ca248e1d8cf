import Dispatch
import Glibc

/// The addresses of a host's name. The system's own way takes as long as it likes, and cannot be ended:
/// it goes on alone where it is too slow.
enum NameLookup {
  enum Result: Sendable {
    case addresses([String])
    /// For people.
    case failed(String)
  }

  private static let queue = DispatchQueue(label: "confab.names")
  private static let alarms = DispatchQueue(label: "confab.names.alarm")

  static func addresses(of host: String, seconds: Int) async -> Result {
    let (results, continuation) = AsyncStream.makeStream(of: Result.self)
    queue.async { continuation.yield(lookUp(host)) }
    alarms.asyncAfter(deadline: .now() + .seconds(seconds)) {
      continuation.yield(.failed("the name was not found within \(seconds) s."))
    }
    for await result in results { return result }
    return .failed("the name was not found.")
  }

  private static func lookUp(_ host: String) -> Result {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    var status = getaddrinfo(host, nil, &hints, &list)
    if status != 0 {
      // A machine with nothing but itself has no configured address.
      hints.ai_flags = 0
      status = getaddrinfo(host, nil, &hints, &list)
    }
    guard status == 0 else {
      return .failed("the name was not found (\(String(cString: gai_strerror(status)))).")
    }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next?.pointee {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
      {
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let address = String(decoding: bytes, as: UTF8.self)
        if !addresses.contains(address) { addresses.append(address) }
      }
      next = entry.ai_next
    }
    return addresses.isEmpty ? .failed("the name has no address.") : .addresses(addresses)
  }
}
