import Markup

/// The blocks of all pieces of a text, put together again: the items of a list, the parts of code.
///
/// A list counts as tight when all its items are and no blank line is between them, as in CommonMark.
func joinedBlocks(of text: String) -> [Block] {
  var scanner = MarkdownScanner()
  _ = scanner.extend(to: text)
  return joinedBlocks(of: scanner, in: text)
}

func joinedBlocks(of scanner: MarkdownScanner, in text: String) -> [Block] {
  var joined: [Block] = []
  var last = -1
  for piece in scanner.pieces {
    var blocks = scanner.blocks(of: piece, in: text)
    if piece.block == last, let before = joined.last, let next = blocks.first {
      switch (piece.kind, before, next) {
      case (.item, .list(var list), .list(let more)):
        list.items += more.items
        list.isTight = list.isTight && more.isTight && piece.gap == 0
        joined[joined.count - 1] = .list(list)
        blocks.removeFirst()
      case (.code, .code(var code), .code(let more)):
        code.text += more.text
        joined[joined.count - 1] = .code(code)
        blocks.removeFirst()
      default: break
      }
    }
    joined += blocks
    last = piece.block
  }
  return joined
}

/// What a text reads as, piece by piece.
func units(of text: String) -> [String] {
  var scanner = MarkdownScanner()
  _ = scanner.extend(to: text)
  return scanner.pieces.flatMap { MarkdownText.units(of: scanner.blocks(of: $0, in: text)) }
}

/// The first of the words that does not stand behind the ones before it.
func firstMissing(of words: [String], in units: [String]) -> String? {
  var rest = units.joined(separator: "\n")[...]
  for word in words {
    guard let found = rest.firstRange(of: word) else { return word }
    rest = rest[found.upperBound...]
  }
  return nil
}
