/// Makes of a Markdown source one that md4c reads as meant: LaTeX stands in it as one private
/// character, so that underscores and backslashes in it are no marks; and tables are as wide as their
/// widest row, because md4c drops the cells that are more than the header's.
struct SourceRewriter {
  struct Result {
    /// With a line break and a zero at the end.
    var bytes: [UInt8]
    /// What the private characters stand for, in the order of their code points.
    var inserts: [Insert]
    /// How many columns the tables have in the source, in their order.
    var tableColumns: [Int]
  }

  enum Insert {
    case math(String, isDisplay: Bool, original: String)
    /// The source had such a character itself.
    case character(Character)

    var original: String {
      switch self {
      case .math(_, _, let original): original
      case .character(let character): String(character)
      }
    }
  }

  /// The first of the private characters (plane 16), and how many there are. More than that stay as
  /// they are: a piece is far too short.
  static let firstPrivate: UInt32 = 0x10_0000
  static let privateCount = 0xFFFE
  /// The byte that these characters, and no others but those of plane 16, begin with.
  static let privateLead: UInt8 = 0xF4
  /// A table with more columns is text: its cells would be many times as long as its source.
  static let maximumColumns = 128

  private var result = Result(bytes: [], inserts: [], tableColumns: [])
  /// The lines of the paragraph or table that is being read.
  private var lines: [(start: Int, content: Int, end: Int, next: Int)] = []
  private var isTable = false
  private var scanner = LineScanner()
  private let bytes: UnsafeBufferPointer<UInt8>

