/// What the beginning of a picture says: its format and its size in pixels.
///
/// Told from the content, never from the name. Every read is within bounds: a header may be cut, or
/// made by somebody who means harm.
package struct ImageHeader: Hashable, Sendable {
  package var format: Attachment.ImageFormat
  package var width: Int
  package var height: Int

  /// nil: it is no picture of a known format, or its header is damaged (`format(of:)` tells).
  package init?(_ bytes: [UInt8]) {
    guard let format = Self.format(of: bytes) else { return nil }
    let size: (width: Int, height: Int)? =
      switch format {
      case .png: Self.pngSize(bytes)
      case .gif: Self.gifSize(bytes)
      case .webp: Self.webpSize(bytes)
      case .jpeg: Self.jpegSize(bytes)
      }
    guard let size, size.width > 0, size.height > 0 else { return nil }
    (self.format, width, height) = (format, size.width, size.height)
  }

  /// By the signature alone.
  package static func format(of bytes: [UInt8]) -> Attachment.ImageFormat? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webp
    }
    return nil
  }

  /// The first chunk is IHDR (PNG, 11.2.2).
  private static func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.dropFirst(12).starts(with: "IHDR".utf8), let width = big(bytes, at: 16, count: 4),
      let height = big(bytes, at: 20, count: 4)
    else { return nil }
    return (width, height)
  }

  /// The logical screen (GIF89a, 18).
  private static func gifSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard let width = little(bytes, at: 6, count: 2), let height = little(bytes, at: 8, count: 2)
    else { return nil }
    return (width, height)
  }

  /// Three kinds: lossy (RFC 6386, 9.1), lossless (a signature and two numbers of 14 bits), extended
  /// (RFC 9649, 2.7).
  private static func webpSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let kind = bytes.dropFirst(12).prefix(4)
    if kind.elementsEqual("VP8 ".utf8) {
      guard bytes.dropFirst(23).starts(with: [0x9D, 0x01, 0x2A]),
        let width = little(bytes, at: 26, count: 2), let height = little(bytes, at: 28, count: 2)
      else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    }
    if kind.elementsEqual("VP8L".utf8) {
      guard bytes.count > 20, bytes[20] == 0x2F, let both = little(bytes, at: 21, count: 4)
      else { return nil }
      return ((both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1)
    }
    guard kind.elementsEqual("VP8X".utf8), let width = little(bytes, at: 24, count: 3),
      let height = little(bytes, at: 27, count: 3)
    else { return nil }
    return (width + 1, height + 1)
  }

  /// Segments up to the one that begins a frame (JPEG, B.1.1, B.2.2).
  private static func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var index = 2
    while index + 1 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      switch marker {
      case 0xFF: index += 1
      case 0x01, 0xD0...0xD7: index += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let height = big(bytes, at: index + 5, count: 2),
          let width = big(bytes, at: index + 7, count: 2)
        else { return nil }
        return (width, height)
      // What follows is the picture itself, or its end.
      case 0xD8...0xDA, 0x00: return nil
      default:
        guard let length = big(bytes, at: index + 2, count: 2), length >= 2 else { return nil }
        index += 2 + length
      }
    }
    return nil
  }

  private static func big(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
