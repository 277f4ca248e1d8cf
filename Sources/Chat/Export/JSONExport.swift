import FoundationEssentials

/// A conversation as Confab's own JSON: everything that the log has of it, and what is attached to it with
/// its content. A message a line, so that it can be compared and read in parts.
///
/// `messages` is the shown branch from its root on, `otherMessages` all else, each behind the message that
/// it follows; `bookmarks` names messages of both. `shown` names the ends of branches among the others: shown
/// in that order, the conversation's head last, they choose what is shown at every branching.
struct JSONExport {
  /// Goes up when something is no more as it was; what is added does not count.
  static let formatVersion = 1

  let version: String

  private struct AttachedContent: Encodable {
    let hash: String
    var name: String?
    var kind: String?
    /// nil: the log does not have it.
    var base64: String?
  }

  func head(_ conversation: Conversation) -> String {
    """
    {"format":"confab.conversation","version":\(Self.formatVersion),"exportedBy":\(json("Confab \(version)")),
    "conversation":\(json(conversation)),
    "messages":[

    """
  }

  func text(of message: Message) -> String { json(message) }

  let beforeOthers = "\n],\n\"otherMessages\":[\n"

  func afterOthers(bookmarks: [MessageID], shown: [MessageID]) -> String {
    "\n],\n\"bookmarks\":\(json(bookmarks)),\n\"shown\":\(json(shown)),\n\"attachments\":[\n"
  }

  func text(of hash: Attachment.Hash, _ attachment: Attachment?) -> String {
    var content = AttachedContent(hash: hash.text)
    if let attachment {
      content.name = attachment.name
      content.base64 = Data(attachment.bytes).base64EncodedString()
      content.kind =
        switch attachment.kind {
        case .text: "text"
        case .image(let format): format.mediaType
        }
    }
    return json(content)
  }

  let end = "\n]}\n"

  /// Strings, numbers and what is made of them: nothing that JSON cannot say, but a number that is
  /// none.
  private func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let data = try? encoder.encode(value)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
