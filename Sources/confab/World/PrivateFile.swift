import Glibc

/// Small files of the program's own, readable by their owner alone.
enum PrivateFile {
  struct Problem: Error {
    /// In words, for people.
    let reason: String
  }

  /// The bytes of a regular file of at most `limit` bytes; nil: there is none.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes[filled...].withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }

  /// Keeps what stands at a path under another name: `.old`. Nothing there is no problem.
  static func setAside(_ path: String) throws(Problem) {
    guard rename(path, path + ".old") == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw problem()
    }
  }

  /// Puts a new file in the place of the old at once: whoever reads sees the one or the other, whole.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Problem) {
    makeDirectory(parent(path))
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let problem = problem()
        close(descriptor)
        unlink(draft)
        throw problem
      }
      rest = rest.dropFirst(count)
    }
    guard close(descriptor) == 0, rename(draft, path) == 0 else {
      let problem = problem()
      unlink(draft)
      throw problem
    }
  }

  /// Runs `body` while no other process does so for the same path.
  static func exclusively<Result>(_ path: String, _ body: () -> Result) -> Result {
    makeDirectory(parent(path))
    let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return body() }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return body()
  }

  private static func problem() -> Problem { Problem(reason: String(cString: strerror(errno))) }

  private static func makeDirectory(_ path: String) {
    guard !path.isEmpty, path != "/", mkdir(path, 0o700) != 0, errno == ENOENT else { return }
    makeDirectory(parent(path))
    mkdir(path, 0o700)
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
