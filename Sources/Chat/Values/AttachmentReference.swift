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

  /// What the chip shows in its place.
  package var chip: String { "[\(label)]" }

  /// The file's name alone, where there is little room.
  package var name: String {
    // Labels end with what it is, and its size.
    let parts = label.split(separator: ", ", omittingEmptySubsequences: false)
    return parts.count > 2 ? parts.dropLast(2).joined(separator: ", ") : label
  }

  /// Whether it is a picture, as its label says.
  package var isImage: Bool {
    let parts = label.split(separator: ", ")
    guard parts.count > 2, let format = parts[parts.count - 2].split(separator: " ").first
    else { return false }
    return Attachment.ImageFormat.allCases.contains { $0.title == format }
  }

  /// The pieces of a prompt's text, in order; joined they are the text again.
  package static func pieces(of text: String) -> [Piece] {
    var text = text
    text.makeContiguousUTF8()
    let places = text.utf8.withContiguousStorageIfAvailable { AttachmentPlace.all(in: $0) } ?? []
    guard !places.isEmpty else { return text.isEmpty ? [] : [.text(text[...])] }
    func index(_ offset: Int) -> String.Index {
      text.utf8.index(text.startIndex, offsetBy: offset)
    }
    var pieces: [Piece] = []
    var end = 0
    for place in places {
      let label = text[index(place.label.lowerBound)..<index(place.label.upperBound)]
      guard
        let hash = Attachment.Hash(
          text[index(place.hash.lowerBound)..<index(place.hash.upperBound)])
      else { continue }
      let whole = place.whole
      if end < whole.lowerBound { pieces.append(.text(text[index(end)..<index(whole.lowerBound)])) }
      pieces.append(
        .attachment(
          AttachmentReference(label: String(label), hash: hash),
          source: text[index(whole.lowerBound)..<index(whole.upperBound)]))
      end = whole.upperBound
    }
    if end < text.utf8.count { pieces.append(.text(text[index(end)...])) }
    return pieces
  }

  /// What a text refers to, in order.
  package static func all(in text: String) -> [AttachmentReference] {
    pieces(of: text).compactMap {
      if case .attachment(let reference, _) = $0 { reference } else { nil }
    }
  }

  /// A text with something shown in the place of each reference.
  package static func replacing(
    in text: String, with shown: (AttachmentReference) -> String
  ) -> String {
    let pieces = pieces(of: text)
    guard pieces.contains(where: { if case .attachment = $0 { true } else { false } })
    else { return text }
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .attachment(let reference, _): result += shown(reference)
      }
    }
    return result
  }

  /// A text as people read it: the chips' words in the place of the references.
  package static func shown(_ text: String) -> String { replacing(in: text, with: \.chip) }

  /// The same where there is little room.
  package static func short(_ text: String) -> String { replacing(in: text, with: \.name) }
}
