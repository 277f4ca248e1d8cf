import TUI
import Testing

@testable import ChatUI

@Suite struct LineScrollTests {
  /// Lines of one to three rows, `line.row`; counts how many were laid out.
  private final class Lines: LineSource {
    let lineCount: Int
    var laidOut = 0

    init(_ count: Int) { lineCount = count }

    func rows(of line: Int, width: Int, theme: Theme) -> [Row] {
      laidOut += 1
      return (0...line % 3).map { cells("\(line).\($0)") }
    }
  }

  private static let window = LineWindow(width: 10, rows: 4, theme: .test)

  private static func seen(_ scroll: LineScroll, _ lines: Lines) -> String {
    scroll.visible(in: lines, window).map { row in
      String(String.UnicodeScalarView(row.compactMap { Unicode.Scalar($0.base) }))
    }.joined(separator: " ")
  }

  @Test(arguments: [
    (0, "0.0 1.0 1.1 2.0"), (1, "1.0 1.1 2.0 2.1"), (3, "2.0 2.1 2.2 3.0"),
    (10, "5.1 5.2 6.0 7.0"), (1_000, "8.2 9.0 10.0 10.1"),
  ])
  func movesByRowsAndNotBeyondTheEnd(rows: Int, seen: String) {
    let lines = Lines(11)
    var scroll = LineScroll()
    scroll.move(by: rows, in: lines, Self.window)
    #expect(Self.seen(scroll, lines) == seen)
    #expect(scroll.isAtEnd == (rows == 1_000))
    // And back by steps of any size.
    for step in [1, 2, 3, 7] {
      var back = scroll
      for _ in 0..<40 { back.move(by: -step, in: lines, Self.window) }
      #expect(Self.seen(back, lines) == "0.0 1.0 1.1 2.0")
    }
  }

  @Test func aTextThatFitsStaysWhereItIs() {
    let lines = Lines(2)
    var scroll = LineScroll()
    scroll.move(by: 1, in: lines, Self.window)
    #expect(Self.seen(scroll, lines) == "0.0 1.0 1.1")
    #expect(scroll.mark(in: lines, Self.window) == "")
  }

  @Test func theEndIsFollowedUntilOneGoesBack() {
    var scroll = LineScroll(isAtEnd: true)
    #expect(Self.seen(scroll, Lines(11)) == "8.2 9.0 10.0 10.1")
    #expect(Self.seen(scroll, Lines(13)) == "11.0 11.1 11.2 12.0")
    scroll.move(by: -1, in: Lines(13), Self.window)
    let there = Self.seen(scroll, Lines(13))
    #expect(Self.seen(scroll, Lines(99)) == there)
    scroll.move(by: 1, in: Lines(13), Self.window)
    #expect(scroll.isAtEnd)
  }

  @Test func aTextThatBecameShorterIsSeenFromItsEnd() {
    var scroll = LineScroll()
    scroll.move(by: 100, in: Lines(90), Self.window)
    #expect(Self.seen(scroll, Lines(3)) == "1.1 2.0 2.1 2.2")
    #expect(Self.seen(scroll, Lines(0)) == "")
  }

  /// However long the text is.
  @Test func laysOutOnlyWhatIsSeenAndPassed() {
    for count in [100, 1_000_000] {
      let lines = Lines(count)
      var scroll = LineScroll(isAtEnd: true)
      _ = scroll.visible(in: lines, Self.window)
      scroll.move(by: -20, in: lines, Self.window)
      scroll.toStart()
      scroll.move(by: 20, in: lines, Self.window)
      _ = scroll.mark(in: lines, Self.window)
      #expect(lines.laidOut < 80)
    }
  }
}
