import Chat
import TUI

/// Failed attempts as lines of text: aligned for a terminal, separated by tabs for programs.
///
/// Codes and identifiers are never cut: they are there to be copied. A line too narrow for all
/// columns is folded in two or more; only titles give way.
struct ErrorTable {
  private static let headings = [
    "time", "code", "model", "request ID", "conversation", "title",
  ]
  /// Columns that a value may widen its column to. A longer one moves the rest of its own line.
  private static let widest = [16, 28, 40, 40, 26, 60]
  /// A title that has fewer columns than this goes to a line of its own.
  private static let narrowestTitle = 12
  private static let gap = 2
  private static let missing = "–"

  private let rows: [[String]]

  /// - Parameter utcOffset: seconds east of UTC that the reader's clock showed at a time.
  init(_ entries: [LedgerEntry], utcOffset: (WallTime) -> Int) {
    rows = entries.map { entry in
      let time = CivilTime(entry.time, utcOffset: utcOffset(entry.time))
      let values = [
        "\(time.date) \(time.clock)", entry.code ?? entry.name, entry.model.rawValue,
        entry.requestID ?? "", entry.conversation.rawValue, entry.title,
      ]
      return values.map { Sanitizer.display($0, oneLine: true) }
    }
  }

  /// A line an entry, without a heading. What is missing is empty.
  var tabSeparated: String {
    rows.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// With a heading, for a terminal of that width.
  func aligned(to width: Int) -> String {
    let shown = rows.map { $0.map { $0.isEmpty ? Self.missing : $0 } }
    let widths = Self.headings.indices.map { column in
      shown.reduce(columns(Self.headings[column])) {
        max($0, min(columns($1[column]), Self.widest[column]))
      }
    }
    let lines = Self.fold(widths, to: width)
    return ([Self.headings] + shown).map { row in
      lines.map { Self.line(of: row, columns: $0, widths: widths, to: width) }.joined()
    }.joined()
  }

  /// Which columns stand in which line.
  private static func fold(_ widths: [Int], to width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = 0
    var end = 0
    for (column, natural) in widths.enumerated() {
      let needed = column == widths.count - 1 ? min(natural, narrowestTitle) : natural
      if column > first, end + gap + needed > width {
        lines.append(first..<column)
        first = column
        end = gap + natural
      } else {
        end += column > first ? gap + natural : natural
      }
    }
    return lines + [first..<widths.count]
  }

  private static func line(
    of row: [String], columns shown: Range<Int>, widths: [Int], to width: Int
  ) -> String {
    var line = shown.lowerBound > 0 ? String(repeating: " ", count: gap) : ""
    var end = line.utf8.count
    for column in shown {
      let isTitle = column == row.count - 1
      let room = max(width - columns(line), narrowestTitle)
      line += isTitle ? clipped(row[column], to: room) : row[column]
      guard column < shown.upperBound - 1 else { break }
      end += widths[column] + gap
      line += String(repeating: " ", count: max(gap, end - columns(line)))
    }
    return line + "\n"
  }

  private static func clipped(_ text: String, to width: Int) -> String {
    guard columns(text) > width else { return text }
    var kept = ""
    for character in text {
      let longer = kept + String(character)
      if columns(longer) >= width { break }
      kept = longer
    }
    return kept + "…"
  }
}
