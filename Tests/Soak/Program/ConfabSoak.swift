import Glibc
import Soak

/// Four hours of use, as fast as they can be done, and what is left of them.
///
///     swift build -c release && .build/release/confab-soak [--hours 4] [--minutes 30] [--seed 1]
@main struct ConfabSoak {
  static func main() async throws {
    var values: [String: Double] = [:]
    let words = Array(CommandLine.arguments.dropFirst())
    for (name, value) in zip(words, words.dropFirst()) where name.hasPrefix("--") {
      values[String(name.dropFirst(2))] = Double(value)
    }
    let hours = values["hours"] ?? 4
    let report = try await Soak.run(
      actions: Int(hours * Double(Soak.actionsPerHour)),
      seconds: (values["minutes"] ?? 240) * 60, seed: UInt64(values["seed"] ?? 1), restSeconds: 10
    ) { print($0) }
    tell(report)
    exit(report.faults.isEmpty ? 0 : 1)
  }

  private static func tell(_ report: SoakReport) {
    let count = report.actions.values.reduce(0, +)
    print("\(count) actions in \(Int(report.seconds)) s:")
    for (name, count) in report.actions.sorted(by: { $0.key < $1.key }) {
      print("  \(name): \(count)")
    }
    print("\(report.prompts) prompts, \(report.answers) whole answers; the server's ends:")
    for (name, count) in report.outcomes.sorted(by: { $0.key < $1.key }) {
      print("  \(name): \(count)")
    }
    let memory = report.samples.map(\.memory)
    let middle = memory[memory.count / 2]
    print(
      "memory, MiB: \(mebibytes(memory.first ?? 0)) after the first round, \(mebibytes(middle)) in the "
        + "middle, \(mebibytes(memory.last ?? 0)) at the end, at most \(mebibytes(memory.max() ?? 0))"
    )
    let perHour = report.memoryTrend(
      samplesPerHour: Double(Soak.actionsPerHour) / Double(Soak.actionsPerRound))
    print("  second half: \(Int(perHour)) KiB an hour of use")
    for (name, figure) in [("descriptors", \ProcessFigures.descriptors), ("threads", \.threads)] {
      let all = report.samples.map { $0[keyPath: figure] }
      print(
        "\(name): \(all.first ?? 0) at first, \(all.last ?? 0) at the end, at most \(all.max() ?? 0)"
      )
    }
    print(
      "at rest, 10 s: \(Int((report.idleMilliseconds * 100).rounded()))/100 ms of CPU, "
        + "\(report.idleWaits) waits")
    print(
      "the log: \(report.integrity); all sent and received is in it: "
        + (report.missingPrompts.isEmpty && report.missingAnswers.isEmpty ? "yes" : "no"))
    for fault in report.faults { print("FAULT: \(fault)") }
  }

  private static func mebibytes(_ kibibytes: Int) -> String {
    let tenths = kibibytes * 10 / 1024
    return "\(tenths / 10).\(tenths % 10)"
  }
}
