import TUI

/// The line above what came while nobody looked.
enum NewsRule {
  static func row(width: Int, _ theme: Theme) -> Row {
    let forms = [" new since you looked ", " new ", ""]
    let text = forms.first { $0.count + 6 <= width } ?? ""
    let dash = cells("─", style: theme[.rule])[0]
    let left = max(0, (width - text.count) / 2)
    return Row(repeating: dash, count: left) + cells(text, style: theme[.notice])
      + Row(repeating: dash, count: max(0, width - text.count - left))
  }
}
