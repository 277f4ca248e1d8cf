/// Puts lines together to pieces. Its state between two lines is a value: the unfinished end of a text
/// is taken in by a copy.
///
/// A block that grows beyond bounds is cut before a line; the next piece begins with what is open
/// there (`Reopening`).
struct PieceBuilder: Sendable {
  /// Code is cut into parts of so many lines: what a token at its end costs.
  static let codeLines = 32
  /// A block is cut after so many bytes, where a line begins another block in it …
  static let softLimit = 4096
  /// … and after so many wherever a line begins.
  static let hardLimit = 8192

  /// Where the next line begins.
  private(set) var offset = 0
  private var lines = LineScanner()
  private var isInLine = false
  private var open: OpenPiece?
  /// Complete pieces, oldest first.
  private var finished: [MarkdownPiece] = []
  private var block = -1
  /// The last line was a blank one that makes its list loose if the list goes on.
  private var loosens = false
  private var leafSource = LeafSource()

  /// A piece that lines are still added to.
  private struct OpenPiece: Sendable {
    var piece: MarkdownPiece
    /// Lines of code in the piece.
    var codeLines = 0
    var isCode = false
    /// Nothing but blank lines so far: the next block's, too.
    var isBlank = false
  }

  /// Where the lines are that a cut leaf needs to be opened again.
  private struct LeafSource: Sendable {
    var fence: (content: Range<Int>, indent: Int) = (0..<0, 0)
    var header: Range<Int> = 0..<0
    var delimiter: Range<Int> = 0..<0
    var text: Range<Int> = 0..<0
  }

  /// Takes in the line at `offset`.
  /// - Parameters:
  ///   - end: the end of its text.
  ///   - next: where the next line begins.
  ///   - isWhole: a line break ends it.
  mutating func take(
    _ bytes: UnsafeBufferPointer<UInt8>, end: Int, next: Int, isWhole: Bool
  ) {
    let source = SourceLine(bytes: bytes, start: offset, end: end)
    let before = lines
    let line = isInLine ? lines.takeRest(source) : lines.take(source)
    if beginsBlock(line) {
      begin(line, in: bytes)
    } else if mustCut(before: line) {
      cut(before: line, was: before, in: bytes)
    }
    note(line, end: end)
    if open?.isCode == true, line.kind == .code { open?.codeLines += isWhole ? 1 : 0 }
    isInLine = !isWhole
    offset = next
    if let start = open?.piece.range.lowerBound { open?.piece.range = start..<next }
  }

  /// The text ends here.
  mutating func end() {
    close()
  }

  /// Hands out the pieces that no later line can change.
  mutating func nextFinished() -> MarkdownPiece? {
    finished.isEmpty ? nil : finished.removeFirst()
  }

  private func beginsBlock(_ line: LineScanner.Line) -> Bool {
    guard open != nil else { return true }
    return line.kind != .blank && line.parents == 0 && !line.goesOn
  }

  private mutating func begin(_ line: LineScanner.Line, in bytes: UnsafeBufferPointer<UInt8>) {
    let isSibling = line.isSibling && line.parents == 0
    var start = offset
    if let blank = open, blank.isBlank, blank.piece.reopening == nil {
      start = blank.piece.range.lowerBound
    } else {
      close()
      if !isSibling { block += 1 }
    }
    let isFirst = start == 0
    var kind: MarkdownPiece.Kind = .whole
    var isCode = false
    if let container = lines.containers.first {
      if !container.isQuote {
        kind = .item(number: container.isNumbered ? container.number : nil, isTight: true)
      }
    } else if line.kind == .fenceOpening {
      let info = SourceLine(bytes: bytes, start: line.content, end: lineEnd(in: bytes))
      kind = .code(info: info.fenceInfo, line: 0, isLast: true)
      isCode = true
    } else if line.kind == .code {
      kind = .code(info: "", line: 0, isLast: true)
      isCode = true
    }
    let gap = isFirst ? 0 : isSibling ? (loosens ? 1 : 0) : 1
    open = OpenPiece(
      piece: MarkdownPiece(
        range: start..<offset, kind: kind, isOpen: false, gap: gap, block: block),
      isCode: isCode, isBlank: line.kind == .blank)
  }

