/// Measures what the design sets goals for and a test must not assert: times. Prints medians
/// and the worst case; to be built for release.
///
///     swift run -c release confab-bench [name …]
///     swift run -c release confab-bench store|log --path DIR
///     swift run -c release confab-bench sharing
///     swift run -c release confab-bench link
///     swift build -c release && .build/release/confab-bench program [part …] [--json FILE]
@main struct ConfabBench {
  private static let all: [(name: String, run: @Sendable () -> Void)] = [
    ("answer", AnswerBenchmark.run), ("scale", ScaleBenchmark.run),
    ("find", FindBenchmark.run),
  ]

  static func main() async throws {
    let wanted = CommandLine.arguments.dropFirst()
    switch wanted.first {
    case "program": return try await ProgramBenchmark.run(Array(wanted.dropFirst()))
    case "floor": return Floor.run(port: wanted.dropFirst().first.flatMap { UInt16($0) } ?? 0)
    case "store": return try await StoreBenchmark.run(Options(wanted.dropFirst()))
    case "log": return try await LogBenchmark.run(Options(wanted.dropFirst()))
    case "link": return try await LinkBenchmark.run(Options(wanted.dropFirst()))
    case "sharing": return try await SharingBenchmark.run(Options(wanted.dropFirst()))
    case "sharing-writer": return try await SharingBenchmark.write(Options(wanted.dropFirst()))
    default: break
    }
    for benchmark in all where wanted.isEmpty || wanted.contains(benchmark.name) {
      print("\(benchmark.name):")
      benchmark.run()
    }
  }
}
