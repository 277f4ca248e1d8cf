/// Identifiers of what is imported: the same source gives the same ones each time, so that importing it
/// again finds what is there. They have the form of the program's own.
package struct ImportedIdentifiers: Hashable, Sendable {
  private let format: String

  /// - Parameter format: what is named by its identifiers; another format's are never the same.
  package init(format: String) { self.format = format }

  /// - Parameters:
  ///   - name: what the source calls it, or what it is made of: unlike all others of the format.
  ///   - time: when it was made, if the source says it.
  package func conversation(_ name: String, at time: WallTime?) -> ConversationID {
    ConversationID(rawValue: text("conversation", [name], time))
  }

  package func message(
    _ name: String, in conversation: ConversationID, at time: WallTime?
  ) -> MessageID {
    MessageID(rawValue: text("message", [conversation.rawValue, name], time))
  }

  private func text(_ kind: String, _ names: [String], _ time: WallTime?) -> String {
    var bytes: [UInt8] = []
    for part in [format, kind] + names {
      bytes += part.utf8
      // Stands in no UTF-8: so parts are told apart.
      bytes.append(0xFF)
    }
    let digest = SHA256.digest(bytes)
    func number(_ range: Range<Int>) -> UInt64 { digest[range].reduce(0) { $0 << 8 | UInt64($1) } }
    return IdentifierSource.text(
      milliseconds: time.map(IdentifierSource.milliseconds) ?? 0,
      high: UInt16(number(0..<2)), low: number(2..<10))
  }
}

/// A name for what has none: made of all that is added to it, in its order.
package struct ContentName: Sendable {
  private var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ text: String) {
    bytes += text.utf8
    bytes.append(0xFF)
  }

  package var text: String { Attachment.Hash(of: bytes).text }
}
