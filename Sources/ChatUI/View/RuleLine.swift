import TUI

/// The line between transcript and composer; while the reader is further up it says so, and where.
enum RuleLine {
  /// Messages from which on a conversation is long enough to say where in it one is.
  private static let longBranch = 100

  /// - Parameters:
  ///   - end: the key that leads to the end.
  ///   - writing: what there is to say of what is being written, longest form first: at the left.
  static func row(
    width: Int, position: ReadingPosition?, isReading: Bool, end key: String,
    writing: [String] = [], _ theme: Theme
  ) -> Row {
    let row = row(width: width, position: position, isReading: isReading, end: key, theme)
    let rule = cells("─", style: theme[.rule])
    let room = row.prefix { $0 == rule[0] }.count - 4
    let words = writing.lazy.map { cells(" \($0) ", style: theme[.notice]) }
      .first { $0.count <= room }
    guard let words else { return row }
    return rule + rule + words + row.dropFirst(2 + words.count)
  }

  private static func row(
    width: Int, position: ReadingPosition?, isReading: Bool, end key: String, _ theme: Theme
  ) -> Row {
    let line = Array(repeating: cells("─", style: theme[.rule])[0], count: max(0, width))
    let pills = pills(position, isReading: isReading, end: key, theme)
    guard let shortest = pills.last else { return line }
    guard let pill = pills.first(where: { $0.count + 4 <= width }) else {
      return clip(shortest, to: width)
    }
    return line.dropLast(pill.count + 2) + pill + line.suffix(2)
  }

  /// What stands in the line, or alone where there is no room for it: longest form first.
  static func pills(_ position: ReadingPosition?, isReading: Bool, end key: String, _ theme: Theme)
    -> [Row]
  {
    if isReading { return [cells(" reading the log … ", style: theme[.notice])] }
    guard let position else { return [] }
    let what = words(position.below)
    let place = "\(FigureText.grouped(position.message)) of \(FigureText.grouped(position.total))"
    var forms = [" \(what) · \(key) "]
    if position.total >= longBranch {
      forms = [" message \(place) · \(what) · \(key) ", " \(place) · \(what) · \(key) "] + forms
    }
    return forms.map { cells($0, style: theme[.notice]) }
  }

  private static func words(_ below: ReadingPosition.Below) -> String {
    switch below {
    case .lines(0): "further up"
    case .lines(1): "↓ 1 new line"
    case .lines(let lines): "↓ \(FigureText.count(lines)) new lines"
    case .messages(1): "↓ 1 message"
    case .messages(let count): "↓ \(FigureText.grouped(count)) messages"
    }
  }
}
