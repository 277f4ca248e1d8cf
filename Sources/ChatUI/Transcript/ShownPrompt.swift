import Chat

/// A prompt as it is shown: a chip in the place of each file that it refers to.
struct ShownPrompt: Hashable, Sendable {
  private(set) var text: String
  /// Where the chips stand: UTF-8 offsets in `text`, in order.
  private(set) var chips: [Range<Int>] = []

  /// What others than the user say holds no references.
  init(_ message: Message) {
    guard message.role == .user else {
      text = message.text
      return
    }
    let pieces = AttachmentReference.pieces(of: message.text)
    guard pieces.contains(where: { if case .attachment = $0 { true } else { false } }) else {
      text = message.text
      return
    }
    text = ""
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .attachment(let reference, _):
        let start = text.utf8.count
        text += reference.chip
        chips.append(start..<text.utf8.count)
      }
    }
  }
}

extension Message {
  /// What is found, copied and listed of a message: no one reads a content's number.
  var shownText: String { ShownPrompt(self).text }
}
