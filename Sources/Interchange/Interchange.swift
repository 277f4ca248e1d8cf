package import Chat
import Glibc

/// Opens what other programs left, whatever it is: told from what is in it.
package enum Interchange {
  /// Opens a database of another program; nil: it is none that is known.
  package typealias Databases = (_ path: String, _ name: String) throws(ImportProblem)
    -> (any ImportSource)?

  /// - Parameters:
  ///   - path: of a file or a folder.
  ///   - name: what it is called in problems.
  ///   - only: what is not of this format is a problem; nil: any that is known.
  package static func open(
    _ path: String, name: String, only: ImportFormat? = nil, databases: @escaping Databases
  ) throws(ImportProblem) -> any ImportSource {
    if isFolder(path) {
      let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let name = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
      return try FolderSource(path, name: name) { file, files in
        let part = name + file.dropFirst(path.count)
        return try? source(
          file, name: part, only: only, files: files, isListed: true, databases: databases)
      }
    }
    let found = try source(
      path, name: name, only: only, files: NoFiles(), isListed: false, databases: databases)
    guard let found else {
      throw ImportProblem(
        place: ImportPlace(file: name),
        reason: "it is none of what can be imported: "
          + ImportFormat.allCases.map(\.title).joined(separator: ", "))
    }
    return found
  }

  private enum Kind { case database, archive, json, session }

  /// - Parameter isListed: it was found in a folder: it has to hold conversations to count.
  private static func source(
    _ path: String, name: String, only: ImportFormat?, files: any SourceFiles, isListed: Bool,
    databases: Databases
  ) throws(ImportProblem) -> (any ImportSource)? {
    let file: FileBytes
    let head: [UInt8]
    do throws(BrokenSource) {
      file = try FileBytes(path: path)
      head = try file.read(at: 0, count: headSize)
    } catch {
      throw ImportProblem(place: ImportPlace(file: name), reason: error.reason)
    }
    switch kind(head) {
    case .database: return try databases(path, name)
    case .archive: return try ArchiveSource(file, name: name, only: only)
    case .json:
      let source = JSONSource(
        FileStream(file), size: file.size, name: name,
        fallback: WallTime(seconds: file.modified), files: files, only: only)
      if isListed, !FileNames.isConversations(path), !source.holdsConversations() { return nil }
      return source
    case .session:
      if let only, only != .aichat { return nil }
      if isListed, !SessionSource.hasMessages(file) { return nil }
      return SessionSource(file, name: name)
    case nil: return nil
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static let headSize = 4096

  private static func kind(_ head: [UInt8]) -> Kind? {
    if head.starts(with: "SQLite format 3\0".utf8) { return .database }
    if head.starts(with: ZipArchive.signature) { return .archive }
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let first = rest.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
    return AichatSession.mayBegin(String(decoding: rest, as: UTF8.self)) ? .session : nil
  }
}
