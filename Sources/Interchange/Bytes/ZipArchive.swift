/// What an archive's directory says of a member.
struct ZipEntry: Hashable {
  enum Method: Hashable {
    case stored, deflated
    case other(Int)
  }

  var name: String
  var method: Method
  var isEncrypted: Bool
  var checksum: UInt32
  /// Bytes, packed and unpacked.
  var packedSize: Int
  var size: Int
  /// Where its own header begins.
  var offset: Int
}

/// A zip file (PKWARE's APPNOTE 6.3, with the 64-bit sizes of 4.5.3), read where it lies: nothing is
/// unpacked to the disk.
///
/// It trusts nothing: every number of the file is checked before it is used as a place or a size.
struct ZipArchive {
  let file: FileBytes
  private(set) var entries: [ZipEntry] = []

  static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Bytes of the directory: some million members.
  private static let directoryLimit = 1 << 27
  /// The record at the very end, with the longest comment.
  private static let endSize = 22 + 65_535

  init(_ file: FileBytes) throws(BrokenSource) {
    self.file = file
    let tail = ZipBytes(try file.read(at: max(0, file.size - Self.endSize), count: Self.endSize))
    guard let end = tail.lastIndex(of: [0x50, 0x4B, 0x05, 0x06]),
      var count = tail.number(end + 10, 2), var size = tail.number(end + 12, 4),
      var offset = tail.number(end + 16, 4)
    else { throw BrokenSource("it is cut, or no zip archive: its directory is missing") }
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      // The locator stands right before, and says where the wide record is.
      let place = end - 20
      if place >= 0, tail.number(place, 4) == 0x0706_4B50, let wide = tail.number(place + 8, 8) {
        let record = ZipBytes(try file.read(at: wide, count: 56))
        guard record.number(0, 4) == 0x0606_4B50, let wideCount = record.number(32, 8),
          let wideSize = record.number(40, 8), let wideOffset = record.number(48, 8)
        else { throw Self.damaged }
        (count, size, offset) = (wideCount, wideSize, wideOffset)
      }
    }
    guard size <= Self.directoryLimit, offset <= file.size - size else { throw Self.damaged }
    try readDirectory(ZipBytes(try file.read(at: offset, count: size)), count: count)
  }

  /// A member's bytes, unpacked.
  func stream(_ entry: ZipEntry) throws(BrokenSource) -> any ByteStream {
    guard !entry.isEncrypted else {
      throw BrokenSource("it is encrypted: unpack the archive first, and import the folder")
    }
    if case .other(let method) = entry.method {
      throw BrokenSource(
        "it is packed in a way that is not known here (method \(method)): unpack the archive first, "
          + "and import the folder")
    }
    let header = ZipBytes(try file.read(at: entry.offset, count: 30))
    guard header.number(0, 4) == 0x0403_4B50, let name = header.number(26, 2),
      let extra = header.number(28, 2)
    else { throw Self.damaged }
    let start = entry.offset + 30 + name + extra
    guard start <= file.size, entry.packedSize <= file.size - start else {
      throw BrokenSource("it is cut: the archive ends too early")
    }
    return try InflateStream(
      FileStream(file, start..<start + entry.packedSize), expecting: entry)
  }

  private mutating func readDirectory(_ bytes: ZipBytes, count: Int) throws(BrokenSource) {
    var place = 0
    while entries.count < count {
      guard bytes.number(place, 4) == 0x0201_4B50, let flags = bytes.number(place + 8, 2),
        let method = bytes.number(place + 10, 2), let checksum = bytes.number(place + 16, 4),
        let packed = bytes.number(place + 20, 4), let size = bytes.number(place + 24, 4),
        let nameLength = bytes.number(place + 28, 2), let extraLength = bytes.number(place + 30, 2),
        let commentLength = bytes.number(place + 32, 2), let offset = bytes.number(place + 42, 4),
        let name = bytes.text(place + 46, nameLength)
      else { throw Self.damaged }
      var entry = ZipEntry(
        name: name, method: method == 0 ? .stored : method == 8 ? .deflated : .other(method),
        isEncrypted: flags & 1 != 0, checksum: UInt32(truncatingIfNeeded: checksum),
        packedSize: packed, size: size, offset: offset)
      let extra = place + 46 + nameLength
      try widen(&entry, bytes, extra..<extra + extraLength)
      guard entry.offset <= file.size else { throw Self.damaged }
      entries.append(entry)
      place = extra + extraLength + commentLength
    }
  }

  /// The field 1 of the extra ones holds what did not fit into 32 bits, in a fixed order.
  private func widen(
    _ entry: inout ZipEntry, _ bytes: ZipBytes, _ extra: Range<Int>
  ) throws(BrokenSource) {
    guard
      entry.size == 0xFFFF_FFFF || entry.packedSize == 0xFFFF_FFFF || entry.offset == 0xFFFF_FFFF
    else { return }
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound, let kind = bytes.number(place, 2),
      let length = bytes.number(place + 2, 2)
    {
      defer { place += 4 + length }
      guard kind == 1 else { continue }
      var next = place + 4
      for field in [\ZipEntry.size, \.packedSize, \.offset]
      where entry[keyPath: field] == 0xFFFF_FFFF {
        guard next + 8 <= place + 4 + length, let value = bytes.number(next, 8) else {
          throw Self.damaged
        }
        entry[keyPath: field] = value
        next += 8
      }
      return
    }
  }

  private static let damaged = BrokenSource("it is damaged: its directory cannot be read")
}

/// Numbers and texts in bytes that may be anything: nil for what lies outside.
private struct ZipBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The lower byte first. A number that no size or place can be is none.
  func number(_ place: Int, _ length: Int) -> Int? {
    guard place >= 0, place <= bytes.count - length else { return nil }
    let value = bytes[place..<place + length].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < 1 << 62 ? Int(value) : nil
  }

  func text(_ place: Int, _ length: Int) -> String? {
    guard place >= 0, place <= bytes.count - length else { return nil }
    return String(decoding: bytes[place..<place + length], as: UTF8.self)
  }

  func lastIndex(of mark: [UInt8]) -> Int? {
    guard bytes.count >= mark.count else { return nil }
    return stride(from: bytes.count - mark.count, through: 0, by: -1).first {
      bytes[$0..<$0 + mark.count].elementsEqual(mark)
    }
  }
}
