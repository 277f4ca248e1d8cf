/// How the blocks of CommonMark 0.30 begin and end, told from one line.
extension SourceLine {
  /// §4.1: three or more `-`, `_` or `*`, and blanks.
  func isRule(at offset: Int) -> Bool {
    let mark = self[offset]
    guard mark == .minus || mark == .underscore || mark == .star else { return false }
    var count = 0
    for at in offset..<end {
      if bytes[at] == mark {
        count += 1
      } else if !bytes[at].isBlank {
        return false
      }
    }
    return count >= 3
  }

  /// §4.2.
  func headingLevel(at offset: Int) -> Int? {
    let after = skip(.hash, from: offset)
    let level = after - offset
    guard level >= 1, level <= 6, after == end || bytes[after].isBlank else { return nil }
    return level
  }

  /// §4.3.
  func isSetextUnderline(at offset: Int) -> Bool {
    let mark = self[offset]
    guard mark == .equal || mark == .minus else { return false }
    return skip(.space, from: skip(mark, from: offset)) >= end
  }

  /// §4.5: an opening fence.
  func fence(at offset: Int, indent: Int) -> LineScanner.Fence? {
    let mark = self[offset]
    guard mark == .backtick || mark == .tilde, indent < LineScanner.codeIndent else { return nil }
    let after = skip(mark, from: offset)
    guard after - offset >= 3 else { return nil }
    if mark == .backtick, after < end, bytes[after..<end].contains(.backtick) { return nil }
    return LineScanner.Fence(mark: mark, length: after - offset, indent: indent)
  }

  func closesFence(_ fence: LineScanner.Fence, at offset: Int) -> Bool {
    guard self[offset] == fence.mark else { return false }
    let after = skip(fence.mark, from: offset)
    return after - offset >= fence.length && skip(.space, from: after) >= end
  }

  /// §5.1 and §5.2: the mark of a quote or an item. The blanks after it are not yet in
  /// `contentIndent`.
  func containerMark(at offset: Int, indent: Int) -> (
    container: LineScanner.Container, length: Int
  )? {
    let byte = self[offset]
    func mark(_ mark: UInt8, length: Int, number: Int = 0) -> (LineScanner.Container, Int) {
      (
        LineScanner.Container(
          mark: mark, markIndent: indent, contentIndent: indent + length, number: number), length
      )
    }
    if byte == .quoteMark { return mark(byte, length: 1) }
    if byte == .minus || byte == .plus || byte == .star {
      return offset + 1 >= end || bytes[offset + 1].isBlank ? mark(byte, length: 1) : nil
    }
    guard byte.isDigit else { return nil }
    var at = offset
    var number = 0
    while at < end, at < offset + 9, bytes[at].isDigit {
      number = number * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    guard self[at] == .dot || self[at] == .closingParenthesis,
      at + 1 >= end || bytes[at + 1].isBlank
    else { return nil }
    return mark(bytes[at], length: at + 1 - offset, number: number)
  }

  /// GFM §4.10: the row of dashes under a table's header, as md4c reads it: at least three characters
  /// a column and a pipe somewhere. The number of its columns.
  func tableColumns(at offset: Int) -> Int? {
    var at = offset
    var hasPipe = false
    var count = 0
    func skipPipe() -> Bool {
      guard self[at] == .pipe else { return false }
      at += 1
      while at < end, bytes[at].isWhitespace { at += 1 }
      hasPipe = true
      return true
    }
    _ = skipPipe()
    while true {
      let cell = at
      if self[at] == .colon { at += 1 }
      at = skip(.minus, from: at)
      if self[at] == .colon { at += 1 }
      guard at - cell >= 3 else { return nil }
      count += 1
      while at < end, bytes[at].isWhitespace { at += 1 }
      let isDelimited = skipPipe()
      if at >= end { break }
      guard isDelimited else { return nil }
    }
    return hasPipe ? count : nil
  }
}
