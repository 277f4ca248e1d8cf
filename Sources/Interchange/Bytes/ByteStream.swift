import Chat

/// Bytes that come one part after the other: of a file, or of a member of an archive.
protocol ByteStream: AnyObject {
  /// The next part, of any size; empty at the end.
  func read() throws(BrokenSource) -> [UInt8]
  /// Bytes of the file that have been read for it, packed ones where they are packed.
  var position: Int { get }
}

/// Why nothing more can be read from a source: follows its name and a colon.
struct BrokenSource: Error, Hashable {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}
