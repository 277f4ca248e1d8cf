/// Splits a Markdown text that grows into pieces that can be parsed one by one. Appended text costs the
/// last piece, however long the text is.
///
/// A piece is a top-level block; of a list, one item; of a long code block, paragraph, table, quote,
/// item or HTML block, a part of bounded size. The pieces' ranges follow one another without a hole.
/// Not responsible for parsing what is in a piece: `MarkdownParser` does.
///
/// What the blocks of all pieces are together is what the parser makes of the whole text, but for
/// these: a list is tight or loose item by item, so that an item further down does not move what is
/// read above it; in a block that was cut for its length (`PieceBuilder`), marks of emphasis, code or
/// links that begin in one part and end in another stay marks; a definition of a link does not turn a
/// line of `=` under it into text of the paragraph that follows.
///
/// Offsets are into the text's UTF-8. The text itself stays with the message: each call is given it.
package struct MarkdownScanner: Sendable {
  package private(set) var pieces: [MarkdownPiece] = []
  /// The pieces before the one that `extend` returned, or behind it, that refer to a link whose
  /// definition the last call found or changed, ascending.
  package private(set) var relinked: [Int] = []
  /// Bytes read since the beginning: a count of the work done.
  package private(set) var scannedBytes = 0

  /// A line longer than this is read in parts: it is what its beginning is.
  static let maximumLine = 4096

  private var builder = PieceBuilder()
  /// How many of `pieces` nothing appended can change.
  private var settled = 0
  /// One of them shows something.
  private var hasShown = false
  private var links = LinkTable()

  package init() {}

  /// Takes in what was appended since the last call.
  /// - Returns: the index of the first piece that is new or not as it was; `pieces.count` when none is.
  ///   It may lie before the last piece when a link's definition came that an earlier piece refers to;
  ///   `relinked` names these, the pieces between them are as they were.
  package mutating func extend(to text: String) -> Int {
    var text = text
    return text.withUTF8 { extend(to: $0) }
  }

  /// The blocks of a piece: mostly one; none of a piece that only defines links.
  package func blocks(of piece: MarkdownPiece, in text: String) -> [Block] {
    var text = text
    return text.withUTF8 { bytes in
      guard piece.range.upperBound <= bytes.count else { return [] }
      let definitions = links.definitions(for: bytes[piece.range])
      return PieceParser(bytes: bytes, piece: piece).blocks(definitions: definitions)
    }
  }

  private mutating func extend(to bytes: UnsafeBufferPointer<UInt8>) -> Int {
    relinked = []
    if bytes.count < (pieces.last?.range.upperBound ?? 0) { self = MarkdownScanner() }
    if bytes.count == (pieces.last?.range.upperBound ?? 0) { return pieces.count }
    let before = Array(pieces[settled...])
    let first = settled
    pieces.removeSubrange(settled...)

    while let (end, next, isWhole) = nextLine(in: bytes) {
      scannedBytes += next - builder.offset
      builder.take(bytes, end: end, next: next, isWhole: isWhole)
      while let piece = builder.nextFinished() {
        let isShown = links.settle(piece, at: pieces.count, in: bytes)
        pieces.append(piece.spaced(isShown: isShown, isFirst: !hasShown))
        hasShown = hasShown || isShown
        settled = pieces.count
      }
    }
    finish(bytes)

    let changes = links.takeChanges()
    if !changes.labels.isEmpty {
      // Also those that could still change: they do, though their source is as it was.
      let recent = first..<min(first + before.count, pieces.count)
      relinked =
        changes.settled.filter { $0 < first }
        + recent.filter { changes.concern(pieces[$0], in: bytes) }
    }
    let same = zip(before, pieces[first...]).prefix { $0 == $1 }.count
    return min(first + same, relinked.first ?? Int.max)
  }

  /// Adds the pieces that may still change: as if the text ended here.
  private mutating func finish(_ bytes: UnsafeBufferPointer<UInt8>) {
    var tail = builder
    if tail.offset < bytes.count {
      scannedBytes += bytes.count - tail.offset
      tail.take(bytes, end: bytes.count, next: bytes.count, isWhole: true)
    }
    tail.end()
    links.beginTail()
    var hasShown = hasShown
    while let piece = tail.nextFinished() {
      let isShown = links.addToTail(piece, in: bytes)
      pieces.append(piece.spaced(isShown: isShown, isFirst: !hasShown))
      hasShown = hasShown || isShown
    }
    if !pieces.isEmpty { pieces[pieces.count - 1].isOpen = true }
  }

  /// The next line that is complete, or part of a long one: its end, where the next begins, and
  /// whether that is behind a line break.
  private func nextLine(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int, Bool)? {
    let start = builder.offset
    let limit = min(bytes.count, start + Self.maximumLine)
    var at = start
    while at < limit, !bytes[at].isLineBreak { at += 1 }
    guard at < limit else {
      guard limit < bytes.count, !bytes[limit].isLineBreak else {
        return limit < bytes.count ? lineEnd(at: limit, in: bytes) : nil
      }
      let cut = cutPlace(in: bytes, from: start, to: limit)
      return (cut, cut, false)
    }
    return lineEnd(at: at, in: bytes)
  }

  private func lineEnd(at end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int, Bool)? {
    guard bytes[end] == .carriageReturn else { return (end, end + 1, true) }
    // A line feed may follow: it belongs to the same line break.
    guard end + 1 < bytes.count else { return nil }
    return (end, bytes[end + 1] == .lineFeed ? end + 2 : end + 1, true)
  }

  /// Where a long line is cut: behind the last blank in its second half, else before a scalar.
  private func cutPlace(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Int
  {
    var at = limit
    while at > start + Self.maximumLine / 2 {
      if bytes[at - 1].isBlank { return at }
      at -= 1
    }
    at = limit
    while bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}

extension MarkdownPiece {
  /// Nothing stands above the first piece that is seen, nor above one that is not.
  fileprivate func spaced(isShown: Bool, isFirst: Bool) -> MarkdownPiece {
    var piece = self
    if isFirst || !isShown { piece.gap = 0 }
    return piece
  }
}
