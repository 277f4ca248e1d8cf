/// An IPv4 address in dotted form, as a number: enough to tell addresses from names and to match
/// `no_proxy` ranges.
struct IPv4Address: Hashable, Sendable {
  let bits: UInt32

  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard !part.isEmpty, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = UInt8(part)
      else { return nil }
      bits = bits << 8 | UInt32(number)
    }
    self.bits = bits
  }

  /// Whether the address is in `10.0.0.0/8` and the like.
  func isInside(_ range: some StringProtocol) -> Bool {
    let parts = range.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let network = IPv4Address(parts[0]), let length = Int(parts[1]),
      (0...32).contains(length)
    else { return false }
    return length == 0 || (bits ^ network.bits) >> (32 - UInt32(length)) == 0
  }
}
