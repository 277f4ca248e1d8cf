import ChatUI
import Glibc

/// This machine's directories.
struct MachineFiles: FileTree {
  /// Bytes of a file of rules: longer ones are none.
  private static let textLimit = 1 << 20

  func entries(of directory: String) -> [FileEntry] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var entries: [FileEntry] = []
    while let entry = readdir(stream) {
      let length = entry.pointee.d_reclen
      // A name that is no UTF-8 could be shown, but not be named.
      guard
        let name = withUnsafePointer(
          to: &entry.pointee.d_name,
          { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: Int(length)) {
              String(validatingCString: $0)
            }
          }),
        name != ".", name != "..",
        let kind = kind(of: name, in: directory, type: Int(entry.pointee.d_type))
      else { continue }
      entries.append(FileEntry(name: name, kind: kind))
    }
    return entries
  }

  func text(of file: String) -> String? {
    let descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_size <= Self.textLimit
    else { return nil }
    let size = Int(facts.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got > 0 { count += got } else if got == 0 || errno != EINTR { break }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// nil: a pipe, a device, a socket, or a link to nothing.
  private func kind(of name: String, in directory: String, type: Int) -> FileEntry.Kind? {
    switch type {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .directory
    case Int(DT_LNK), Int(DT_UNKNOWN): break
    default: return nil
    }
    var facts = stat()
    let path = directory + "/" + name
    guard stat(path, &facts) == 0 else { return nil }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return type == Int(DT_LNK) ? .linkedDirectory : .directory
    default: return nil
    }
  }
}
