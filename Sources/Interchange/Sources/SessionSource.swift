import Chat

/// The one conversation of an aichat session.
final class SessionSource: ImportSource {
  let bytesInAll: Int
  private(set) var bytesRead = 0

  private let file: FileBytes
  private let name: String
  private var waiting: [ImportedItem]?

  init(_ file: FileBytes, name: String) {
    self.file = file
    self.name = name
    bytesInAll = file.size
  }

  /// Whether it has a line that begins them: other files of the program begin alike.
  static func hasMessages(_ file: FileBytes) -> Bool {
    guard file.size <= AichatSession.sizeLimit,
      let bytes = try? file.read(at: 0, count: file.size)
    else { return false }
    return bytes.firstRange(of: Array("\nmessages:".utf8)) != nil
  }

  func next() throws(ImportProblem) -> ImportedItem? {
    if waiting == nil { waiting = read() }
    return waiting?.isEmpty == false ? waiting?.removeFirst() : nil
  }

  private func read() -> [ImportedItem] {
    let place = ImportPlace(file: name)
    var context = RecordContext(
      place: place, fallback: WallTime(seconds: file.modified))
    var items: [ImportedItem] = []
    do {
      guard file.size <= AichatSession.sizeLimit else {
        throw BadRecord("it is larger than \(AichatSession.sizeLimit >> 20) MiB")
      }
      let bytes = try file.read(at: 0, count: file.size)
      let session = try AichatSession.read(
        String(decoding: bytes, as: UTF8.self), name: FileNames.stem(file.path), &context)
      if let session { items.append(.conversation(session)) }
    } catch {
      let reason =
        (error as? BadRecord)?.reason ?? (error as? BrokenSource)?.reason ?? "it cannot be read"
      items.append(.problem(ImportProblem(place: place, reason: reason + ": left out")))
    }
    bytesRead = file.size
    return items + context.problems.map(ImportedItem.problem)
  }
}
