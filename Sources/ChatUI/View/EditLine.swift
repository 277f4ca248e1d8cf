import Chat
import TUI

/// The line that says what the composer holds while a message is edited.
enum EditLine {
  static func row(
    _ edit: BranchingState.Edit, width: Int, utcOffset: Int, _ theme: Theme, _ keymap: Keymap
  ) -> Row {
    let time = CivilTime(edit.createdAt, utcOffset: utcOffset).clock
    let isPrompt = edit.role == .user
    let what = isPrompt ? "editing your prompt of \(time)" : "editing the answer of \(time)"
    let items = [
      LineItem(
        [(what, 60), (isPrompt ? "editing a prompt" : "editing an answer", 80), ("editing", 90)],
        style: theme[.notice]),
      LineItem.hint(
        .send, isPrompt ? "sends it as a new branch" : "keeps it as a new version",
        isPrompt ? "sends" : "keeps", weight: 85, theme, keymap),
      LineItem.hint(.back, "leaves", weight: 88, theme, keymap),
    ]
    return LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
  }
}
