import Chat
import Glibc
import Storage

/// What some targets need beside their input: a directory of their own, and a log to look into.
package final class FuzzWorld: Sendable {
  package let directory: String
  let log: SQLiteStore
  /// How many messages are in it.
  let messageCount: Int

  /// In memory where there is such a file system: a file a time is written.
  package init() async throws {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/confab-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Fault(path: base) }
    directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    log = try SQLiteStore.open(path: directory + "/log/confab.db")
    messageCount = QuerySeeds.messages.count
    try await fill()
  }

  package struct Fault: Error { let path: String }

  package func remove() async {
    await log.close()
    for name in ["input", "fuzz.toml", "log/confab.db", "log/confab.db-wal", "log/confab.db-shm"] {
      unlink("\(directory)/\(name)")
    }
    for name in ["/log", ""] { rmdir(directory + name) }
  }

  /// - Returns: the path of a file with that content, made anew.
  func write(_ bytes: [UInt8], to name: String) -> String {
    let path = "\(directory)/\(name)"
    unlink(path)
    let file = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    var rest = bytes[...]
    while file >= 0, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(file)
    return path
  }

  private func fill() async throws {
    let id = ConversationID(rawValue: "c")
    let time = WallTime(seconds: 1_700_000_000)
    try await log.save(
      Conversation(
        id: id, title: "fuzz", model: ModelID(rawValue: "m"), createdAt: time, updatedAt: time),
      known: nil)
    for (index, text) in QuerySeeds.messages.enumerated() {
      try await log.save(
        Message(
          id: MessageID(rawValue: "m\(index)"), conversation: id,
          parent: index > 0 ? MessageID(rawValue: "m\(index - 1)") : nil,
          role: index % 2 == 0 ? .user : .assistant, text: text,
          createdAt: WallTime(seconds: time.seconds + Double(index))))
    }
  }
}
