import Chat
import Markup

/// The links of the message at the cursor: a list to choose one from, which is then copied whole,
/// however the screen breaks it.
extension Model {
  mutating func showLinks(at now: Now) -> [Effect] {
    guard let id = front.selection?.cursor?.message, let message = transcript.message(id)
    else { return [] }
    let links = MarkdownText.links(of: AttachmentReference.shown(message.text))
    guard !links.isEmpty else { return say("there is no link in this message", at: now) }
    overlay = .links(
      Picker(
        title: "links of this message: \(keymap.label(of: .choose, in: .picker) ?? "") copies",
        allowsTyped: false,
        items: links.map {
          Picker.Item(text: $0.target, detail: $0.text == $0.target ? "" : $0.text)
        }))
    return []
  }
}
