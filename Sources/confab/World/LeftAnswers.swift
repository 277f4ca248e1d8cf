import Chat
import Glibc

/// The conversations in which an answer was being received when the terminal went: kept beside the log,
/// so that the next start can offer them. One empty file each, named by its conversation: programs that
/// run side by side do not get into each other's way, and a kill leaves nothing half written.
struct LeftAnswers: Sendable {
  struct Left: Hashable, Sendable {
    let conversation: ConversationID
    /// When the terminal went.
    let time: WallTime
  }

  /// Seconds after which nobody waits for it any more: a week.
  private static let age: Double = 7 * 86_400

  private let directory: String

  init(directory: String) { self.directory = directory }

  func note(_ id: ConversationID) {
    guard let path = path(of: id) else { return }
    try? PrivateFile.replace(path, with: [])
  }

  func forget(_ id: ConversationID) {
    if let path = path(of: id) { unlink(path) }
  }

  /// Newest first. Those that are too old go.
  func all(at now: WallTime) -> [Left] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var found: [Left] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let id = ConversationID(rawValue: name)
      var status = stat()
      guard let path = path(of: id), stat(path, &status) == 0 else { continue }
      let time = WallTime(
        seconds: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9)
      if time.seconds < now.seconds - Self.age {
        unlink(path)
      } else {
        found.append(Left(conversation: id, time: time))
      }
    }
    return found.sorted { $0.time.seconds > $1.time.seconds }
  }

  /// nil: no identifier of Confab's own, and nothing that may become a file's name.
  private func path(of id: ConversationID) -> String? {
    let isPlain = id.rawValue.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isPlain && !id.rawValue.isEmpty ? directory + "/" + id.rawValue : nil
  }
}
