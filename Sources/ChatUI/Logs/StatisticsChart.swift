package import Chat
import TUI

/// One figure of the statistics as a bar chart made of text: a row for each day or model, in the order
/// of the statistics.
///
/// Responsible for lengths and words; what colour each part of a row has is whoever shows it to say.
package struct StatisticsChart: Hashable, Sendable {
  package enum Measure: String, Hashable, Sendable, CaseIterable {
    case requests, tokens, cost, errors
    case firstText = "time to first token"
  }

  package struct Row: Hashable, Sendable {
    /// Padded to the width of the longest.
    package var name: String
    /// Not padded; empty: nothing, or nothing known.
    package var bar: String
    package var value: String

    package var text: String {
      [name, bar, value].filter { !$0.isEmpty }.joined(separator: "  ")
    }
  }

  package let measure: Measure
  private let names: [String]
  /// nil: not known.
  private let amounts: [Double?]
  private let values: [String]

  package init(_ statistics: [LogStatistics], of measure: Measure) {
    self.measure = measure
    names = statistics.map { Sanitizer.display($0.name, oneLine: true) }
    amounts = statistics.map { Self.amount($0, measure) }
    values = statistics.map { Self.value($0, measure) }
  }

  /// Whether there is anything to draw.
  package var isEmpty: Bool { amounts.allSatisfy { ($0 ?? 0) <= 0 } }

  /// - Parameters:
  ///   - width: columns of the whole row at most, as far as names and values leave room.
  ///   - isASCII: for terminals without block characters.
  package func rows(width: Int, isASCII: Bool = false) -> [Row] {
    let longest = names.map { columns($0) }.max() ?? 0
    let nameWidth = min(longest, max(Self.narrowestName, width / 3))
    let valueWidth = values.map { columns($0) }.max() ?? 0
    let room = min(max(0, width - nameWidth - valueWidth - 4), Self.longestBar)
    let largest = amounts.compactMap(\.self).filter(\.isFinite).max() ?? 0
    return names.indices.map { index in
      Row(
        name: Self.padded(clipped(names[index], to: nameWidth), to: nameWidth),
        bar: Self.bar(amounts[index] ?? 0, of: largest, width: room, isASCII: isASCII),
        value: values[index])
    }
  }

  /// Columns of a bar: a longer one says no more.
  private static let longestBar = 60
  private static let narrowestName = 10
  /// An eighth of a column more each.
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// What is more than nothing is seen, however little it is.
  private static func bar(
    _ amount: Double, of largest: Double, width: Int, isASCII: Bool
  ) -> String {
    guard amount > 0, amount.isFinite, width > 0 else { return "" }
    let share = amount / largest * Double(width)
    if isASCII { return String(repeating: "#", count: max(1, Int(share.rounded()))) }
    let parts = max(1, Int((share * 8).rounded()))
    return String(repeating: "█", count: parts / 8)
      + (parts % 8 > 0 ? String(eighths[parts % 8 - 1]) : "")
  }

  private static func amount(_ row: LogStatistics, _ measure: Measure) -> Double? {
    switch measure {
    case .requests: Double(row.attempts)
    case .tokens:
      row.promptTokens == nil && row.completionTokens == nil
        ? nil : Double(row.promptTokens ?? 0) + Double(row.completionTokens ?? 0)
    case .cost: row.cost
    case .errors: Double(row.errors)
    case .firstText: row.firstTextMedian
    }
  }

  private static func value(_ row: LogStatistics, _ measure: Measure) -> String {
    let text = StatisticsText(row)
    switch measure {
    case .requests: return text.requests
    case .tokens:
      return row.promptTokens == nil && row.completionTokens == nil
        ? StatisticsText.unknown : "\(text.promptTokens) in, \(text.completionTokens) out"
    case .cost: return text.cost
    case .errors: return row.errors > 0 ? "\(text.errors) (\(share(row)))" : text.errors
    case .firstText:
      return row.firstTextMedian == nil
        ? StatisticsText.unknown : "\(text.firstTextMedian), 95 % within \(text.firstText95th)"
    }
  }

  /// Of the requests; never rounded to nothing.
  private static func share(_ row: LogStatistics) -> String {
    let share = Double(row.errors) / Double(max(1, row.attempts)) * 100
    return share < 1 ? "< 1 %" : "\(Int(share.rounded())) %"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(text)))
  }
}
