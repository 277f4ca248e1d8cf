import Chat
import Foundation

/// A conversation as this program exports it: everything that the log has of it.
enum ConfabRecord: RecordFormat {
  static let format = ImportFormat.confab

  private static let name = "confab.conversation"
  /// The newest that is known here.
  private static let version = 1

  /// The values of the program's own types are read as those read themselves.
  private struct Document: Decodable {
    struct Attached: Decodable {
      var hash: String
      var name: String?
      var kind: String?
      var base64: String?
    }

    var conversation: Conversation
    /// The branch that is shown, from its root on.
    var messages: [Message]
    /// The others, each behind the one that it follows.
    var otherMessages: [Message]?
    var attachments: [Attached]?
    var bookmarks: [MessageID]?
    /// Ends of branches among the others, in the order in which they are to be shown.
    var shown: [MessageID]?
  }

  static func recognises(_ value: JSONValue) -> Bool { value["format"]?.string == name }

  static func read(
    _ value: JSONValue, _ context: inout RecordContext
  ) throws(BadRecord) -> ImportedConversation? {
    guard (value["version"]?.count ?? 0) <= version else {
      throw BadRecord("a newer Confab exported it: update Confab")
    }
    let document: Document
    do {
      let decoder = JSONDecoder()
      decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      document = try decoder.decode(Document.self, from: Data(context.bytes))
    } catch {
      throw BadRecord("it is not what Confab exports (\(Self.reason(error)))")
    }
    var conversation = document.conversation
    guard isIdentifier(conversation.id.rawValue) else { throw BadRecord("its identifier is none") }
    conversation.title = ImportedText.title(conversation.title)
    conversation.tags = Tag.list(conversation.tags)
    var messages: [Message] = []
    var known: Set<MessageID> = []
    for (index, message) in (document.messages + (document.otherMessages ?? [])).enumerated() {
      let place = "message \(index + 1)"
      guard isIdentifier(message.id.rawValue), message.conversation == conversation.id,
        !known.contains(message.id)
      else {
        context.note(place, "its identifier, or its conversation's, is none: left out")
        continue
      }
      guard message.parent.map(known.contains) ?? true else {
        context.note(place, "what it follows is not before it: left out")
        continue
      }
      known.insert(message.id)
      messages.append(safe(message))
    }
    guard !messages.isEmpty else { return nil }
    // Where it was left may have been left out: what came before that is shown.
    if let head = conversation.head, !known.contains(head) {
      conversation.head = document.messages.last { known.contains($0.id) }?.id
    }
    return ImportedConversation(
      conversation: conversation, messages: messages,
      attachments: attachments(document.attachments ?? [], &context),
      bookmarks: (document.bookmarks ?? []).filter(known.contains),
      shown: (document.shown ?? []).filter(known.contains), place: context.place)
  }

  /// What may be an answer that is still being received there is none here.
  private static func safe(_ message: Message) -> Message {
    var message = message.settled
    if message.role != .assistant { message.text = ImportedText.prompt(message.text) }
    return message
  }

  private static func attachments(
    _ list: [Document.Attached], _ context: inout RecordContext
  ) -> [Attachment] {
    var attachments: [Attachment] = []
    for (index, attached) in list.enumerated() {
      // What the log did not have when it was exported.
      guard let base64 = attached.base64 else { continue }
      let kind: Attachment.Kind? =
        attached.kind == "text"
        ? .text
        : Attachment.ImageFormat.allCases.first { $0.mediaType == attached.kind }.map { .image($0) }
      guard let kind, let data = Data(base64Encoded: base64),
        let hash = Attachment.Hash(attached.hash),
        Attachment.Hash(of: [UInt8](data)) == hash
      else {
        context.note("attachment \(index + 1)", "its content is damaged: left out")
        continue
      }
      let name = ImportedText.label(attached.name) ?? "file"
      attachments.append(Attachment(hash: hash, name: name, kind: kind, bytes: [UInt8](data)))
    }
    return attachments
  }

  /// Letters and digits: whatever made it, it is a word.
  private static func isIdentifier(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      "at \(context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "."))"
    default: "\(error)"
    }
  }
}
