import Testing

@testable import ChatUI

@Suite struct DifferenceTests {
  private func shown(_ old: String, _ new: String) -> [String] {
    TextDifference(old, new).lines.map { line in
      let sign =
        switch line.kind {
        case .same: " "
        case .removed: "-"
        case .added: "+"
        }
      // Marked words stand in brackets.
      var text: [UInt8] = []
      for (index, byte) in Array(line.text.utf8).enumerated() {
        if line.marks.contains(where: { $0.lowerBound == index }) { text.append(0x5B) }
        text.append(byte)
        if line.marks.contains(where: { $0.upperBound == index + 1 }) { text.append(0x5D) }
      }
      return sign + String(decoding: text, as: UTF8.self)
    }
  }

  @Test func marksTheWordsThatDiffer() {
    #expect(
      shown(
        "one\nthe sky is blue today\nlast", "one\nthe sea is blue, today\nlast")
        == [" one", "-the [sky] is blue today", "+the [sea] is blue[,] today", " last"])
  }

  @Test func marksNoWordsInLinesThatHaveLittleInCommon() {
    #expect(
      shown("a\nto be or not to be\nz", "a\nfour score and seven\nz")
        == [" a", "-to be or not to be", "+four score and seven", " z"])
  }

  @Test func seesThatAParagraphWasOnlyWrappedAnew() {
    #expect(
      shown("red green blue\nblack", "red green\nblue black")
        == ["-red green[ ]blue", "-black", "+red green", "+blue[ ]black"])
  }

  @Test(arguments: [
    ("", "", [" "]), ("a", "a", [" a"]), ("", "a", ["-", "+a"]), ("a\n", "a", [" a", "-"]),
    ("a\r\nb", "a\nb", ["-a[\r]", "+a", " b"]), ("é", "e\u{301}", ["-é", "+e\u{301}"]),
    ("x\nb\nb\nb", "b\nb\nb\ny", ["-x", " b", " b", " b", "+y"]),
  ])
  func comparesLinesByteForByte(old: String, new: String, expected: [String]) {
    #expect(shown(old, new) == expected)
  }

  /// Lines of few kinds give every sort of repetition; long texts reach every bound of the search.
  @Test(arguments: [(3, 12), (6, 40), (40, 60), (300, 400), (4, 4_000)])
  func givesEitherTextBack(kinds: Int, length: Int) {
    var random = SeededRandom(seed: UInt64(kinds * 7919 + length))
    for _ in 0..<(length > 1_000 ? 3 : 200) {
      let old = random.lines(kinds: kinds, limit: length)
      let new =
        random.next(below: 2) == 0 ? random.edited(old) : random.lines(kinds: kinds, limit: length)
      let (oldText, newText) = (old.joined(separator: "\n"), new.joined(separator: "\n"))
      let lines = TextDifference(oldText, newText).lines
      func text(without kind: TextDifference.Line.Kind) -> String {
        lines.filter { $0.kind != kind }.map(\.text).joined(separator: "\n")
      }
      #expect(text(without: .added) == oldText)
      #expect(text(without: .removed) == newText)
      for line in lines {
        #expect(line.marks.allSatisfy { $0.upperBound <= line.text.utf8.count && !$0.isEmpty })
      }
    }
  }

  @Test func findsSomethingWhereverThereIsAnythingInCommon() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let old = (0..<random.next(below: 9)).map { _ in random.next(below: 4) }
      let new = (0..<random.next(below: 9)).map { _ in random.next(below: 4) }
      let found = SequenceDifference.matches(old, new)
      for match in found {
        #expect(
          old[match.old..<match.old + match.count] == new[match.new..<match.new + match.count])
      }
      #expect(found.isEmpty == Set(old).isDisjoint(with: new))
    }
    // Myers' own example: no anchors, and the shortest script.
    #expect(
      SequenceDifference.matches([1, 2, 3, 1, 2, 2, 1], [3, 2, 1, 2, 1, 3]).reduce(0) {
        $0 + $1.count
      } == 4)
  }

  @Test func foldsLongRunsOfEqualLines() {
    let lines = (1...20).map { "line \($0)" }
    var changed = lines
    changed[9] = "another"
    let items = FoldedDifference(
      TextDifference(lines.joined(separator: "\n"), changed.joined(separator: "\n"))
    ).items
    func same(_ number: Int) -> FoldedDifference.Item {
      .line(TextDifference.Line(kind: .same, text: "line \(number)"))
    }
    #expect(
      items == [
        .fold(6), same(7), same(8), same(9),
        .line(TextDifference.Line(kind: .removed, text: "line 10")),
        .line(TextDifference.Line(kind: .added, text: "another")),
        same(11), same(12), same(13), .fold(7),
      ])
  }
}

struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }

  mutating func lines(kinds: Int, limit: Int) -> [String] {
    (0..<next(below: limit) + 1).map { _ in "word\(next(below: kinds)) and \(next(below: 2))" }
  }

  mutating func edited(_ lines: [String]) -> [String] {
    var lines = lines
    for _ in 0...next(below: 6) where !lines.isEmpty {
      let index = next(below: lines.count)
      switch next(below: 3) {
      case 0: lines.remove(at: index)
      case 1: lines.insert("new \(next(below: 9))", at: index)
      default: lines[index] += " changed"
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
