/// Display math that a line leaves open: `\[` or `$$` where a line begins or ends. Its lines are the
/// paragraph's, also those that would begin a list (`- b \\`), until it is closed or a line is blank.
enum MathOpening: Hashable, Sendable {
  case bracket, dollars

  /// What is open after a line of a paragraph.
  static func after(_ line: SourceLine, from content: Int, open: MathOpening?) -> MathOpening? {
    var at = content
    if let open {
      guard let closed = open.closing(in: line, from: at) else { return open }
      at = closed
    }
    // What the line does not close need not be looked for again.
    var unclosed: Set<MathOpening> = []
    while at < line.end {
      let byte = line.bytes[at]
      let opening: MathOpening?
      if byte == .backtick {
        at = line.codeSpanEnd(at: at)
        continue
      } else if byte == .backslash {
        opening = line[at + 1] == .openingBracket ? .bracket : nil
      } else if byte == .dollar {
        let after = line.skip(.dollar, from: at)
        opening = after - at == 2 ? .dollars : nil
        if opening == nil {
          at = after
          continue
        }
      } else {
        at += 1
        continue
      }
      guard let opening else {
        at += 2
        continue
      }
      if !unclosed.contains(opening), let closed = opening.closing(in: line, from: at + 2) {
        at = closed
        continue
      }
      unclosed.insert(opening)
      if at == content || line.isBlank(from: at + 2) {
        return opening
      } else {
        at += 2
      }
    }
    return nil
  }

  /// The offset behind what closes it.
  func closing(in line: SourceLine, from offset: Int) -> Int? {
    var at = offset
    while at + 1 < line.end {
      switch self {
      case .bracket:
        if line.bytes[at] == .backslash {
          if line.bytes[at + 1] == .closingBracket { return at + 2 }
          at += 1
        }
      case .dollars:
        if line.bytes[at] == .backslash {
          at += 1
        } else if line.bytes[at] == .dollar, line.bytes[at + 1] == .dollar {
          return at + 2
        }
      }
      at += 1
    }
    return nil
  }
}

extension SourceLine {
  /// The offset behind the code span that begins with the backticks there; behind these when there
  /// is none on this line.
  func codeSpanEnd(at offset: Int) -> Int {
    let opened = skip(.backtick, from: offset)
    var at = opened
    while at < end {
      guard bytes[at] == .backtick else {
        at += 1
        continue
      }
      let closed = skip(.backtick, from: at)
      if closed - at == opened - offset { return closed }
      at = closed
    }
    return opened
  }
}