  private func lineEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = offset
    while end < bytes.count, !bytes[end].isLineBreak, end - offset < MarkdownScanner.maximumLine {
      end += 1
    }
    return end
  }

  private func mustCut(before line: LineScanner.Line) -> Bool {
    guard let open else { return false }
    let size = offset - open.piece.range.lowerBound
    switch line.kind {
    case .setext, .tableDelimiter, .fenceClosing: return false
    case .blank: return size >= Self.hardLimit
    case .code where open.isCode:
      return size >= Self.softLimit || open.codeLines >= Self.codeLines
    default:
      if size >= Self.hardLimit { return true }
      return size >= Self.softLimit && (lines.containers.isEmpty || isInLine || !line.goesOn)
    }
  }

  /// Begins a piece that goes on with what is open.
  private mutating func cut(
    before line: LineScanner.Line, was before: LineScanner, in bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard let open else { return }
    var kind: MarkdownPiece.Kind = .continuation
    if open.isCode, case .code(let info, let first, _) = open.piece.kind {
      kind = .code(info: info, line: first + open.codeLines, isLast: true)
      self.open?.piece.kind = .code(info: info, line: first, isLast: false)
    }
    close()
    var piece = MarkdownPiece(
      range: offset..<offset, kind: kind, isOpen: false, gap: 0, block: block)
    piece.reopening = reopening(of: before, for: line, in: bytes)
    self.open = OpenPiece(piece: piece, isCode: open.isCode)
  }

  private mutating func close() {
    if let open { finished.append(open.piece) }
    open = nil
  }

  /// Keeps what later cuts and the item's looseness need of a line.
  private mutating func note(_ line: LineScanner.Line, end: Int) {
    if line.kind != .blank, loosens, line.parents == 1, !line.isSibling,
      case .item(let number, _) = open?.piece.kind
    {
      open?.piece.kind = .item(number: number, isTight: false)
    }
    loosens = line.loosens
    let content = line.content..<max(line.content, end)
    switch line.kind {
    case .fenceOpening: leafSource.fence = (content, line.indent)
    case .text: leafSource.text = content
    case .tableDelimiter:
      leafSource.header = leafSource.text
      leafSource.delimiter = content
    default: break
    }
  }

  private func reopening(
    of before: LineScanner, for line: LineScanner.Line, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Reopening {
    let isDeep = line.parents > MarkdownParser.maximumDepth - 2
    let containers = before.containers.prefix(isDeep ? 0 : line.parents)
    var prefix: [UInt8] = []
    // What the lines after the first begin with to be in the containers.
    var lead: [UInt8] = []
    for container in containers {
      prefix += container.opening
      lead += container.continuation
    }
    if !containers.isEmpty { prefix += [.hash, .lineFeed] }
    func add(_ range: Range<Int>, indent: Int = 0) {
      prefix += lead + [UInt8](repeating: .space, count: indent) + bytes[range] + [.lineFeed]
    }

    var leaf: Reopening.Leaf = .none
    var beginsParagraph = false
    var content = offset
    if line.goesOn, !isDeep {
      switch before.leaf {
      case .paragraph where line.content < bytes.count && bytes[line.content] == .openingBracket:
        // It may be a definition of a link: a paragraph of its own does no harm.
        prefix += lead
        content = line.content
        beginsParagraph = true
      case .paragraph:
        leaf = .paragraph
        prefix += lead + [.backslash, .star]
        content = line.content
      case .fence:
        leaf = .fence
        add(leafSource.fence.content, indent: leafSource.fence.indent)
      case .indented:
        leaf = .indented
        prefix += lead + Reopening.indentedSentinel
      case .html(let kind):
        leaf = .html
        prefix += lead + Reopening.htmlSentinels[kind - 1].utf8 + [.lineFeed]
      case .table:
        leaf = .table
        add(leafSource.header)
        add(leafSource.delimiter)
      case .none, .htmlEnded:
        break
      }
    }
    if isInLine, leaf != .paragraph, !beginsParagraph { prefix += lead }
    return Reopening(prefix: prefix, depth: containers.count, leaf: leaf, content: content)
  }
}

extension LineScanner.Container {
  /// Begins the container, so that what is in it must stand in the same column.
  fileprivate var opening: [UInt8] {
    if isQuote { return [.quoteMark, .space] }
    var bytes = [UInt8](repeating: .space, count: markIndent)
    if isNumbered {
      // The list's number, counted on, may be wider or narrower than the mark that stands there.
      let room = contentIndent - markIndent - 1
      let digits = min(9, max(1, room - 1))
      let text = Array(String(number).utf8.suffix(digits))
      bytes += [UInt8](repeating: 0x30, count: digits - text.count) + text
    }
    bytes.append(mark)
    bytes += [UInt8](repeating: .space, count: max(1, contentIndent - bytes.count))
    return bytes
  }

  /// What a line in the container begins with.
  fileprivate var continuation: [UInt8] {
    isQuote ? [.quoteMark, .space] : [UInt8](repeating: .space, count: contentIndent)
  }
}

extension Reopening {
  /// A line of code that the parser takes away again.
  static let indentedSentinel = Array("    x\n".utf8)
  /// A line that begins HTML of each kind, and that the parser takes away again.
  static let htmlSentinels = ["<pre>", "<!--", "<?", "<!A", "<![CDATA[", "<p>", "<a>"]
}

extension SourceLine {
  /// What stands behind the fence that the line begins with, blanks trimmed.
  fileprivate var fenceInfo: String {
    let mark = self[start]
    let from = skipBlanks(from: skip(mark, from: start))
    var to = end
    while to > from, bytes[to - 1].isBlank { to -= 1 }
    return String(decoding: bytes[from..<to], as: UTF8.self)
  }
}
