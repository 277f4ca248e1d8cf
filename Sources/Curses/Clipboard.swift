/// Text for the terminal's clipboard, as bytes: OSC 52. It is never asked for its content.
package enum Clipboard {
  /// Bytes of text: 100,000 in base64, the most that widespread terminals take.
  package static let limit = 74_994

  /// GNU screen passes on what comes in its device control strings, and prints long ones.
  private static let screenChunk = 256

  /// The sequence that hands a text over.
  static func sequence(_ text: String, insideScreen: Bool) -> [UInt8] {
    let sequence = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    guard insideScreen else { return sequence }
    return stride(from: 0, to: sequence.count, by: screenChunk).flatMap { start in
      [0x1B, UInt8(ascii: "P")]
        + sequence[start..<min(start + screenChunk, sequence.count)]
        + [0x1B, UInt8(ascii: "\\")]
    }
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0...3 {
        let digit = alphabet[bits >> (6 * (3 - position)) & 63]
        text.append(position <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return text
  }
}
