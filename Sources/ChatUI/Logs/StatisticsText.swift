package import Chat

/// The figures of a day or a model as words: never more than was reported.
package struct StatisticsText: Hashable, Sendable {
  package static let unknown = "–"

  package let requests: String
  package let answers: String
  package let errors: String
  package let promptTokens: String
  package let completionTokens: String
  package let cost: String
  package let firstTextMedian: String
  package let firstText95th: String

  package init(_ row: LogStatistics) {
    requests = FigureText.grouped(row.attempts)
    answers = FigureText.grouped(row.answers)
    errors = FigureText.grouped(row.errors)
    promptTokens = row.promptTokens.map(FigureText.count) ?? Self.unknown
    completionTokens = row.completionTokens.map(FigureText.count) ?? Self.unknown
    cost = row.cost.flatMap(FigureText.cost) ?? Self.unknown
    firstTextMedian = row.firstTextMedian.flatMap(FigureText.seconds) ?? Self.unknown
    firstText95th = row.firstText95th.flatMap(FigureText.seconds) ?? Self.unknown
  }
}

extension StatisticsText {
  /// A number of US dollars for programs: all its digits, no exponent.
  package static func exact(_ dollars: Double) -> String {
    guard dollars.isFinite, abs(dollars) < 1e9 else { return "" }
    // A thousandth of a cent's thousandth: less than any price.
    var text = Figures.fixed(dollars, digits: 8)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
