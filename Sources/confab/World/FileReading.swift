import Chat
import Glibc
import TUI

/// Reads a file that is to be attached: regular ones only, and no more of it than can be attached.
enum FileReading {
  /// A file that is there, whatever may come of it.
  struct Found {
    /// As typed.
    let path: String
    fileprivate let descriptor: Int32
    fileprivate let size: Int
    fileprivate let kind: Kind

    /// Without its directory; safe to show.
    var name: String {
      let last = path.split(separator: "/").last.map(String.init) ?? path
      return Sanitizer.display(last, oneLine: true)
    }
  }

  fileprivate enum Kind {
    case file, directory, other
  }

  /// The files of the first list that is there whole; each is to be read or closed. nil: none is, and
  /// the reason for the first path that is not.
  static func open(_ readings: [[String]], home: String?) -> (found: [Found]?, reason: String) {
    var reason = ""
    for (number, paths) in readings.enumerated() {
      var found: [Found] = []
      for path in paths {
        do throws(AttachableFile.Refusal) {
          found.append(try open(path, home: home))
        } catch {
          // The last reading is the one that a shell would have understood.
          if number == readings.count - 1 {
            reason = "\(Sanitizer.display(path, oneLine: true)) \(error.reason)"
          }
          break
        }
      }
      if found.count == paths.count { return (found, "") }
      for file in found { close(file) }
    }
    return (nil, reason)
  }

  static func close(_ file: Found) { _ = Glibc.close(file.descriptor) }

  /// Whether it is a regular file: nothing else is read.
  static func isRegular(_ file: Found) -> Bool { file.kind == .file }

  /// All of it. Closes it.
  static func read(_ file: Found) throws(AttachableFile.Refusal) -> AttachableFile {
    defer { close(file) }
    switch file.kind {
    case .file: break
    case .directory: throw AttachableFile.Refusal(reason: "is a directory: attach its files")
    case .other: throw AttachableFile.Refusal(reason: "is no regular file")
    }
    guard file.size <= AttachableFile.imageLimit else { throw AttachableFile.tooLarge(file.size) }
    return try AttachableFile(bytes(of: file), name: file.name)
  }

  private static func open(
    _ path: String, home: String?
  ) throws(AttachableFile.Refusal) -> Found {
    var whole = path
    if let home, path == "~" || path.hasPrefix("~/") { whole = home + path.dropFirst() }
    // A pipe that nobody writes to would be waited for.
    let descriptor = Glibc.open(whole, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw AttachableFile.Refusal(reason: reason(errno)) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      let error = errno
      Glibc.close(descriptor)
      throw AttachableFile.Refusal(reason: reason(error))
    }
    let kind: Kind =
      switch facts.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      default: .other
      }
    return Found(path: path, descriptor: descriptor, size: Int(facts.st_size), kind: kind)
  }

  private static func bytes(of file: Found) throws(AttachableFile.Refusal) -> [UInt8] {
    // One more than what is allowed: it may have grown, and some files do not tell their size.
    let limit = AttachableFile.imageLimit + 1
    var capacity = min(limit, max(file.size + 1, 4_096))
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let wanted = min(capacity, limit - bytes.count)
      var error: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        while count < wanted {
          let got = Glibc.read(
            file.descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            return
          } else if errno != EINTR {
            error = errno
            return
          }
        }
      }
      guard error == 0 else { throw AttachableFile.Refusal(reason: reason(error)) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.count < wanted { break }
      capacity = 1 << 20
    }
    guard bytes.count < limit else { throw AttachableFile.tooLarge(bytes.count) }
    return bytes
  }

  private static func reason(_ error: Int32) -> String {
    switch error {
    case ENOENT: "is not there"
    case ENOTDIR: "is not there: a part of its path is no directory"
    case EACCES, EPERM: "may not be read: its permissions do not allow it"
    case ELOOP: "is a link that leads in a circle"
    case ENXIO: "is no regular file"
    case EISDIR: "is a directory: attach its files"
    case ENAMETOOLONG: "is too long for a path"
    default: "cannot be read: \(String(cString: strerror(error)))"
    }
  }
}
