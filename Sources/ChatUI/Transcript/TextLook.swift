import TUI

/// How a text's lines look and break: the styles of its kind of text at a width.
struct TextLook: Sendable {
  /// Columns: at least 1.
  let width: Int
  private let theme: Theme
  private let base: StyleRole
  /// Whether fences make code of what is between them; in reasoning they mean nothing.
  private let hasCode: Bool

  init(width: Int, theme: Theme, base: StyleRole, hasCode: Bool) {
    self.width = max(1, width)
    self.theme = theme
    self.base = base
    self.hasCode = hasCode
  }

  func kind(_ line: [UInt8], in fence: CodeFence?) -> LineKind {
    hasCode ? LineKind(line, in: fence) : .paragraph(hang: 0)
  }

  /// The fence that is open after a line.
  func fence(after line: [UInt8], in fence: CodeFence?) -> CodeFence? {
    guard hasCode else { return nil }
    guard let fence else { return CodeFence(opening: line) }
    return fence.isClosed(by: line) ? nil : fence
  }

  /// The text of a line as one row, however long, without styles within.
  func row(_ text: String, _ kind: LineKind) -> Row { cells(text, style: style(kind)) }

  var chip: Style { theme[.chip] }
  var match: Style { theme[.match] }
  var currentMatch: Style { theme[.selection] }

  /// The parts of a line that its rows are made of.
  func ranges(_ row: Row, _ kind: LineKind) -> [Range<Int>] {
    if kind == .code { return codeRanges(row) }
    return lineRanges(of: row, width: width, indent: hang(kind))
  }

  /// The rows that a line makes.
  func rows(_ row: Row, _ kind: LineKind) -> [Row] {
    // Blanks in code mean something: it is cut where the row ends, and nothing of it goes.
    if kind == .code { return codeRanges(row).map { Array(row[$0]) } }
    return wrap(row, width: width, indent: hang(kind))
  }

  private func style(_ kind: LineKind) -> Style {
    switch kind {
    case .paragraph: theme[base]
    case .code: theme[.code]
    }
  }

  private func hang(_ kind: LineKind) -> Int {
    switch kind {
    // On a narrow screen the text matters more than where it stands.
    case .paragraph(let hang): min(hang, width / 2)
    case .code: 0
    }
  }

  private func codeRanges(_ row: Row) -> [Range<Int>] {
    guard row.count > width else { return [0..<row.count] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start < row.count {
      var end = min(start + width, row.count)
      // A wide character stays whole, also where it has no room at all.
      if end < row.count, row[end].width == 0 { end = end - 1 > start ? end - 1 : end + 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }
}
