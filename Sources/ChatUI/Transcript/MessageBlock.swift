import Chat

/// A block of a message, as it is selected and copied.
package struct MessageBlock: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case prompt, text, code(info: String), table
  }

  package var index: Int
  /// In the message's text, in UTF-8 bytes.
  package var source: Range<Int>
  package var kind: Kind
  /// Of the message, counted from its header.
  package var rows: Range<Int>
}

extension MessageLayout {
  mutating func blocks(of message: Message) -> [MessageBlock] {
    [
      MessageBlock(
        index: 0, source: 0..<message.text.utf8.count,
        kind: message.role == .user ? .prompt : .text,
        rows: 1..<max(2, rowCount))
    ]
  }

  mutating func matchCount(of message: Message) -> Int { 0 }

  mutating func row(ofMatch index: Int, of message: Message) -> Int? { nil }
}
