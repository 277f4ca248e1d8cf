/// A file's content as it can be attached: what it is, what is kept of it, what its chip says.
///
/// Responsible for what may be attached, and for the words when it may not. It does not read files, and
/// keeps nothing.
package struct AttachableFile: Hashable, Sendable {
  /// Why a file is not attached, as it stands after its name: `is empty`.
  package struct Refusal: Error, Hashable, Sendable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// Bytes of a text: some 250,000 tokens, more than most models can read.
  package static let textLimit = 1_000_000
  /// Bytes of a picture: what providers take at most.
  package static let imageLimit = 20_000_000

  package var attachment: Attachment
  package var label: String
  /// The encoding of a text, where it had to be guessed.
  package var guessed: TextDecoding.Encoding?

  package var reference: AttachmentReference {
    AttachmentReference(label: label, hash: attachment.hash)
  }

  /// - Parameters:
  ///   - bytes: all of the file.
  ///   - name: sanitised.
  package init(_ bytes: [UInt8], name: String) throws(Refusal) {
    guard !bytes.isEmpty else { throw Refusal(reason: "is empty") }
    let name = AttachmentLabel.name(name)
    if let format = ImageHeader.format(of: bytes) {
      guard let header = ImageHeader(bytes) else {
        throw Refusal(reason: "is a damaged \(format.title): its header cannot be read")
      }
      guard bytes.count <= Self.imageLimit else { throw Self.tooLarge(bytes.count) }
      attachment = Attachment(
        hash: Attachment.Hash(of: bytes), name: name, kind: .image(format), bytes: bytes)
      label = AttachmentLabel.text(
        name, "\(format.title) \(header.width)×\(header.height)", size: bytes.count)
      return
    }
    guard bytes.count <= Self.textLimit * 4 else { throw Self.tooLarge(bytes.count) }
    guard !KnownBinary.isPDF(bytes), let text = TextDecoding(bytes) else {
      let kind = KnownBinary.name(of: bytes) ?? "no text and no picture that is known"
      throw Refusal(
        reason: "is \(kind): only text and pictures (PNG, JPEG, GIF, WebP) can be attached")
    }
    guard text.bytes.count <= Self.textLimit else {
      throw Refusal(
        reason: "has \(AttachmentLabel.size(text.bytes.count)) of text: at most "
          + "\(AttachmentLabel.size(Self.textLimit)) can be attached, so attach a part of it")
    }
    guard !text.bytes.isEmpty else { throw Refusal(reason: "is empty") }
    let lines = AttachmentLabel.lines(text.bytes)
    attachment = Attachment(
      hash: Attachment.Hash(of: text.bytes), name: name, kind: .text, bytes: text.bytes)
    label = AttachmentLabel.text(
      name, lines == 1 ? "1 line" : "\(lines) lines", size: text.bytes.count)
    guessed = text.encoding == .windows1252 ? text.encoding : nil
  }

  /// Of a file that is larger than anything that can be attached.
  package static func tooLarge(_ size: Int) -> Refusal {
    Refusal(
      reason:
        "has \(AttachmentLabel.size(size)): at most \(AttachmentLabel.size(textLimit)) of text "
        + "or \(AttachmentLabel.size(imageLimit)) of a picture can be attached")
  }
}
