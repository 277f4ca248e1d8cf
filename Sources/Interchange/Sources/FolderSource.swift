import Chat
import Glibc

/// The conversations of all files beneath a folder that are of a known format. The others are passed
/// over: there are all sorts of things in folders.
final class FolderSource: ImportSource {
  private(set) var bytesRead = 0
  let bytesInAll: Int

  private let members: MemberQueue

  /// Folders in folders that are looked into.
  private static let depthLimit = 6
  private static let fileLimit = 100_000

  init(
    _ path: String, name: String, open: @escaping (String, any SourceFiles) -> (any ImportSource)?
  ) throws(ImportProblem) {
    var paths: [String] = []
    Self.list(path, depth: 0, into: &paths)
    let files = FolderFiles(paths)
    // Looked at once to know how much there is, and opened again when their turn comes: not all at
    // once, for there may be many.
    var found: [(path: String, size: Int)] = []
    for path in paths {
      if let source = open(path, files) { found.append((path, source.bytesInAll)) }
    }
    guard !found.isEmpty else {
      throw ImportProblem(
        place: ImportPlace(file: name), reason: "there is nothing in it that can be imported")
    }
    bytesInAll = found.reduce(0) { $0 + $1.size }
    members = MemberQueue(
      found.map { part in
        {
          if let source = open(part.path, files) { return .success(source) }
          return .failure(
            ImportProblem(
              place: ImportPlace(file: name + part.path.dropFirst(path.count)),
              reason: "it changed meanwhile"))
        }
      })
  }

  func next() throws(ImportProblem) -> ImportedItem? {
    defer { bytesRead = members.bytesRead }
    return members.next()
  }

  /// Regular files, in the order of their names; nothing that is hidden, and no links.
  private static func list(_ folder: String, depth: Int, into paths: inout [String]) {
    guard depth < depthLimit, let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    for name in names.sorted() where paths.count < fileLimit {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: list(path, depth: depth + 1, into: &paths)
      case S_IFREG: paths.append(path)
      default: break
      }
    }
  }
}

/// Pictures and files of a folder, by the service's names for them.
private struct FolderFiles: SourceFiles {
  private let paths: [String: String]

  init(_ paths: [String]) {
    self.paths = Dictionary(
      paths.compactMap { path in FileNames.identifier(path).map { ($0, path) } },
      uniquingKeysWith: { first, _ in first })
  }

  func content(of identifier: String) -> [UInt8]? {
    guard let path = paths[identifier], let file = try? FileBytes(path: path),
      file.size <= AttachableFile.imageLimit
    else { return nil }
    return try? file.read(at: 0, count: file.size)
  }
}
