/// Durations of one thing that was done often.
struct Samples {
  private var milliseconds: [Double] = []

  /// Times one go.
  mutating func time(_ body: () -> Void) {
    let elapsed = ContinuousClock().measure(body)
    let parts = elapsed.components
    milliseconds.append(Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15)
  }

  mutating func add(_ taken: Double) { milliseconds.append(taken) }

  var median: Double { quantile(0.5) }

  func quantile(_ share: Double) -> Double {
    let sorted = milliseconds.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  /// One line: `open  1.2 ms (p99 1.9, worst 2.0, n 30), goal 60`.
  func report(_ name: String, goal: Double? = nil) {
    let figures = [median, quantile(0.99), milliseconds.max() ?? 0].map(Self.text)
    let goal = goal.map { ", goal \(Self.text($0))" } ?? ""
    print(
      "  \(name): \(figures[0]) ms (p99 \(figures[1]), worst \(figures[2]), n \(milliseconds.count))"
        + goal)
  }

  private static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
