import CZlib
import Foundation

/// Makes zip files, good ones and others.
struct Zip {
  struct Member {
    var name: String
    var content: [UInt8]
    var isDeflated = true
    /// Sizes and place in 64 bits, whether they need it or not.
    var isWide = false
    /// Instead of the right ones.
    var checksum: UInt32?
    var size: Int?
    var flags = 0
    var method: Int?
  }

  static func file(_ members: [Member]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let packed = member.isDeflated ? deflated(member.content) : member.content
      let checksum =
        member.checksum
        ?? UInt32(
          truncatingIfNeeded: member.content.withUnsafeBufferPointer {
            crc32(0, $0.baseAddress, UInt32($0.count))
          })
      let size = member.size ?? member.content.count
      let offset = bytes.count
      let method = member.method ?? (member.isDeflated ? 8 : 0)
      let name = Array(member.name.utf8)
      let common =
        number(member.flags, 2) + number(method, 2) + number(0, 4) + number(Int(checksum), 4)
      bytes += number(0x0403_4B50, 4) + number(20, 2) + common
      bytes += number(packed.count, 4) + number(size, 4) + number(name.count, 2) + number(0, 2)
      bytes += name + packed
      let wide = 0xFFFF_FFFF
      let extra =
        member.isWide
        ? number(0x5455, 2) + number(1, 2) + [0] + number(1, 2) + number(24, 2)
          + number(size, 8) + number(packed.count, 8) + number(offset, 8) : []
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common
      directory += number(member.isWide ? wide : packed.count, 4)
      directory += number(member.isWide ? wide : size, 4)
      directory += number(name.count, 2) + number(extra.count, 2) + number(0, 2) + number(0, 8)
      directory += number(member.isWide ? wide : offset, 4) + name + extra
    }
    let start = bytes.count
    bytes += directory
    if members.contains(where: \.isWide) {
      let record = bytes.count
      bytes += number(0x0606_4B50, 4) + number(44, 8) + number(0, 4) + number(0, 8)
      bytes += number(members.count, 8) + number(members.count, 8)
      bytes += number(directory.count, 8) + number(start, 8)
      bytes += number(0x0706_4B50, 4) + number(0, 4) + number(record, 8) + number(1, 4)
      bytes += number(0x0605_4B50, 4) + number(0, 4) + number(0xFFFF, 2) + number(0xFFFF, 2)
      return bytes + number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4) + number(0, 2)
    }
    bytes += number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2)
    bytes += number(members.count, 2) + number(directory.count, 4) + number(start, 4) + number(7, 2)
    return bytes + Array("comment".utf8)
  }

  private static func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// Without zlib's own header.
  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = content
    return [UInt8](unsafeUninitializedCapacity: content.count + 1024) { output, filled in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_FINISH)
        filled = output.count - Int(stream.avail_out)
      }
    }
  }
}
