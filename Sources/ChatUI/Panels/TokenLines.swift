import Chat
import TUI

/// The pieces of an answer as lines: a boundary before each, long gaps in words, a new line after each
/// line feed. Grows with the answer, and lays out what is seen.
struct TokenLines: LineSource, Sendable {
  /// Seconds from which on a gap is told: a reader sees the answer halt then.
  static let toldGap = 0.1
  /// Bytes after which a line without a line feed is cut: some screens of it would be laid out for
  /// one row else.
  private static let longestLine = 2_000

  private enum Segment {
    /// A piece, or its part up to a line feed.
    case text(String, isReasoning: Bool, isStart: Bool, gap: Double)
    case dropped(Int)
  }

  private var segments: [Segment] = []
  private var lines: [Range<Int>] = []
  private var isLineOpen = false
  private var lineBytes = 0
  private var taken = 0
  private var id: ExchangeID?
  private var dropped = 0

  var lineCount: Int { lines.count }

  /// What came since the last time.
  mutating func take(_ record: ExchangeRecord) {
    if record.id != id || record.pieces.count < taken || record.droppedPieces != dropped {
      self = TokenLines()
      id = record.id
      dropped = record.droppedPieces
    }
    for index in taken..<record.pieces.count {
      let isBehindGap = dropped > 0 && index == record.piecesBeforeGap
      if isBehindGap {
        isLineOpen = false
        append(.dropped(dropped), bytes: 0)
        isLineOpen = false
      }
      let piece = record.pieces[index]
      let before = index == 0 || isBehindGap ? piece.after : record.pieces[index - 1].after
      append(piece, gap: piece.after - before)
    }
    taken = record.pieces.count
  }

  private mutating func append(_ piece: ExchangeRecord.Piece, gap: Double) {
    let bytes = Array(piece.text.utf8)
    for (index, range) in RawText.lines(of: bytes).enumerated() {
      let isEnded = bytes[range.upperBound - 1] == RawText.lineFeed
      append(
        .text(
          RawText.text(bytes[range]), isReasoning: piece.isReasoning, isStart: index == 0,
          gap: index == 0 ? gap : 0), bytes: range.count)
      if isEnded || lineBytes > Self.longestLine { isLineOpen = false }
    }
  }

  private mutating func append(_ segment: Segment, bytes: Int) {
    segments.append(segment)
    if isLineOpen {
      lines[lines.count - 1] = lines[lines.count - 1].lowerBound..<segments.count
      lineBytes += bytes
    } else {
      lines.append(segments.count - 1..<segments.count)
      lineBytes = bytes
      isLineOpen = true
    }
  }

  func rows(of line: Int, width: Int, theme: Theme) -> [Row] {
    var row: Row = []
    for index in lines[line] {
      switch segments[index] {
      case .dropped(let count):
        row += cells("… \(count) pieces are not kept …", style: theme[.warning])
      case .text(let text, let isReasoning, let isStart, let gap):
        if gap >= Self.toldGap { row += cells("⟨+\(Self.duration(gap))⟩", style: theme[.warning]) }
        if isStart, index > 0 { row += cells("│", style: theme[.panelBorder]) }
        row += RawText.cells(
          text, style: theme[isReasoning ? .dim : .panelText], signs: theme[.dim])
      }
    }
    return RawText.rows(row, width: width)
  }

  /// `14 ms`, `1.2 s`.
  static func duration(_ seconds: Double) -> String {
    seconds < 0.9995
      ? "\(Figures.fixed(seconds * 1_000, digits: 0)) ms" : "\(Figures.fixed(seconds, digits: 1)) s"
  }
}
