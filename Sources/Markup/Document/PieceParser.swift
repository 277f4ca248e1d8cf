/// Parses one piece of a text: opens again what is open where it begins, and takes from the result what
/// was only there for that.
struct PieceParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let piece: MarkdownPiece

  /// - Parameter definitions: Markdown that defines the links which the piece refers to.
  func blocks(definitions: [UInt8]) -> [Block] {
    var blocks = MarkdownParser.blocks(of: definitions + source)
    if let reopening = piece.reopening {
      blocks = Self.closed(blocks, reopening, depth: reopening.depth)
    }
    if isCutIndentedCode, case .code(var code) = blocks.first {
      code.text.removeLast("x\n".count)
      blocks = code.text.isEmpty ? [] : [.code(code)]
    }
    return blocks
  }

  /// Which of the labels the piece defines, and whether it shows anything besides.
  func definitions(
    of candidates: [(label: String, source: String)]
  ) -> (definitions: [(String, LinkTable.Definition)], isShown: Bool) {
    // A label in a paragraph of its own is a link when the piece defines it.
    let labels = candidates.map { "[\($0.source)]\n\n" }.joined()
    let blocks = MarkdownParser.blocks(of: Array(labels.utf8) + source)
    var found: [(String, LinkTable.Definition)] = []
    for (candidate, block) in zip(candidates, blocks) {
      guard case .paragraph(let inlines) = block, inlines.count == 1,
        case .link(_, let target, let title) = inlines[0]
      else { continue }
      found.append((candidate.label, LinkTable.Definition(target: target, title: title)))
    }
    return (found, blocks.count > candidates.count)
  }

  private var source: [UInt8] {
    let start = piece.reopening?.content ?? piece.range.lowerBound
    var source = piece.reopening?.prefix ?? []
    source += bytes[start..<piece.range.upperBound]
    if isCutIndentedCode {
      if source.last?.isLineBreak == false { source.append(.lineFeed) }
      source += Reopening.indentedSentinel
    }
    return source
  }

  /// A later part goes on with the code: blank lines at the end belong to it.
  private var isCutIndentedCode: Bool {
    guard case .code(_, _, isLast: false) = piece.kind else { return false }
    if let reopening = piece.reopening { return reopening.leaf == .indented }
    var at = piece.range.lowerBound
    while at < piece.range.upperBound, bytes[at].isBlank || bytes[at].isLineBreak { at += 1 }
    guard at < piece.range.upperBound else { return true }
    var column = 0
    var line = at
    while line > piece.range.lowerBound, !bytes[line - 1].isLineBreak { line -= 1 }
    for byte in bytes[line..<at] { column = byte == .tab ? (column + 4) & ~3 : column + 1 }
    return column >= LineScanner.codeIndent
  }

  /// Without the heading that holds the containers open and the mark that holds the leaf open.
  private static func closed(_ blocks: [Block], _ reopening: Reopening, depth: Int) -> [Block] {
    var blocks = blocks
    guard let first = blocks.first else { return [] }
    if depth > 0 {
      switch first {
      case .quote(let inner):
        let rest = closed(inner, reopening, depth: depth - 1)
        blocks.replaceSubrange(0...0, with: rest.isEmpty ? [] : [.quote(rest)])
      case .list(var list) where !list.items.isEmpty:
        list.items[0].blocks = closed(list.items[0].blocks, reopening, depth: depth - 1)
        list.items[0].isContinued = true
        if list.items[0].blocks.isEmpty {
          list.items.removeFirst()
          list.start = list.start.map { $0 + 1 }
        }
        blocks.replaceSubrange(0...0, with: list.items.isEmpty ? [] : [.list(list)])
      default: break
      }
      return blocks
    }
    if reopening.depth > 0, case .heading(1, []) = first { blocks.removeFirst() }
    guard let leaf = blocks.first, let rest = closed(leaf, reopening.leaf) else { return blocks }
    blocks.replaceSubrange(0...0, with: rest)
    return blocks
  }

  /// What of the leaf is the piece's own; nil: all of it.
  private static func closed(_ block: Block, _ leaf: Reopening.Leaf) -> [Block]? {
    switch (leaf, block) {
    case (.paragraph, .paragraph(var inlines)), (.paragraph, .heading(_, var inlines)):
      if case .text(var text) = inlines.first, text.hasPrefix("*") {
        text.removeFirst()
        inlines.replaceSubrange(0...0, with: text.isEmpty ? [] : [.text(text)])
      }
      if inlines.isEmpty { return [] }
      if case .heading(let level, _) = block { return [.heading(level: level, inlines)] }
      return [.paragraph(inlines)]
    case (.indented, .code(var code)):
      code.text.removeFirst("x\n".count)
      return code.text.isEmpty ? [] : [.code(code)]
    case (.html, .html(var text)):
      let end = text.firstIndex(of: "\n").map { text.index(after: $0) } ?? text.endIndex
      text.removeSubrange(..<end)
      return text.isEmpty ? [] : [.html(text)]
    case (.table, .table(var table)):
      table.isContinued = true
      return [.table(table)]
    default:
      return nil
    }
  }
}
