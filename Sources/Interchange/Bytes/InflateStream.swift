import CZlib

/// Unpacks the raw deflate data of an archive's member, part by part, and checks what comes out.
final class InflateStream: ByteStream {
  private let packed: FileStream
  private let expected: ZipEntry
  private let isDeflated: Bool
  /// At a place of its own: zlib remembers where it is.
  private let state: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var used = 0
  private var isAtEnd = false
  private var count = 0
  private var checksum = crc32(0, nil, 0)

  private static let outputSize = 1 << 18

  init(_ packed: FileStream, expecting entry: ZipEntry) throws(BrokenSource) {
    self.packed = packed
    expected = entry
    isDeflated = entry.method == .deflated
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    // Negative: raw, without zlib's own header.
    guard
      !isDeflated
        || inflateInit2_(
          state, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw BrokenSource("there is no memory to unpack it") }
  }

  deinit {
    // Of one that was never set up, it says so and does nothing.
    inflateEnd(state)
    state.deallocate()
  }

  var position: Int { packed.position }

  func read() throws(BrokenSource) -> [UInt8] {
    guard !isAtEnd else { return [] }
    let part = isDeflated ? try inflated() : try packed.read()
    if !isDeflated, part.isEmpty { isAtEnd = true }
    count += part.count
    guard count <= expected.size else {
      throw BrokenSource("it unpacks to more than the archive says: it is damaged")
    }
    checksum = part.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, UInt32($0.count)) }
    if isAtEnd { try check() }
    return part
  }

  private func check() throws(BrokenSource) {
    guard count == expected.size else {
      throw BrokenSource("it ends after \(count) of \(expected.size) bytes: it is damaged")
    }
    guard UInt32(truncatingIfNeeded: checksum) == expected.checksum else {
      throw BrokenSource("its checksum is wrong: it is damaged")
    }
  }

  /// At least one byte, unless it is the end.
  private func inflated() throws(BrokenSource) -> [UInt8] {
    while true {
      if used == input.count {
        input = try packed.read()
        used = 0
        if input.isEmpty { throw BrokenSource("it is cut: the archive ends too early") }
      }
      var status = Z_OK
      let output = [UInt8](unsafeUninitializedCapacity: Self.outputSize) { output, filled in
        input.withUnsafeMutableBufferPointer { input in
          state.pointee.next_in = input.baseAddress! + used
          state.pointee.avail_in = UInt32(input.count - used)
          state.pointee.next_out = output.baseAddress
          state.pointee.avail_out = UInt32(output.count)
          status = inflate(state, Z_NO_FLUSH)
          used = input.count - Int(state.pointee.avail_in)
          filled = output.count - Int(state.pointee.avail_out)
        }
      }
      // A full output, or no input left, is no error.
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw BrokenSource("its packed data is damaged")
      }
      isAtEnd = status == Z_STREAM_END
      if !output.isEmpty || isAtEnd { return output }
    }
  }
}
