import Chat

/// The conversations of an export's zip archive: of each of its JSON members that holds any.
final class ArchiveSource: ImportSource {
  private(set) var bytesRead = 0
  let bytesInAll: Int

  private let members: MemberQueue

  init(_ file: FileBytes, name: String, only: ImportFormat?) throws(ImportProblem) {
    let archive: ZipArchive
    do throws(BrokenSource) {
      archive = try ZipArchive(file)
    } catch {
      throw ImportProblem(place: ImportPlace(file: name), reason: error.reason)
    }
    let files = ArchiveFiles(archive)
    let fallback = WallTime(seconds: file.modified)
    func source(_ entry: ZipEntry) throws(BrokenSource) -> JSONSource {
      JSONSource(
        try archive.stream(entry), size: entry.packedSize, name: Self.name(entry, in: name),
        fallback: fallback, files: files, only: only)
    }
    let entries = archive.entries.filter { entry in
      guard FileNames.isJSON(entry.name), !entry.name.hasPrefix("__MACOSX") else { return false }
      if FileNames.isConversations(entry.name) { return true }
      return (try? source(entry))?.holdsConversations() ?? false
    }.sorted { $0.name < $1.name }
    guard !entries.isEmpty else {
      throw ImportProblem(
        place: ImportPlace(file: name),
        reason:
          "there are no conversations in it: no conversations.json, nor another JSON file with "
          + "some")
    }
    bytesInAll = entries.reduce(0) { $0 + $1.packedSize }
    members = MemberQueue(
      entries.map { entry in { Self.opened(entry, in: name, source) } })
  }

  private static func opened(
    _ entry: ZipEntry, in name: String, _ open: (ZipEntry) throws(BrokenSource) -> JSONSource
  ) -> Result<any ImportSource, ImportProblem> {
    do throws(BrokenSource) {
      return .success(try open(entry))
    } catch {
      return .failure(
        ImportProblem(
          place: ImportPlace(file: Self.name(entry, in: name)), reason: error.reason))
    }
  }

  func next() throws(ImportProblem) -> ImportedItem? {
    defer { bytesRead = members.bytesRead }
    return members.next()
  }

  private static func name(_ entry: ZipEntry, in archive: String) -> String {
    "\(archive) › \(ImportedText.label(entry.name) ?? "")"
  }
}

/// Pictures and files of an archive, by the service's names for them.
private struct ArchiveFiles: SourceFiles {
  private let archive: ZipArchive
  private let entries: [String: ZipEntry]

  init(_ archive: ZipArchive) {
    self.archive = archive
    entries = Dictionary(
      archive.entries.compactMap { entry in FileNames.identifier(entry.name).map { ($0, entry) } },
      uniquingKeysWith: { first, _ in first })
  }

  func content(of identifier: String) -> [UInt8]? {
    guard let entry = entries[identifier], entry.size <= AttachableFile.imageLimit,
      let stream = try? archive.stream(entry)
    else { return nil }
    var content: [UInt8] = []
    while let part = try? stream.read() {
      if part.isEmpty { return content }
      content += part
    }
    return nil
  }
}
