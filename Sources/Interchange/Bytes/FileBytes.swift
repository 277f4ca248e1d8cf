import Glibc

/// A file that is read, wherever one wants to read in it.
final class FileBytes {
  let path: String
  let size: Int
  /// When it was changed last, in seconds since 1970.
  let modified: Double
  private let descriptor: Int32

  init(path: String) throws(BrokenSource) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw BrokenSource("it cannot be opened (\(String(cString: strerror(errno))))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw BrokenSource("it is no regular file")
    }
    size = Int(status.st_size)
    modified = Double(status.st_mtim.tv_sec)
  }

  deinit { close(descriptor) }

  /// At most so many bytes from there; fewer only at the end.
  func read(at offset: Int, count: Int) throws(BrokenSource) -> [UInt8] {
    let wanted = max(0, min(count, size - offset))
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = 0
      while filled < wanted {
        let count = pread(
          descriptor, buffer.baseAddress! + filled, wanted - filled, off_t(offset + filled))
        if count > 0 {
          filled += count
        } else if count == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else {
      throw BrokenSource("it cannot be read (\(String(cString: strerror(failure))))")
    }
    return bytes
  }
}

/// A file, or a part of one, from its start to its end.
final class FileStream: ByteStream {
  private let file: FileBytes
  private var next: Int
  private let end: Int
  private let start: Int

  static let partSize = 1 << 18

  init(_ file: FileBytes, _ range: Range<Int>? = nil) {
    self.file = file
    let range = range ?? 0..<file.size
    (start, next, end) = (range.lowerBound, range.lowerBound, range.upperBound)
  }

  var position: Int { next - start }

  func read() throws(BrokenSource) -> [UInt8] {
    let part = try file.read(at: next, count: min(Self.partSize, end - next))
    next += part.count
    return part
  }
}
