import TUI

/// The line between transcript and composer; while the reader is further up it says so.
enum RuleLine {
  static func row(width: Int, unseen: Int?, _ theme: Theme) -> Row {
    let line = Array(repeating: cells("─", style: theme[.rule])[0], count: max(0, width))
    guard let unseen else { return line }
    let pill = Self.pill(unseen: unseen, theme)
    guard pill.count + 4 <= width else { return clip(pill, to: width) }
    return line.dropLast(pill.count + 2) + pill + line.suffix(2)
  }

  static func pill(unseen: Int, _ theme: Theme) -> Row {
    let key = Keymap.standard.label(of: .end, in: .chat) ?? ""
    let what =
      switch unseen {
      case 0: "further up"
      case 1: "↓ 1 new line"
      default: "↓ \(FigureText.count(unseen)) new lines"
      }
    return cells(" \(what) · \(key) ", style: theme[.notice])
  }
}
