package import Chat

/// One thing said in the line above the composer.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case plain, warning
    /// “An answer is still coming”: goes as soon as that is over.
    case busy
    /// The first Ctrl-C on an empty draft: while it is shown, the second one quits.
    case quitAsked
    /// The first key to close a conversation whose answer still comes: the second one closes it.
    case closeAsked
  }

  /// How long a notice stays, in seconds: long enough to read one line twice.
  static let lifetime = 6.0

  package var text: String
  package var kind: Kind
  package var expiresAt: Instant

  package init(_ text: String, kind: Kind = .plain, at now: Instant) {
    self.text = text
    self.kind = kind
    expiresAt = now.advanced(bySeconds: Self.lifetime)
  }
}
