/// What a program wrote to a terminal, taken apart as ECMA-48 (§5.3, §5.4, §5.6) has it: a second
/// opinion beside the terminal that the screens come from, and without any tolerance. Nothing of the
/// programs under test is in it.
package struct ControlStream {
  package enum Item: Hashable, Sendable {
    case text(Unicode.Scalar)
    /// C0, but ESC; and DEL.
    case control(UInt8)
    /// ESC, intermediate bytes, a final byte: what follows ESC.
    case escape(String)
    /// CSI: parameter and intermediate bytes, and the final byte.
    case sequence(String)
    /// OSC, DCS, SOS, PM, APC: the byte after ESC, and what is in the string.
    case string(kind: Unicode.Scalar, String)
    /// What is none of these: UTF-8 that is not valid, a sequence that something interrupts.
    case broken([UInt8])
  }

  private let bytes: [UInt8]
  private var index = 0

  /// Everything that was written, in order. A sequence that is not yet complete at the end is left out.
  package static func items(_ bytes: [UInt8]) -> [Item] {
    var stream = ControlStream(bytes: bytes)
    var items: [Item] = []
    while let item = stream.next() { items.append(item) }
    return items
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func next() -> Item? {
    guard let first = byte else { return nil }
    if first == 0x1B { return escape() }
    if first < 0x20 || first == 0x7F {
      index += 1
      return .control(first)
    }
    return scalar()
  }

  private mutating func scalar() -> Item? {
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return nil }
    let part = Array(bytes[index..<index + length])
    guard let text = String(validating: part, as: UTF8.self), let scalar = text.unicodeScalars.first
    else {
      index += 1
      return .broken([first])
    }
    index += length
    return .text(scalar)
  }

  private mutating func escape() -> Item? {
    let start = index
    index += 1
    guard let second = byte else { return nil }
    switch second {
    case UInt8(ascii: "["):
      index += 1
      return collect(from: start, skipping: 2, of: 0x20...0x3F, upTo: 0x40...0x7E) { .sequence($0) }
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      index += 1
      return string(Unicode.Scalar(second))
    default:
      return collect(from: start, skipping: 1, of: 0x20...0x2F, upTo: 0x30...0x7E) { .escape($0) }
    }
  }

  private mutating func collect(
    from start: Int, skipping: Int, of inside: ClosedRange<UInt8>, upTo final: ClosedRange<UInt8>,
    _ item: (String) -> Item
  ) -> Item? {
    while let byte, inside.contains(byte) { index += 1 }
    guard let last = byte else { return nil }
    guard final.contains(last) else { return .broken(Array(bytes[start..<index])) }
    index += 1
    return item(String(decoding: bytes[(start + skipping)..<index], as: UTF8.self))
  }

  /// Up to BEL or ST.
  private mutating func string(_ kind: Unicode.Scalar) -> Item? {
    let start = index
    while let byte {
      if byte == 0x07 || byte == 0x1B { break }
      index += 1
    }
    let content = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let end = byte else { return nil }
    index += 1
    guard end == 0x1B else { return .string(kind: kind, content) }
    guard byte == UInt8(ascii: "\\") else { return .broken(Array(content.utf8)) }
    index += 1
    return .string(kind: kind, content)
  }
}
