import Chat
import Glibc

/// The log's file before SQLite opens it: makes it, and refuses what is not ours to touch.
///
/// Not responsible for what is inside: `Schema` is.
struct DatabaseFile {
  let path: String

  /// What the first bytes of a file say.
  enum Kind: Hashable {
    case absent
    /// Nothing in it: to SQLite, a new database.
    case empty
    case database(Header)
    case other
  }

  /// The fields of the 100 bytes that begin an SQLite file (file format, §1.3).
  struct Header: Hashable {
    var userVersion: Int32
    var applicationID: Int32
  }

  /// Reads the header without SQLite, so that a file that is refused is not even locked.
  func look() throws(StoreError) -> Kind {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return .absent }
      throw .unreadable(path: path, reason: Self.reason(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(path: path, reason: "it is not a regular file")
    }
    var bytes = [UInt8](repeating: 0, count: Self.headerSize)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let kind: Kind =
      count < 0 ? .other : count == 0 ? .empty : Self.kind(bytes.prefix(count))
    // Closing any descriptor of a file drops every POSIX lock that the process holds on it, those of
    // an SQLite connection included: a database's stays open.
    if case .database = kind { return kind }
    let error = errno
    close(descriptor)
    guard count >= 0 else { throw .unreadable(path: path, reason: Self.reason(error)) }
    return kind
  }

  /// Makes the directory (0700) and an empty file (0600). SQLite gives the files beside it (`-wal`,
  /// `-shm`) the mode of this one, so they are private from their first byte whatever the umask.
  func create() throws(StoreError) {
    try makeDirectory(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      // Another instance was faster: its file serves as well.
      if errno == EEXIST { return }
      throw .unreadable(path: path, reason: Self.reason(errno))
    }
    fchmod(descriptor, 0o600)
    close(descriptor)
  }

  /// Takes away what others may do with an existing log. A failure is no reason not to chat.
  func makePrivate() {
    for suffix in ["", "-wal", "-shm"] {
      var status = stat()
      guard stat(path + suffix, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
      chmod(path + suffix, status.st_mode & 0o700)
    }
  }

  /// Why the system may have refused to write, as a number of its own; 0: nothing is seen. SQLite says
  /// only that something is wrong with the disk.
  var obstacle: CInt {
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0,
      limit.rlim_cur != rlim_t.max
    {
      for suffix in ["", "-wal"] {
        var status = stat()
        guard stat(path + suffix, &status) == 0 else { continue }
        if UInt64(status.st_size) + Self.margin >= limit.rlim_cur { return EFBIG }
      }
    }
    var disk = statvfs()
    let directory = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    guard statvfs(directory.isEmpty ? "/" : directory, &disk) == 0 else { return 0 }
    if disk.f_flag & UInt(ST_RDONLY) != 0 { return EROFS }
    return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < Self.margin ? ENOSPC : 0
  }

  /// Bytes that a write may need: less is as good as nothing.
  private static let margin: UInt64 = 65_536

  private func makeDirectory(_ directory: String) throws(StoreError) {
    guard !directory.isEmpty, access(directory, F_OK) != 0 else { return }
    try makeDirectory(
      String(directory.prefix(upTo: directory.lastIndex(of: "/") ?? directory.startIndex)))
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw .unreadable(path: path, reason: "cannot make \(directory): \(Self.reason(errno))")
    }
  }

  static func kind(_ bytes: some Collection<UInt8>) -> Kind {
    let bytes = Array(bytes)
    guard bytes.count == headerSize, bytes.starts(with: magic) else { return .other }
    func number(at offset: Int) -> Int32 {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32(truncatingIfNeeded: $1) }
    }
    return .database(Header(userVersion: number(at: 60), applicationID: number(at: 68)))
  }

  private static let headerSize = 100
  private static let magic = Array("SQLite format 3\0".utf8)

  private static func reason(_ error: Int32) -> String { String(cString: strerror(error)) }
}
