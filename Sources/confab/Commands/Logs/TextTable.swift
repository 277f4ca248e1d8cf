import TUI

/// Rows of values as lines of text: aligned for a terminal, separated by tabs for programs.
///
/// Values are never cut but the last of a row: codes and identifiers are there to be copied. A line too
/// narrow for all columns is folded in two or more.
struct TextTable {
  struct Column {
    var heading: String
    /// A value may widen its column so far. A longer one moves the rest of its own line.
    var widest: Int
    /// Numbers.
    var isRight = false

    init(_ heading: String, widest: Int, isRight: Bool = false) {
      self.heading = heading
      self.widest = widest
      self.isRight = isRight
    }
  }

  /// A last value that has fewer columns than this goes to a line of its own.
  private static let narrowestLast = 12
  private static let gap = 2
  private static let missing = "–"

  private let described: [Column]
  private let rows: [[String]]

  init(columns: [Column], rows: [[String]]) {
    described = columns
    self.rows = rows.map { $0.map { Sanitizer.display($0, oneLine: true) } }
  }

  /// A line a row, without a heading. What is missing is empty.
  var tabSeparated: String {
    rows.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// With a heading, for a terminal of that width.
  func aligned(to width: Int) -> String {
    let shown = rows.map { $0.map { $0.isEmpty ? Self.missing : $0 } }
    let widths = described.indices.map { index in
      shown.reduce(columns(described[index].heading)) {
        max($0, min(columns($1[index]), described[index].widest))
      }
    }
    let lines = Self.fold(widths, to: width)
    return ([described.map(\.heading)] + shown).map { row in
      lines.map { line(of: row, columns: $0, widths: widths, to: width) }.joined()
    }.joined()
  }

  /// Which columns stand in which line.
  private static func fold(_ widths: [Int], to width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = 0
    var end = 0
    for (column, natural) in widths.enumerated() {
      let needed = column == widths.count - 1 ? min(natural, narrowestLast) : natural
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

  private func line(
    of row: [String], columns shown: Range<Int>, widths: [Int], to width: Int
  ) -> String {
    var line = shown.lowerBound > 0 ? String(repeating: " ", count: Self.gap) : ""
    var end = line.utf8.count
    for column in shown {
      let isLast = column == row.count - 1
      if described[column].isRight {
        line += String(repeating: " ", count: max(0, widths[column] - columns(row[column])))
      }
      let room = max(width - columns(line), Self.narrowestLast)
      line +=
        isLast && !described[column].isRight ? clipped(row[column], to: room) : row[column]
      guard column < shown.upperBound - 1 else { break }
      end += widths[column] + Self.gap
      line += String(repeating: " ", count: max(Self.gap, end - columns(line)))
    }
    return line + "\n"
  }
}
