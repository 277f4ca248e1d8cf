import Chat
import Testing

@testable import ChatUI

/// Statistics as bars of text.
struct StatisticsChartTests {
  static let rows: [LogStatistics] = {
    var busy = LogStatistics(name: "2026-11-23", answers: 1990, attempts: 2000, errors: 8)
    busy.promptTokens = 1_200_000
    busy.completionTokens = 80_000
    busy.cost = 4
    busy.firstTextMedian = 0.84
    busy.firstText95th = 71
    var quiet = LogStatistics(name: "2026-11-22", answers: 5, attempts: 10, errors: 5)
    quiet.promptTokens = 900
    quiet.cost = 0.001
    quiet.firstTextMedian = 0.42
    quiet.firstText95th = 0.5
    return [busy, quiet, LogStatistics(name: "2026-11-21", attempts: 1)]
  }()

  func text(_ measure: StatisticsChart.Measure, width: Int, isASCII: Bool = false) -> String {
    StatisticsChart(Self.rows, of: measure).rows(width: width, isASCII: isASCII).map(\.text)
      .joined(separator: "\n")
  }

  @Test func drawsEachMeasure() {
    #expect(
      text(.requests, width: 40) == """
        2026-11-23  █████████████████████  2,000
        2026-11-22  ▏  10
        2026-11-21  ▏  1
        """)
    #expect(
      text(.tokens, width: 44) == """
        2026-11-23  ██████████████  1.2M in, 80k out
        2026-11-22  ▏  900 in, – out
        2026-11-21  –
        """)
    #expect(
      text(.cost, width: 27) == """
        2026-11-23  ██████  $4.00
        2026-11-22  ▏  $0.0010
        2026-11-21  –
        """)
    #expect(
      text(.errors, width: 30, isASCII: true) == """
        2026-11-23  #######  8 (< 1 %)
        2026-11-22  ####  5 (50 %)
        2026-11-21  0
        """)
    #expect(
      text(.firstText, width: 54) == """
        2026-11-23  ███████████  0.8 s, 95 % within 1 min 11 s
        2026-11-22  █████▌  0.4 s, 95 % within 0.5 s
        2026-11-21  –
        """)
  }

  @Test func givesUpItsBarsWhereThereIsNoRoom() {
    #expect(
      text(.requests, width: 12) == """
        2026-11-23  2,000
        2026-11-22  10
        2026-11-21  1
        """)
  }

  @Test func cutsLongNamesAndShowsNoControlCharacters() {
    let rows = [
      LogStatistics(name: "vendor/a-model-with-a-very-long-name", attempts: 4),
      LogStatistics(name: "evil\u{1B}[2Jmodel", attempts: 2),
      LogStatistics(name: "模型模型模型模型", attempts: 1),
    ]
    let text = StatisticsChart(rows, of: .requests).rows(width: 40).map(\.text)
    #expect(text[0].hasPrefix("vendor/a-mod…  █"))
    #expect(!text.joined().unicodeScalars.contains { $0.value < 0x20 })
    #expect(text[2].hasPrefix("模型模型模型…"))
  }

  @Test func knowsWhenThereIsNothingToDraw() {
    #expect(StatisticsChart([LogStatistics(name: "m", attempts: 3)], of: .cost).isEmpty)
    #expect(!StatisticsChart(Self.rows, of: .cost).isEmpty)
    #expect(StatisticsChart([], of: .requests).rows(width: 80) == [])
  }
}
