import Chat
import Glibc

/// Which conversations an export into a directory has written already: beside them, in a file that is
/// there only while it is not finished. So whoever stopped it, or lost the connection, goes on with the
/// same command.
///
/// Responsible for what counts as written: the conversation as it is now, in this form, in a file that
/// is still there. Not for the files. Where no notes can be kept, an export begins anew.
final class ExportNotes {
  static let name = ".confab-export"

  /// Bytes of notes that are read: those of some hundred thousand conversations.
  private static let limit = 64_000_000

  private let directory: String
  private let format: ExportFormat
  /// The file of each, by what it holds.
  private var files: [String: String] = [:]
  private var descriptor: Int32

  init(in directory: String, format: ExportFormat) {
    self.directory = directory
    self.format = format
    let path = "\(directory)/\(Self.name)"
    let bytes = PrivateFile.read(path, limit: Self.limit) ?? []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      // The last line may have been cut off.
      guard parts.count == 2 else { continue }
      files[String(parts[0])] = String(parts[1])
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func has(_ conversation: Conversation) -> Bool {
    guard let name = files[key(of: conversation)], !name.contains("/") else { return false }
    return access("\(directory)/\(name)", F_OK) == 0
  }

  func note(_ conversation: Conversation, in path: String) {
    let name = path.split(separator: "/").last ?? ""
    let line = Array("\(key(of: conversation)) \(name)\n".utf8)
    guard descriptor >= 0 else { return }
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// All are written.
  func remove() { unlink("\(directory)/\(Self.name)") }

  /// Another whenever something of the conversation changed that its file would show.
  private func key(of conversation: Conversation) -> String {
    let facts: [JSONValue] = [
      .string(format.rawValue), .string(conversation.id.rawValue),
      .number(conversation.updatedAt.seconds), .string(conversation.head?.rawValue ?? ""),
      .string(conversation.title), .array(conversation.tags.map(JSONValue.string)),
      .bool(conversation.isStarred), .bool(conversation.isArchived),
    ]
    return Attachment.Hash(of: Array(JSONValue.array(facts).compactText.utf8)).text
  }
}
