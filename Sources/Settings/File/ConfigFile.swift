import Glibc

/// Keeps a choice that was made on the screen in the configuration. The file is replaced whole or not
/// at all, keeps its mode, and stays where it is when a link leads to it.
package struct ConfigFile: Sendable {
  /// Why nothing was changed, in words.
  package struct Problem: Error {
    package let reason: String
  }

  package let path: String

  package init(path: String) { self.path = path }

  /// Makes the file when there is none.
  package func set(_ key: String, to value: String) throws(Problem) {
    var text = ""
    var mode: UInt32 = 0o600
    do throws(SmallFile.Fault) {
      let file = try SmallFile.read(path)
      guard let whole = String(validating: file.bytes, as: UTF8.self) else {
        throw .unreadable("it is not UTF-8")
      }
      (text, mode) = (whole, file.mode)
    } catch .unreadable(let reason) {
      throw Problem(reason: reason)
    } catch {
      try makeDirectory()
    }
    guard let changed = TOMLEdit.setting(key, to: value, in: text) else {
      throw Problem(reason: "“\(key)” cannot be set there without touching other lines")
    }
    if changed != text { try replace(with: Array(changed.utf8), mode: mode) }
  }

  private func makeDirectory() throws(Problem) {
    let directory = Places.parent(path)
    var place = directory.hasPrefix("/") ? "" : "."
    for name in directory.split(separator: "/") {
      place += "/" + name
      guard mkdir(place, 0o700) == 0 || errno == EEXIST || access(place, F_OK) == 0 else {
        throw Problem(reason: Self.words(errno))
      }
    }
  }

  private func replace(with bytes: [UInt8], mode: UInt32) throws(Problem) {
    let target = resolved
    let draft = "\(target).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Problem(reason: Self.words(errno)) }
    var problem: Int32 = 0
    var rest = bytes[...]
    while problem == 0, !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { problem = errno }
    }
    if problem == 0, fchmod(descriptor, mode) != 0 { problem = errno }
    if problem == 0, fsync(descriptor) != 0 { problem = errno }
    if close(descriptor) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(draft, target) != 0 { problem = errno }
    guard problem == 0 else {
      unlink(draft)
      throw Problem(reason: Self.words(problem))
    }
  }

  /// Where links lead to: those who keep their files elsewhere go on doing so.
  private var resolved: String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func words(_ error: Int32) -> String {
    switch error {
    case EACCES, EPERM: "writing there is not allowed"
    case EROFS: "nothing can be written there"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENOTDIR: "a part of the path is no directory"
    default: String(cString: strerror(error))
    }
  }
}
