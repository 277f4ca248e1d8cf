/// What a soak came to, and what is wrong with it.
package struct SoakReport: Sendable {
  package init() {}

  package var actions: [String: Int] = [:]
  package var outcomes: [String: Int] = [:]
  package var seconds = 0.0
  /// One at rest after each round of actions.
  package var samples: [ProcessFigures] = []
  /// Over ten seconds without anybody at the keyboard.
  package var idleMilliseconds = 0.0
  package var idleWaits = 0
  package var prompts = 0
  package var answers = 0
  package var missingPrompts: [String] = []
  package var missingAnswers: [String] = []
  package var integrity = ""
  package var hasQuit = false

  /// KiB that the memory grows by in an hour of use, by a line through the second half of the samples.
  package func memoryTrend(samplesPerHour: Double) -> Double {
    let half = samples.suffix(samples.count / 2).map { Double($0.memory) }
    guard half.count > 2 else { return 0 }
    let middle = Double(half.count - 1) / 2
    let mean = half.reduce(0, +) / Double(half.count)
    var (above, below) = (0.0, 0.0)
    for (index, memory) in half.enumerated() {
      above += (Double(index) - middle) * (memory - mean)
      below += (Double(index) - middle) * (Double(index) - middle)
    }
    return above / below * samplesPerHour
  }

  /// Descriptors and threads beyond those of the first quarter, once the first uses are past.
  package func growth(_ figure: (ProcessFigures) -> Int) -> Int {
    let first = samples.prefix(max(1, samples.count / 4)).map(figure).max() ?? 0
    let last = samples.suffix(max(1, samples.count / 4)).map(figure).min() ?? 0
    return last - first
  }

  /// Threads by which the pool of queues may grow with what happens to run at once; more is a leak.
  private static let pool = 4

  /// What must hold of any soak, short or long; times are not in it.
  package var faults: [String] {
    var faults: [String] = []
    if growth(\.descriptors) > 0 {
      faults.append("descriptors leak: \(samples.map(\.descriptors))")
    }
    if growth(\.threads) > Self.pool { faults.append("threads leak: \(samples.map(\.threads))") }
    if !missingPrompts.isEmpty { faults.append("not in the log: \(missingPrompts.prefix(5))") }
    if !missingAnswers.isEmpty {
      faults.append("\(missingAnswers.count) answers are not in the log: \(missingAnswers[0])")
    }
    if integrity != "ok" { faults.append("the log: \(integrity)") }
    if !hasQuit { faults.append("it did not quit as it should") }
    return faults
  }
}
