/// Finds LaTeX in the text of a paragraph: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`.
///
/// A `$` opens when no blank follows and no letter or digit stands before it, and closes when no blank
/// stands before it and no digit follows; so `$5 and $6` is money. What looks like money or like a
/// shell's variables all the same is not taken: see `isLikely`.
struct MathFinder {
  struct Span: Hashable {
    /// With what delimits it.
    var range: Range<Int>
    var source: Range<Int>
    var isDisplay: Bool
  }

  /// Math in running text that is longer is none: two far `$` do not belong together.
  static let maximumInlineLength = 2000

  private let line: SourceLine
  private var spans: [Span] = []
  /// Searches that came to the end of the text in vain need not be made again.
  private var exhausted: Set<UInt8> = []

  /// - Parameter line: a paragraph's text, its lines separated by line feeds.
  static func spans(in line: SourceLine) -> [Span] {
    var finder = MathFinder(line: line)
    finder.find()
    return finder.spans
  }

  private init(line: SourceLine) { self.line = line }

  private mutating func find() {
    var at = line.start
    while at < line.end {
      switch line.bytes[at] {
      case .backtick:
        at = line.codeSpanEnd(at: at)
      case .backslash:
        at = bracketed(at: at) ?? (at + 2)
      case .dollar:
        let after = line.skip(.dollar, from: at)
        switch after - at {
        case 1: at = inline(at: at) ?? after
        case 2: at = display(at: at) ?? after
        default: at = after
        }
      default:
        at += 1
      }
    }
  }

  /// `\(…\)` and `\[…\]`.
  private mutating func bracketed(at offset: Int) -> Int? {
    let closing: UInt8
    switch line[offset + 1] {
    case .openingParenthesis: closing = .closingParenthesis
    case .openingBracket: closing = .closingBracket
    default: return nil
    }
    guard !exhausted.contains(closing) else { return nil }
    var at = offset + 2
    while at + 1 < line.end {
      if line.bytes[at] == .backslash {
        if line.bytes[at + 1] == closing {
          return take(offset..<at + 2, isDisplay: closing == .closingBracket, delimiter: 2)
        }
        at += 1
      }
      at += 1
    }
    exhausted.insert(closing)
    return nil
  }

  private mutating func display(at offset: Int) -> Int? {
    guard !exhausted.contains(.hash) else { return nil }
    var at = offset + 2
    while at + 1 < line.end {
      if line.bytes[at] == .backslash {
        at += 1
      } else if line.bytes[at] == .dollar, line.bytes[at + 1] == .dollar {
        return take(offset..<at + 2, isDisplay: true, delimiter: 2)
      }
      at += 1
    }
    exhausted.insert(.hash)
    return nil
  }

  private mutating func inline(at offset: Int) -> Int? {
    guard !exhausted.contains(.dollar), !line[offset + 1].isSpaceOrBreak,
      offset == line.start || !line.bytes[offset - 1].isLetterOrDigit
    else { return nil }
    var at = offset + 1
    while at < line.end, at - offset <= Self.maximumInlineLength {
      let byte = line.bytes[at]
      if byte == .backslash {
        at += 2
        continue
      }
      if byte == .dollar, at > offset + 1, !line.bytes[at - 1].isSpaceOrBreak,
        !line[at + 1].isDigit
      {
        guard isLikely(offset + 1..<at, followedBy: line[at + 1]) else { return nil }
        return take(offset..<at + 1, isDisplay: false, delimiter: 1)
      }
      at += 1
    }
    if at >= line.end { exhausted.insert(.dollar) }
    return nil
  }

  private mutating func take(_ range: Range<Int>, isDisplay: Bool, delimiter: Int) -> Int? {
    let source = range.lowerBound + delimiter..<range.upperBound - delimiter
    // Without a letter or a digit it is rather a row of escaped marks.
    guard line.bytes[source].contains(where: { $0.isLetterOrDigit || $0 >= 0x80 }) else {
      return nil
    }
    spans.append(Span(range: range, source: source, isDisplay: isDisplay))
    return range.upperBound
  }

  /// Whether what stands between two `$` is math: with something of LaTeX in it (a command, an index,
  /// a relation), or else short, or not like an amount (`5 or 10`) and not like a path of variables.
  private func isLikely(_ range: Range<Int>, followedBy next: UInt8) -> Bool {
    let bytes = line.bytes[range]
    if bytes.contains(where: { $0.isOfMath }) { return true }
    if next.isLetter || next == .underscore { return range.count == 1 }
    guard bytes[range.lowerBound].isDigit else { return true }
    var run = 0
    for byte in bytes {
      run = byte.isLetter ? run + 1 : 0
      if run > 1 { return false }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isSpaceOrBreak: Bool { isWhitespace || isLineBreak }
  fileprivate var isLetterOrDigit: Bool { isLetter || isDigit }

  /// `\ ^ _ { } = < > +`.
  fileprivate var isOfMath: Bool {
    switch self {
    case .backslash, .underscore, .equal, .lessThan, .quoteMark, .plus, 0x5E, 0x7B, 0x7D: true
    default: false
    }
  }
}
