import TUI
import Testing

/// Frames that go out in parts.
@Suite struct FrameStepTests {
  private func frame(_ rows: [String], cursor: Int? = nil) -> Frame {
    var frame = Frame(size: Size(columns: 20, rows: rows.count))
    for (index, row) in rows.enumerated() {
      frame.put(cells(row), at: Point(column: 0, row: index))
    }
    frame.cursor = cursor.map { Point(column: 2, row: $0) }
    return frame
  }

  private func text(_ frame: Frame) -> [String] {
    (0..<frame.size.rows).map { row in
      var text = ""
      for column in 0..<frame.size.columns {
        text.unicodeScalars.append(Unicode.Scalar(frame[column, row].base) ?? " ")
      }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  private let before = ["first row", "second row", "third row", "> ", "status"]

  @Test func anEchoIsTheRowOfTheCursorAlone() {
    let next = frame(["other", "rows", "altogether", "> a", "new status"], cursor: 3)
    let echo = FrameStep.echo(of: next, on: frame(before))
    #expect(text(echo) == ["first row", "second row", "third row", "> a", "status"])
    #expect(echo.cursor == next.cursor)
  }

  @Test func aFrameOfAnotherSizeIsNotCutUp() {
    let next = frame(["a", "b"], cursor: 1)
    #expect(FrameStep.echo(of: next, on: frame(before)) == next)
    #expect(FrameStep.next(next, on: frame(before), within: 0) == (next, true))
  }

  @Test func whatFitsGoesOutWhole() {
    let next = frame(["first row", "second row!", "third row", "> a", "status"], cursor: 3)
    #expect(FrameStep.next(next, on: frame(before), within: 40) == (next, true))
  }

  /// Step by step, the rows next to the cursor first, and never without progress.
  @Test(arguments: [(0, [3, 2, 4, 1, 0]), (40, [3, 1, 0]), (1_000, [0])])
  func theRestFollowsFromTheCursorOutwards(room: Int, left: [Int]) {
    let next = frame(
      ["other text", "to be shown", "in each row", "> some text", "another status"], cursor: 3)
    var shown = frame(before)
    var differing: [Int] = []
    for _ in 0..<5 {
      let (step, isWhole) = FrameStep.next(next, on: shown, within: room)
      #expect(step != shown)
      shown = step
      let rows = zip(text(shown), text(next)).filter { $0 != $1 }.count
      differing.append(rows)
      #expect(isWhole == (rows == 0))
      if isWhole { break }
    }
    #expect(shown == next)
    #expect(differing.first == [0: 4, 40: 3, 1_000: 0][room] ?? 0)
    #expect(differing.count <= left.count)
  }

  /// Terminals scroll by themselves: that costs next to nothing, and what is new comes after it.
  @Test func whatMovesIsMovedAndTheRestIsBlankUntilItComes() {
    let shown = frame(["a one", "b two", "c three", "d four", "e five", "> ", "status"])
    let next = frame(
      ["b two", "c three", "d four", "e five", "f six is new and long", "> ", "status now"],
      cursor: 5)
    let (step, isWhole) = FrameStep.next(next, on: shown, within: 20)
    #expect(!isWhole)
    #expect(
      text(step) == ["b two", "c three", "d four", "e five", "", ">", "status now"]
        || text(step) == [
          "b two", "c three", "d four", "e five", "f six is new and lon", ">", "status",
        ])
    let (last, isLast) = FrameStep.next(next, on: step, within: 100)
    #expect(isLast)
    #expect(last == next)
  }

  @Test func scrollingBackIsSeenToo() {
    let shown = frame(["c three", "d four", "e five", "f six", "g seven", "h eight", "> "])
    let next = frame(
      ["a one that is long", "b two that is long", "c three", "d four", "e five", "f six", "> "],
      cursor: 6)
    let (step, isWhole) = FrameStep.next(next, on: shown, within: 0)
    #expect(!isWhole)
    #expect(Array(text(step)[2...]) == ["c three", "d four", "e five", "f six", ">"])
    #expect(text(step)[..<2].filter(\.isEmpty).count == 1)
  }

  @Test func bytesOfOtherScriptsAndStylesCount() {
    let shown = frame(["", "> "])
    var next = frame(["", "> "], cursor: 1)
    next.put(cells("日本語日本語", style: Style(.indexed(3))), at: Point(column: 0, row: 0))
    #expect(FrameStep.next(next, on: shown, within: 40).isWhole)
    next.put(cells("x", style: Style(.indexed(4))), at: Point(column: 12, row: 0))
    var both = next
    both.put(cells("y"), at: Point(column: 0, row: 1))
    #expect(!FrameStep.next(both, on: shown, within: 40).isWhole)
  }
}
