/// Divides a width among the columns of a table: each as wide as what it holds, if that fits; else
/// the widest give way, words staying whole as long as they can.
struct TableColumns: Hashable, Sendable {
  /// Columns between two of the table's: blank, bar, blank.
  static let gap = 3
  /// Below this a column is no column.
  private static let least = 6

  let widths: [Int]
  /// Whether a cell may need more than one row.
  let isShrunk: Bool

  /// - Parameters:
  ///   - wholes: for each column the columns that its widest cell takes.
  ///   - words: the same for its longest word.
  /// - Returns: nil: the table does not fit as one.
  init?(wholes: [Int], words: [Int], width: Int) {
    let room = width - Self.gap * (wholes.count - 1)
    let wholes = wholes.map { max(1, $0) }
    if wholes.reduce(0, +) <= room {
      widths = wholes
      isShrunk = false
      return
    }
    isShrunk = true
    let least = wholes.map { min($0, Self.least) }
    guard !wholes.isEmpty, least.reduce(0, +) <= room else { return nil }
    // No word may take what the other columns need at least.
    let words = zip(zip(words, wholes), least).map { max(min($0.0, $0.1), $1) }
    widths =
      words.reduce(0, +) <= room
      ? Self.share(room, low: words, high: wholes) : Self.share(room, low: least, high: words)
  }

  /// Raises all to one level, within their bounds, as high as there is room.
  private static func share(_ room: Int, low: [Int], high: [Int]) -> [Int] {
    func filled(_ level: Int) -> [Int] { zip(low, high).map { max($0, min($1, level)) } }
    var level = 0
    var tooHigh = room + 1
    while tooHigh - level > 1 {
      let middle = (level + tooHigh) / 2
      if filled(middle).reduce(0, +) <= room { level = middle } else { tooHigh = middle }
    }
    var widths = filled(level)
    var rest = room - widths.reduce(0, +)
    for index in widths.indices where rest > 0 && widths[index] < high[index] {
      widths[index] += 1
      rest -= 1
    }
    return widths
  }
}
