import TUI

/// The line where what is held of the branch ends and the rest is being read: how much there is.
enum EdgeLine {
  static func before(_ window: BranchWindow, _ key: MessageLayout.Key) -> Row {
    line(window.first, "earlier", key)
  }

  static func after(_ window: BranchWindow, _ key: MessageLayout.Key) -> Row {
    line(window.total - window.first - window.messages.count, "later", key)
  }

  private static func line(_ count: Int, _ word: String, _ key: MessageLayout.Key) -> Row {
    guard count > 0 else { return [] }
    let noun = count == 1 ? "message" : "messages"
    let text = "… \(FigureText.grouped(count)) \(word) \(noun)"
    return clip(cells(text, style: key.context.theme[.dim]), to: key.width)
  }
}
