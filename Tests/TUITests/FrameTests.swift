import Testing

@testable import TUI

struct FrameTests {
  private func row(_ frame: Frame, _ index: Int) -> String {
    shown((0..<frame.size.columns).map { frame[$0, index] })
  }

  @Test(arguments: [
    ("ab", 0, Int.max, "ab....", 2), ("ab", 4, .max, "....ab", 2), ("ab", 5, .max, ".....a", 1),
    ("ab", 6, .max, "......", 0), ("abcdef", 1, 2, ".ab...", 2), ("ab", 0, 0, "......", 0),
    ("ab", 0, -1, "......", 0), ("ab", 2, .max - 1, "..ab..", 2), ("", 2, .max, "......", 0),
    ("abcd", -2, .max, "cd....", 4), ("abcd", -2, 3, "c.....", 3), ("ab", -2, .max, "......", 0),
    ("日本", 0, .max, "日本..", 4), ("日本", 3, .max, "...日 ", 3), ("日本", 0, 3, "日 ...", 3),
    ("日本", -1, .max, " 本...", 4), ("日", 5, .max, "..... ", 1), ("日", 0, 1, " .....", 1),
  ])
  func putsARowAndCutsItAtTheEdges(
    text: String, column: Int, limit: Int, expected: String, taken: Int
  ) {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.put(cells("......"), at: Point(column: 0, row: 0))
    #expect(frame.put(cells(text), at: Point(column: column, row: 0), limit: limit) == taken)
    #expect(row(frame, 0) == expected)
  }

  @Test(arguments: [
    ("x", 0, "x 本語"), ("x", 1, " x本語"), ("x", 2, "日x 語"), ("xy", 1, " xy 語"), ("字", 1, " 字 語"),
    ("", 1, "日本語"), ("字", 5, "日本  "), ("", 3, "日本語"),
  ])
  func blanksWhatItHalfCovers(text: String, column: Int, expected: String) {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.put(cells("日本語"), at: Point(column: 0, row: 0))
    frame.put(cells(text), at: Point(column: column, row: 0))
    #expect(row(frame, 0) == expected)
  }

  @Test func takesHalvesOfWideCharactersInASlicedRowForBlanks() {
    let wide = cells("日本")
    var frame = Frame(size: Size(columns: 6, rows: 1))
    frame.put(wide[1...2], at: Point(column: 0, row: 0))
    frame.put([wide[0], wide[2], wide[3]], at: Point(column: 3, row: 0))
    #expect(row(frame, 0) == "    本")
  }

  @Test func leavesOtherRowsAlone() {
    var frame = Frame(size: Size(columns: 2, rows: 3))
    frame.put(cells("日"), at: Point(column: 0, row: 0))
    frame.put(cells("ab"), at: Point(column: 0, row: 1))
    frame.put(cells("x"), at: Point(column: 0, row: 3))
    frame.put(cells("x"), at: Point(column: 0, row: -1))
    #expect((0..<3).map { row(frame, $0) } == ["日", "ab", "  "])
    #expect(frame[0, 3] == .blank)
    #expect(frame[-1, 0] == .blank)
  }

  @Test(arguments: [
    (Rect(column: 1, row: 1, columns: 2, rows: 1), ["....", ".##.", "...."]),
    (Rect(column: -1, row: -1, columns: 2, rows: 2), ["#...", "....", "...."]),
    (Rect(column: 2, row: 2, columns: 9, rows: 9), ["....", "....", "..##"]),
    (Rect(column: 0, row: 50, columns: 4, rows: 4), ["....", "....", "...."]),
    (Rect(column: 9, row: 0, columns: 4, rows: 4), ["....", "....", "...."]),
    (Rect(column: 3, row: 0, columns: .max, rows: .max), ["...#", "...#", "...#"]),
    (Rect(column: 0, row: 0, columns: -3, rows: 2), ["....", "....", "...."]),
  ])
  func fillsTheOverlapOfARectangle(rect: Rect, expected: [String]) {
    let style = Style(on: .indexed(4))
    var frame = Frame(size: Size(columns: 4, rows: 3))
    frame.fill(rect, style: style)
    let filled = (0..<3).map { row in
      String((0..<4).map { frame[$0, row] == Cell(base: 0x20, style: style) ? "#" : "." })
    }
    #expect(filled == expected)
  }

  @Test func staysWholeUnderRandomRows() {
    var generator = SeededGenerator(seed: 5)
    var frame = Frame(size: Size(columns: 12, rows: 2))
    for _ in 0..<5000 {
      let text = randomText(4, using: &generator)
      frame.put(
        cells(text),
        at: Point(
          column: Int.random(in: -6...13, using: &generator),
          row: Int.random(in: 0...1, using: &generator)),
        limit: Int.random(in: 0...12, using: &generator))
      for line in 0..<2 {
        let row = (0..<12).map { frame[$0, line] }
        #expect(row.last?.width != 2)
        for (cell, next) in zip([.blank] + row, row) {
          #expect((cell.width == 2) == (next.width == 0), "\(text.debugDescription)")
        }
      }
    }
  }

  @Test func hasNoCellsWithoutASize() {
    var frame = Frame(size: Size(columns: -1, rows: 5))
    frame.put(cells("x"), at: Point(column: 0, row: 0))
    frame.fill(Rect(column: 0, row: 0, columns: 3, rows: 3), style: .plain)
    #expect(frame.cells == [])
  }
}
