import NIOCore

/// Base64 (RFC 4648, section 4), written where it is needed: a picture is encoded without a copy.
enum Base64 {
  static func write(_ bytes: [UInt8], to buffer: inout ByteBuffer) {
    let length = (bytes.count + 2) / 3 * 4
    guard length > 0 else { return }
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { output in
      bytes.withUnsafeBufferPointer { input in
        alphabet.withUTF8Buffer { letters in encode(input, letters, to: output) }
      }
      return length
    }
  }

  private static let alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  private static func encode(
    _ input: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>,
    to output: UnsafeMutableRawBufferPointer
  ) {
    var place = 0
    for start in stride(from: 0, to: input.count, by: 3) {
      let left = input.count - start
      let first = input[start]
      let second = left > 1 ? input[start + 1] : 0
      let third = left > 2 ? input[start + 2] : 0
      let padding = UInt8(ascii: "=")
      output[place] = letters[Int(first >> 2)]
      output[place + 1] = letters[Int((first & 3) << 4 | second >> 4)]
      output[place + 2] = left > 1 ? letters[Int((second & 15) << 2 | third >> 6)] : padding
      output[place + 3] = left > 2 ? letters[Int(third & 63)] : padding
      place += 4
    }
  }
}
