/// Makes identifiers that sort by the time they were made: 26 characters of Crockford's base 32, 10
/// for the milliseconds since 1970 and 16 for 80 bits that start at random and count up.
///
/// A value: with the same seed and times it gives the same identifiers. Whoever holds one must not
/// share a copy of it, or both make the same. A clock that goes back does not disturb the order.
package struct IdentifierSource: Hashable, Sendable {
  private var high: UInt16
  private var low: UInt64
  private var lastMilliseconds: UInt64 = 0

  package init(random: any RandomSource) {
    var bits: [UInt64] = []
    for _ in 0..<5 { bits.append(UInt64(random.unit() * 65536) & 0xFFFF) }
    high = UInt16(bits[0])
    low = bits[1] << 48 | bits[2] << 32 | bits[3] << 16 | bits[4]
  }

  /// For messages of a conversation that are made where chance is not at hand: what is random in the
  /// conversation's own identifier makes theirs differ from all others.
  package init(of conversation: ConversationID) {
    // FNV-1a, in two lanes of different beginnings.
    var lanes: (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4)
    for byte in conversation.rawValue.utf8 {
      lanes.0 = (lanes.0 ^ UInt64(byte)) &* 0x100_0000_01b3
      lanes.1 = (lanes.1 ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    low = lanes.0
    high = UInt16(truncatingIfNeeded: lanes.1 >> 32)
  }

  package mutating func conversation(at time: WallTime) -> ConversationID {
    ConversationID(rawValue: next(at: time))
  }

  package mutating func message(at time: WallTime) -> MessageID {
    MessageID(rawValue: next(at: time))
  }

  private mutating func next(at time: WallTime) -> String {
    let milliseconds = Self.milliseconds(time)
    lastMilliseconds = max(lastMilliseconds, milliseconds)
    let (sum, overflow) = low.addingReportingOverflow(1)
    low = sum
    if overflow { high &+= 1 }
    return Self.text(milliseconds: lastMilliseconds, high: high, low: low)
  }

  static func milliseconds(_ time: WallTime) -> UInt64 {
    UInt64(min(max(time.seconds * 1000, 0), 281_474_976_710_655))
  }

  /// The form of an identifier: 48 bits of time, and 80 bits that tell it from others.
  static func text(milliseconds: UInt64, high: UInt16, low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 26) { text in
      var index = 0
      for shift in stride(from: 45, through: 0, by: -5) {
        text[index] = alphabet[Int(milliseconds >> UInt64(shift) & 31)]
        index += 1
      }
      // 80 bits in groups of five, from the left; `high` is bits 64 to 79.
      for shift in stride(from: 75, through: 0, by: -5) {
        text[index] = alphabet[fiveBits(at: shift, high: high, low: low)]
        index += 1
      }
      return index
    }
  }

  private static func fiveBits(at shift: Int, high: UInt16, low: UInt64) -> Int {
    let fromHigh =
      shift >= 64 ? UInt64(high) >> UInt64(shift - 64) : UInt64(high) << UInt64(64 - shift)
    let fromLow = shift >= 64 ? 0 : low >> UInt64(shift)
    // Swift's shifts give 0 for bits shifted out, so both parts can simply be joined.
    return Int((fromHigh | fromLow) & 31)
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
