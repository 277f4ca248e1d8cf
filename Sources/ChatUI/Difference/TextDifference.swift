/// What tells two texts apart: by line, and in lines that were changed, by word.
///
/// Lines are compared byte for byte. Each change is shown as the lines that went, then those that
/// came. Responsible for finding them; how they look is the view's matter.
struct TextDifference: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case same, removed, added
    }

    var kind: Kind
    /// Without its line feed.
    var text: String
    /// What of it was changed, as UTF-8 offsets; empty: no part can be told from the rest.
    var marks: [Range<Int>] = []
  }

  /// Words of one change beyond which its lines are not compared by word.
  private static let maximumWords = 6_000
  /// The share of a change's words that has to be the same for the others to be worth a mark.
  private static let minimumShare = 0.3

  let lines: [Line]

  init(_ old: String, _ new: String) {
    let oldLines = Self.split(old)
    let newLines = Self.split(new)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let matches = SequenceDifference.matches(oldLines.map(number), newLines.map(number))
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    func change(to oldEnd: Int, _ newEnd: Int) {
      lines += Self.change(oldLines[oldIndex..<oldEnd], newLines[newIndex..<newEnd])
      (oldIndex, newIndex) = (oldEnd, newEnd)
    }
    for match in matches {
      change(to: match.old, match.new)
      for line in oldLines[oldIndex..<oldIndex + match.count] {
        lines.append(Line(kind: .same, text: Self.text(line)))
      }
      oldIndex += match.count
      newIndex += match.count
    }
    change(to: oldLines.count, newLines.count)
    self.lines = lines
  }

  var isEmpty: Bool { lines.allSatisfy { $0.kind == .same } }

  // MARK: Lines

  private static func split(_ text: String) -> [ArraySlice<UInt8>] {
    Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line, as: UTF8.self)
  }

  private static func change(
    _ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>
  ) -> [Line] {
    var removed = old.map { Line(kind: .removed, text: text($0)) }
    var added = new.map { Line(kind: .added, text: text($0)) }
    if !removed.isEmpty, !added.isEmpty { mark(&removed, &added) }
    return removed + added
  }

  // MARK: Words

  /// Marks the words that the lines of one change do not have in common, over all of its lines: a
  /// paragraph that was only wrapped anew has none.
  private static func mark(_ removed: inout [Line], _ added: inout [Line]) {
    guard let old = words(of: removed), let new = words(of: added) else { return }
    var numbers: [[UInt8]: Int] = [:]
    func number(_ word: Word) -> Int {
      if let known = numbers[word.bytes] { return known }
      numbers[word.bytes] = numbers.count
      return numbers.count - 1
    }
    let matches = SequenceDifference.matches(old.map(number), new.map(number))
    var (oldKept, newKept) = (Set<Int>(), Set<Int>())
    for match in matches {
      oldKept.formUnion(match.old..<match.old + match.count)
      newKept.formUnion(match.new..<match.new + match.count)
    }
    let kept = oldKept.filter { !old[$0].isBlank }.count
    let total = max(old.count { !$0.isBlank }, new.count { !$0.isBlank })
    guard Double(kept) >= Double(total) * minimumShare else { return }
    put(marks: old, except: oldKept, on: &removed)
    put(marks: new, except: newKept, on: &added)
  }

  private struct Word {
    var line: Int
    var range: Range<Int>
    var bytes: [UInt8]
    var isBlank: Bool
  }

  /// Runs of letters and digits, runs of blanks, and every other character by itself; nil: too many.
  private static func words(of lines: [Line]) -> [Word]? {
    var words: [Word] = []
    for (index, line) in lines.enumerated() {
      let bytes = Array(line.text.utf8)
      var start = 0
      while start < bytes.count {
        let kind = Kind(bytes[start])
        var end = start + 1
        while end < bytes.count, kind != .sign, Kind(bytes[end]) == kind { end += 1 }
        words.append(
          Word(
            line: index, range: start..<end, bytes: Array(bytes[start..<end]),
            isBlank: kind == .blank))
        guard words.count <= maximumWords else { return nil }
        start = end
      }
    }
    return words
  }

  private enum Kind {
    case word, blank, sign

    /// Everything beyond ASCII counts as a letter: a character is never cut.
    init(_ byte: UInt8) {
      switch byte {
      case 0x20, 0x09, 0x0D: self = .blank
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: self = .word
      default: self = .sign
      }
    }
  }

  private static func put(marks words: [Word], except kept: Set<Int>, on lines: inout [Line]) {
    for (index, word) in words.enumerated() where !kept.contains(index) {
      let marks = lines[word.line].marks
      if let last = marks.last, last.upperBound == word.range.lowerBound {
        lines[word.line].marks[marks.count - 1] = last.lowerBound..<word.range.upperBound
      } else {
        lines[word.line].marks.append(word.range)
      }
    }
  }
}
