/// A row of a message, named by what it shows: stays true when text is appended or the width changes.
enum MessagePlace: Hashable, Sendable {
  /// The blank row between this message and the one before.
  case gap
  case header
  case reasoning(row: Int)
  /// Where the source's line begins (UTF-8), and how many columns into it.
  case body(offset: Int, column: Int)
  /// The rows beneath the text.
  case footer(row: Int)

  /// The last row, whichever that is when it is looked for.
  static let last = MessagePlace.footer(row: .max)
}
