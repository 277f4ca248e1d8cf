import TUI

/// What is said in passing, word-wrapped.
enum NoticeLine {
  static func rows(_ notice: Notice, width: Int, _ theme: Theme) -> [Row] {
    let style = theme[notice.kind == .warning ? .warning : .notice]
    return wrap(cells(notice.text, style: style), width: max(1, width))
  }

  /// At most `limit` rows: what does not fit ends in `…`.
  static func rows(_ notice: Notice, width: Int, limit: Int, _ theme: Theme) -> [Row] {
    let all = rows(notice, width: width, theme)
    guard all.count > limit, limit > 0 else { return all }
    let blank = cells(" ", style: all[limit - 1].last?.style ?? .plain)
    let last = clip(all[limit - 1] + blank + all[limit], to: width)
    return all[..<(limit - 1)] + [last]
  }
}
