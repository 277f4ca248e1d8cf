/// How a prompt's text refers to what is attached to it: `[cat.png, PNG 640×480, 34 kB](attachment:…)`,
/// a Markdown link whose target is the content's hash.
///
/// It stands in the text where it was put: so drafts, the history, prompts that wait or come back,
/// versions, forks and exports all keep it without knowing of it. The composer and the transcript show
/// it as a chip; the provider puts the content in its place.
package struct AttachmentReference: Hashable, Sendable {
  /// What the chip says: the name and what it is. Without brackets and line breaks.
  package var label: String
  package var hash: Attachment.Hash

  package init(label: String, hash: Attachment.Hash) {
    self.label = label
    self.hash = hash
  }

  /// A piece of a prompt's text.
  package enum Piece: Hashable, Sendable {
    case text(Substring)
    case attachment(AttachmentReference, source: Substring)
  }

  /// As it stands in a prompt's text.
  package var text: String { "[\(label)](attachment:\(hash.text))" }

  /// The pieces of a prompt's text, in order; joined they are the text again.
  package static func pieces(of text: String) -> [Piece] {
    [.text(text[...])]
  }
}
