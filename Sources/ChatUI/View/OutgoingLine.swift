import Chat
import TUI

/// The line about a prompt that goes out in a moment: when, and how it is taken back.
enum OutgoingLine {
  static func row(
    _ outgoing: Outgoing, at now: Instant, width: Int, _ theme: Theme, _ keymap: Keymap
  ) -> Row {
    let words = Countdown(to: outgoing.deadline).words(at: now)
    let text = Sanitizer.display(AttachmentReference.short(outgoing.text), oneLine: true)
    let items = [
      LineItem(
        [
          ("sending “\(Figures.short(text, to: 30))” in \(words)", 40), ("sending in \(words)", 90),
        ],
        style: theme[.notice]),
      LineItem.hint(.back, "takes it back", weight: 94, theme, keymap),
      LineItem.hint(.send, "sends it now", "now", weight: 60, theme, keymap),
    ]
    return LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
  }
}
