import Chat
import TUI

/// The line about prompts that wait for the answer's end: the first one's beginning, how many, and
/// how to have them back.
enum QueueLine {
  static func row(_ prompts: [String], width: Int, _ theme: Theme, _ keys: Keymap) -> Row {
    let style = theme[.notice]
    let key = keys.label(of: .reading(.takeBackQueue), in: .chat) ?? ""
    let count = prompts.count > 1 ? " (\(prompts.count))" : ""
    let hints = [" · \(key) takes back", " · \(key)", ""]
    let words = cells(
      Sanitizer.display(AttachmentReference.short(prompts.first ?? ""), oneLine: true),
      style: theme[.composerText])
    let label = cells("queued: ", style: style)
    // The prompt's words give way to the key, as long as some of them are left.
    let end =
      hints.map { cells(count + $0, style: style) }
      .first { label.count + $0.count + 8 <= width } ?? []
    return clip(label + clip(words, to: max(0, width - label.count - end.count)) + end, to: width)
  }
}
