import Foundation
import Markup
import TUI
import Testing

@testable import ChatUI

/// Answers as models give them, half of them broken, drawn while they come.
@Suite struct MarkdownAnswersTests {
  private static let answers: [String] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = tests.appending(path: "MarkupTests/Answers")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0).path }
  }()

  @Test func isGivenAnswers() { #expect(Self.answers.count >= 10) }

  @Test(arguments: answers) func drawsAHalfStreamedAnswer(path: String) throws {
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    for width in [20, 80] {
      var flow = MarkdownFlow(width: width, theme: .test)
      var text = ""
      for (index, scalar) in whole.unicodeScalars.enumerated() {
        text.unicodeScalars.append(scalar)
        guard index % 13 == 0 else { continue }
        flow.extend(to: text)
        var rows: [Row] = []
        flow.rows(max(0, flow.rowCount - 24)..<flow.rowCount, of: text, to: &rows)
        #expect(rows.allSatisfy { $0.count <= width })
        #expect(rows.count == min(24, flow.rowCount))
      }
      flow.extend(to: whole)
      #expect(MarkdownFixture.rows(&flow, whole) == MarkdownFixture.rows(whole, width))
    }
  }

  @Test(arguments: answers) func keepsEveryWord(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for width in [7, 20, 41, 80, 300] {
      let shown = MarkdownFixture.ink(MarkdownFixture.rows(text, width))
      for unit in MarkdownText.units(of: text) {
        let ink = MarkdownFixture.ink(unit)
        #expect(MarkdownFixture.isSubsequence(ink, of: shown), "\(unit) at \(width)")
      }
    }
  }
}
