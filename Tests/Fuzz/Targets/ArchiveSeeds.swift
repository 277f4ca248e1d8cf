import CZlib

/// Zip archives as ChatGPT and Claude send them.
enum ArchiveSeeds {
  static let files: [[UInt8]] = [
    archive([
      ("conversations.json", list(ImportSeeds.records[0]), true),
      ("file_00ab-train.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], false),
      ("chat.html", Array("<html>".utf8), true),
    ]),
    archive([("conversations.json", list(ImportSeeds.records[1]), false)]),
    archive([
      ("data/conversations-000.json", list(ImportSeeds.records[1]), true),
      ("data/conversations-001.json", list(ImportSeeds.records[0]), true),
      ("users.json", [], false),
    ]),
  ]

  private static func list(_ record: [UInt8]) -> [UInt8] {
    Array("[".utf8) + record + Array("]".utf8)
  }

  private static func archive(
    _ members: [(name: String, content: [UInt8], isDeflated: Bool)]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let packed = member.isDeflated ? deflated(member.content) : member.content
      let checksum = member.content.withUnsafeBufferPointer {
        crc32(0, $0.baseAddress, UInt32($0.count))
      }
      let facts =
        number(0, 2) + number(member.isDeflated ? 8 : 0, 2) + number(0, 4)
        + number(Int(checksum), 4) + number(packed.count, 4) + number(member.content.count, 4)
        + number(member.name.utf8.count, 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + facts
      directory += number(0, 10) + number(bytes.count, 4) + Array(member.name.utf8)
      bytes += number(0x0403_4B50, 4) + number(20, 2) + facts + Array(member.name.utf8) + packed
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  private static func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
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
