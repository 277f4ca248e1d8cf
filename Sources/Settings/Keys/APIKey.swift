/// A key, wrapped so that printing, interpolating or reflecting it shows nothing of it.
package struct APIKey: Hashable, Sendable {
  /// For the header that carries it, and nothing else.
  package let secret: String

  /// - Returns: nil for text that cannot stand in a header: empty, or with characters other than
  ///   visible ASCII. A line end in a key would begin a header of its own.
  package init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    secret = text
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "(key)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
