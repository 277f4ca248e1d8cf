import Glibc

/// A file that is read whole: a configuration, a theme, a key.
struct SmallFile {
  /// Why it cannot be read.
  enum Fault: Error, Hashable {
    case missing
    case unreadable(String)
  }

  let bytes: [UInt8]
  /// Permission bits.
  let mode: UInt32

  /// Larger files are none of ours: 1 MiB of configuration was never written by a person.
  static let limit = 1 << 20

  static func read(_ path: String) throws(Fault) -> SmallFile {
    // Without O_NONBLOCK a FIFO in the file's place would wait for a writer for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable("it is not a regular file")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
      if count == 0 { return SmallFile(bytes: bytes, mode: UInt32(status.st_mode) & 0o7777) }
      bytes += buffer[..<count]
    }
    throw .unreadable("it is larger than 1 MiB")
  }
}
