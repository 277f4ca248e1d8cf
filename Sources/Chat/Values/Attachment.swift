/// Something that was attached to a prompt: a text or a picture, kept in the log by its content.
package struct Attachment: Hashable, Sendable {
  /// What it is, told from its content.
  package enum Kind: Hashable, Sendable {
    /// Its bytes are UTF-8, whatever the file's encoding was.
    case text
    case image(ImageFormat)
  }

  package enum ImageFormat: String, CaseIterable, Hashable, Sendable {
    case png, jpeg, gif, webp

    package var mediaType: String { "image/\(rawValue)" }
  }

  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  package struct Hash: Hashable, Sendable {
    package let text: String

    /// nil for what is no such number.
    package init?(_ text: some StringProtocol) {
      guard text.utf8.count == 64,
        text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { return nil }
      self.text = String(text)
    }

    /// - Parameter digest: 64 lower-case hexadecimal digits.
    init(digest: String) { text = digest }
  }

  package var hash: Hash
  /// The file's name without its directory, sanitised.
  package var name: String
  package var kind: Kind
  package var bytes: [UInt8]

  package init(hash: Hash, name: String, kind: Kind, bytes: [UInt8]) {
    self.hash = hash
    self.name = name
    self.kind = kind
    self.bytes = bytes
  }
}
