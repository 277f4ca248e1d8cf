import TUI

/// One line of a check's result: a label, and beside it what was found. Decides how long values are
/// broken.
struct Fact {
  let label: String
  /// From anywhere: it is made safe here.
  let value: String

  /// Columns that labels take.
  private static let labelColumns = 12
  /// With less room beside the label, breaking would help nobody.
  private static let leastColumns = 20

  /// The lines of the value below each other; nothing at all for an empty one.
  /// - Parameter width: of the terminal; nil: lines are not broken. Lines that begin with a blank are
  ///   commands to be copied, and never broken; nor is a word.
  func text(width: Int?) -> String {
    let room = width.map { max($0 - Self.labelColumns, Self.leastColumns) } ?? .max
    let lines = Sanitizer.display(value).split(whereSeparator: \.isNewline)
      .flatMap { $0.hasPrefix(" ") ? [String($0)] : Self.broken($0, at: room) }
    return lines.enumerated().map { index, line in
      let label = index == 0 ? label : ""
      let padding = String(repeating: " ", count: max(1, Self.labelColumns - columns(label)))
      return label + padding + line + "\n"
    }.joined()
  }

  private static func broken(_ line: Substring, at room: Int) -> [String] {
    var lines: [String] = []
    for word in line.split(separator: " ") {
      if let last = lines.last, columns(last) + 1 + columns(word) <= room {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
