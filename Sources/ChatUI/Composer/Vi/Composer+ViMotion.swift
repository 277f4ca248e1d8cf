/// Where vi's motions lead from the cursor.
extension Composer {
  /// - Parameter named: the operator that the motion is for.
  /// - Returns: nil where it leads nowhere.
  func target(
    of motion: ViMotion, _ count: Int?, forOperator: Bool, _ named: ViOperator? = nil
  ) -> ViTarget? {
    let times = count ?? 1
    switch motion {
    case .left, .right, .column, .lineStart, .firstInk, .lineEnd:
      return targetInLine(motion, count, forOperator: forOperator)
    case .up, .down, .rowUp, .rowDown:
      let isUp = motion == .up || motion == .rowUp
      return targetInLines(isUp ? -times : times)
    case .nextLine, .previousLine, .thisLine:
      let lines = motion == .nextLine ? times : motion == .previousLine ? -times : times - 1
      return buffer.line(from: buffer.cursor, by: lines).map {
        ViTarget(buffer.firstInk(at: $0), .linewise)
      }
    case .firstLine: return ViTarget(buffer.firstInk(at: buffer.line(number: times)), .linewise)
    case .lastLine:
      let line = count.map { buffer.line(number: $0) } ?? buffer.lastLine
      return ViTarget(buffer.firstInk(at: line), .linewise)
    case .word(let big):
      return forOperator
        ? targetOfWord(big: big, times, named)
        : ViTarget(repeated(times) { buffer.nextWord(from: $0, big: big) }, .exclusive)
    case .wordBack(let big):
      return ViTarget(repeated(times) { buffer.previousWord(from: $0, big: big) }, .exclusive)
    case .wordEnd(let big):
      let last = max(0, buffer.glyphs.count - 1)
      return ViTarget(
        repeated(times) { buffer.nextWordEnd(from: $0, big: big) ?? last }, .inclusive)
    case .wordEndBack(let big):
      return ViTarget(repeated(times) { buffer.previousWordEnd(from: $0, big: big) }, .inclusive)
    case .find(let find): return target(of: find, times, again: false)
    case .findAgain(let reversed):
      guard let find = vi.lastFind else { return nil }
      return target(of: reversed ? find.reversed : find, times, again: true)
    case .paragraph:
      return ViTarget(repeated(times) { buffer.paragraphEnd(from: $0) }, .exclusive)
    case .paragraphBack:
      return ViTarget(repeated(times) { buffer.paragraphStart(from: $0) }, .exclusive)
    case .sentence: return ViTarget(repeated(times) { buffer.nextSentence(from: $0) }, .exclusive)
    case .sentenceBack:
      return ViTarget(repeated(times) { buffer.sentenceStart(from: $0) }, .exclusive)
    case .pair:
      return buffer.matchingBracket(from: buffer.cursor).map { ViTarget($0, .inclusive) }
    }
  }

  private func repeated(_ count: Int, _ step: (Int) -> Int) -> Int {
    var place = buffer.cursor
    for _ in 0..<count {
      let next = step(place)
      if next == place { break }
      place = next
    }
    return place
  }

  private func targetInLine(_ motion: ViMotion, _ count: Int?, forOperator: Bool) -> ViTarget? {
    let times = count ?? 1
    let start = buffer.lineStart
    switch motion {
    case .left: return ViTarget(max(start, buffer.cursor - times), .exclusive)
    case .right:
      let end = forOperator || vi.mode.isVisual ? buffer.lineEnd : buffer.lastPlace(at: start)
      return ViTarget(max(buffer.cursor, min(end, buffer.cursor + times)), .exclusive)
    case .column:
      return ViTarget(buffer.place(inLineAt: start, column: times - 1), .exclusive)
    case .lineStart: return ViTarget(start, .exclusive)
    case .firstInk:
      return ViTarget(min(buffer.firstInk(at: start), buffer.lastPlace(at: start)), .exclusive)
    default:
      guard let line = buffer.line(from: start, by: times - 1) else { return nil }
      // An empty line has no last glyph.
      let isEmpty = buffer.isEmptyLine(at: line)
      return ViTarget(buffer.lastPlace(at: line), isEmpty ? .exclusive : .inclusive, wanted: .max)
    }
  }

  private func targetInLines(_ count: Int) -> ViTarget? {
    guard let line = buffer.line(from: buffer.cursor, by: count) else { return nil }
    let column = vi.wanted ?? buffer.column(of: buffer.cursor)
    return ViTarget(buffer.place(inLineAt: line, column: column), .linewise, wanted: column)
  }

  private func target(of find: ViFind, _ count: Int, again: Bool) -> ViTarget? {
    buffer.place(of: find, count: count, again: again).map {
      ViTarget($0, find.isForward ? .inclusive : .exclusive)
    }
  }

  /// For an operator the last word ends with its line, and `cw` leaves the blanks after it.
  private func targetOfWord(big: Bool, _ count: Int, _ named: ViOperator?) -> ViTarget? {
    guard buffer.cursor < buffer.glyphs.count else { return nil }
    var place = buffer.cursor
    if named == .change, !buffer.glyphs[place].isBlank, buffer.glyphs[place].kind != .newline {
      place = buffer.runEnd(from: place, big: big)
      for _ in 1..<max(1, count) { place = buffer.nextWordEnd(from: place, big: big) ?? place }
      return ViTarget(place, .inclusive)
    }
    for _ in 1..<max(1, count) { place = buffer.nextWord(from: place, big: big) }
    return ViTarget(
      min(buffer.nextWord(from: place, big: big), buffer.lineEnd(at: place)), .exclusive)
  }
}
