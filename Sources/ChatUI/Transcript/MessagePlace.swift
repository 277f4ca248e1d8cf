/// A row of a message, named by what it shows: stays true when text is appended or the width changes.
enum MessagePlace: Hashable, Sendable {
  /// The blank row between this message and the one before.
  case gap
  /// The line that names the day, above the first message of it.
  case day
  case header
  case reasoning(row: Int)
  /// Where the source's line or piece begins (UTF-8), how many columns of its text come before the
  /// row, and which it is of the rows with as many: tables and blank rows have no text of their own.
  case body(offset: Int, column: Int, row: Int = 0)
  /// The rows beneath the text.
  case footer(row: Int)

  /// The last row, whichever that is when it is looked for.
  static let last = MessagePlace.footer(row: .max)
}