  static func rewrite(_ source: [UInt8]) -> Result {
    source.withUnsafeBufferPointer { bytes in
      var result: Result
      if bytes.contains(where: {
        $0 == .dollar || $0 == .backslash || $0 == .pipe || $0 == privateLead
      }) {
        var rewriter = SourceRewriter(bytes: bytes)
        rewriter.run()
        result = rewriter.result
      } else {
        result = Result(bytes: Array(bytes), inserts: [], tableColumns: [])
      }
      if result.bytes.last?.isLineBreak != true { result.bytes.append(.lineFeed) }
      let padding = OffsetGuard.padding(of: result.bytes)
      result.bytes.insert(contentsOf: repeatElement(.lineFeed, count: padding), at: 0)
      result.bytes.append(0)
      return result
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    result.bytes.reserveCapacity(bytes.count + 64)
  }

  private mutating func run() {
    var at = 0
    while at < bytes.count {
      var end = at
      while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
      var next = min(end + 1, bytes.count)
      if next < bytes.count, bytes[end] == .carriageReturn, bytes[next] == .lineFeed { next += 1 }
      let line = scanner.take(SourceLine(bytes: bytes, start: at, end: end))
      let place = (start: at, content: min(line.content, end), end: end, next: next)
      switch line.kind {
      case .text:
        if !line.goesOn { flush() }
        lines.append(place)
      case .heading:
        flush()
        lines.append(place)
        flush()
      case .tableDelimiter:
        isTable = true
        lines.append(place)
      case .tableRow:
        lines.append(place)
      default:
        flush()
        result.bytes += bytes[at..<next]
      }
      at = next
    }
    flush()
  }

  private mutating func flush() {
    if isTable, lines.count >= 2 { writeTable() } else { writeText(lines[...]) }
    lines = []
    isTable = false
  }

  /// Writes a paragraph; math that goes over several lines ends on the line that it begins on.
  private mutating func writeText(
    _ lines: ArraySlice<(start: Int, content: Int, end: Int, next: Int)>
  ) {
    guard let first = lines.first, let last = lines.last else { return }
    guard lines.contains(where: { mayHaveInserts($0.content..<$0.end) }) else {
      result.bytes += bytes[first.start..<last.next]
      return
    }
    var flat: [UInt8] = []
    var starts: [Int] = []
    for line in lines {
      starts.append(flat.count)
      flat += bytes[line.content..<line.end]
      flat.append(.lineFeed)
    }
    let spans = flat.withUnsafeBufferPointer {
      MathFinder.spans(in: SourceLine(bytes: $0, start: 0, end: flat.count - 1))
    }
    var done = 0
    var span = 0
    for (line, start) in zip(lines, starts) {
      let end = start + line.end - line.content
      if end < done { continue }
      if start >= done {
        result.bytes += bytes[line.start..<line.content]
        done = start
      }
      while span < spans.count, spans[span].range.lowerBound < end {
        let found = spans[span]
        append(flat[done..<found.range.lowerBound])
        let source = String(decoding: flat[found.source], as: UTF8.self)
        let original = String(decoding: flat[found.range], as: UTF8.self)
        insert(.math(source, isDisplay: found.isDisplay, original: original))
        done = found.range.upperBound
        span += 1
      }
      if done > end { continue }
      append(flat[done..<end])
      result.bytes += bytes[line.end..<line.next]
      done = end + 1
    }
  }

  private func mayHaveInserts(_ range: Range<Int>) -> Bool {
    bytes[range].contains { $0 == .dollar || $0 == .backslash || $0 == Self.privateLead }
  }

  /// Writes text; characters of the private plane are exchanged for inserts.
  private mutating func append(_ text: ArraySlice<UInt8>) {
    var from = text.startIndex
    while let at = text[from...].firstIndex(of: Self.privateLead), at + 4 <= text.endIndex {
      result.bytes += text[from..<at]
      insert(.character(Character(String(decoding: text[at..<at + 4], as: UTF8.self))))
      from = at + 4
    }
    result.bytes += text[from...]
  }

  private mutating func insert(_ insert: Insert) {
    guard result.inserts.count < Self.privateCount,
      let scalar = Unicode.Scalar(Self.firstPrivate + UInt32(result.inserts.count))
    else {
      result.bytes += insert.original.utf8
      return
    }
    result.inserts.append(insert)
    result.bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }

  private mutating func writeTable() {
    let delimiter = lines[lines.startIndex + 1]
    let source = SourceLine(bytes: bytes, start: delimiter.content, end: delimiter.end)
    guard let columns = source.tableColumns(at: delimiter.content), columns <= Self.maximumColumns
    else {
      let all = lines
      writeText(all[..<1])
      // An escape makes text of it.
      result.bytes += bytes[delimiter.start..<delimiter.content] + [.backslash]
      result.bytes += bytes[delimiter.content..<delimiter.next]
      writeText(all[2...])
      return
    }
    result.tableColumns.append(columns)
    let rows = lines
    let header = row(rows[0])
    let body = rows[2...].map { row($0) }
    let widest = ([header] + body).map(\.cells).max() ?? 0
    result.bytes += header.bytes
    var end = delimiter.end
    while end > delimiter.content, bytes[end - 1].isWhitespace { end -= 1 }
    result.bytes += bytes[delimiter.start..<end]
    for column in columns..<max(columns, min(widest, Self.maximumColumns)) {
      if column > columns || bytes[end - 1] != .pipe { result.bytes.append(.pipe) }
      result.bytes += [.minus, .minus, .minus]
    }
    result.bytes += bytes[delimiter.end..<delimiter.next]
    for row in body { result.bytes += row.bytes }
  }

  /// A row as md4c reads it: it would skip a cell without even a blank in it. `cells`: at most so many.
  private mutating func row(
    _ line: (start: Int, content: Int, end: Int, next: Int)
  ) -> (bytes: [UInt8], cells: Int) {
    let mark = result.bytes.count
    writeText([line])
    let text = Array(result.bytes[mark...])
    result.bytes.removeSubrange(mark...)
    var row: [UInt8] = []
    row.reserveCapacity(text.count + 4)
    var cells = 1
    text.withUnsafeBufferPointer { text in
      let source = SourceLine(bytes: text, start: line.content - line.start, end: text.count)
      row += text[..<source.start]
      var at = source.start
      while at < source.end {
        var next = at + 1
        if text[at] == .backslash {
          next = min(at + 2, source.end)
        } else if text[at] == .backtick {
          next = source.codeSpanEnd(at: at)
        } else if text[at] == .pipe {
          cells += 1
          if row.last == .pipe, at > source.start { row.append(.space) }
        }
        row += text[at..<next]
        at = next
      }
    }
    return (row, cells)
  }
}
