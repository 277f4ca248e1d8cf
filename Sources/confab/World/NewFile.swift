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

  /// A file that is written in parts. Whoever makes one ends it: `finish`, or else `discard`, for a part
  /// of it would look like the whole.
  final class Growing {
    private let path: String
    private var descriptor: Int32

    init(_ path: String, home: String?) throws(Problem) {
      self.path = expanded(path, home: home)
      descriptor = open(self.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        let error = errno
        throw Problem(reason: reason(error), isNameTaken: error == EEXIST)
      }
    }

    func append(_ text: String) throws(Problem) {
      let problem = writeAll(Array(text.utf8), to: descriptor)
      guard problem == 0 else { throw Problem(reason: reason(problem)) }
    }

    func finish() throws(Problem) {
      guard end() == 0 else { throw Problem(reason: reason(errno)) }
    }

    func discard() {
      _ = end()
      unlink(path)
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
