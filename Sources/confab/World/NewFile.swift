import Glibc

/// Writes a file that is not there yet, readable by its owner alone. Never over another.
enum NewFile {
  struct Problem: Error {
    /// In words, for people.
    let reason: String
    /// A file of this name is there already.
    var isNameTaken = false
  }

  /// - Parameter path: as people type it: `~` is the home directory.
  static func write(_ text: String, to path: String, home: String?) throws(Problem) {
    let file = try Growing(path, home: home)
    do throws(Problem) {
      try file.append(text)
      try file.finish()
    } catch {
      file.discard()
      throw error
    }
  }

  /// A file that is written in parts, under a name of its own beside it: whatever ends the process, what
  /// has the file's name is the whole. Whoever makes one ends it: `finish`, or else `discard`.
  final class Growing {
    let path: String
    private let part: String
    private var descriptor: Int32
    private(set) var size = 0

    init(_ path: String, home: String?) throws(Problem) {
      let whole = expanded(path, home: home)
      let name = whole.suffix(
        from: whole.lastIndex(of: "/").map(whole.index(after:)) ?? whole.startIndex)
      self.path = whole
      part = whole.dropLast(name.count) + "." + name + ".part"
      var status = stat()
      guard lstat(self.path, &status) != 0 else {
        throw Problem(reason: reason(EEXIST), isNameTaken: true)
      }
      // What one that was killed left is taken over; one that another program writes is not.
      descriptor = open(part, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw Problem(reason: reason(errno)) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        _ = end()
        throw Problem(reason: "another program writes this file now", isNameTaken: true)
      }
      guard ftruncate(descriptor, 0) == 0 else { throw Problem(reason: reason(errno)) }
    }

    func append(_ text: String) throws(Problem) {
      let bytes = Array(text.utf8)
      let problem = writeAll(bytes, to: descriptor)
      guard problem == 0 else { throw Problem(reason: reason(problem)) }
      size += bytes.count
    }

    func finish() throws(Problem) {
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw Problem(reason: reason(errno)) }
      let problem = takeName()
      guard problem == 0 else {
        throw Problem(reason: reason(problem), isNameTaken: problem == EEXIST)
      }
      guard end() == 0 else { throw Problem(reason: reason(errno)) }
    }

    /// - Returns: the error's number; 0: none.
    private func takeName() -> Int32 {
      if link(part, path) == 0 {
        unlink(part)
        return 0
      }
      // Some file systems know no second names.
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { return errno }
      if access(path, F_OK) == 0 { return EEXIST }
      return rename(part, path) == 0 ? 0 : errno
    }

    func discard() {
      unlink(part)
      _ = end()
    }

    /// Once: a second close could be of another file.
    private func end() -> Int32 {
      guard descriptor >= 0 else { return 0 }
      defer { descriptor = -1 }
      return close(descriptor)
    }
  }

  private static func expanded(_ path: String, home: String?) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// - Returns: the error's number; 0: none.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return 0
  }

  private static func reason(_ error: Int32) -> String {
    switch error {
    case EEXIST: "there is a file of this name: choose another"
    case ENOENT: "its directory is not there"
    case ENOTDIR: "a part of the path is no directory"
    case EACCES, EPERM: "writing there is not allowed"
    case EROFS: "nothing can be written there"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(error))
    }
  }
}
