import FuzzTargets
import Glibc

/// Feeds the readers of all outside text with broken and hostile input, target after target, and checks
/// what must hold. Run it built for release:
///
///     swift run -c release confab-fuzz --seconds 60
///     swift run -c release confab-fuzz --target layout --inputs 1000000 --seed 2
@main struct ConfabFuzz {
  /// Failures of one target; more of them say the same.
  private static let most = 5

  static func main() async throws {
    guard let options = FuzzOptions(CommandLine.arguments.dropFirst()) else {
      FuzzReport.write(FuzzOptions.usage + "\n")
      exit(64)
    }
    let world = try await FuzzWorld()
    Watchdog.start(seed: options.seed)
    FuzzReport.write("seed \(options.seed)\n")
    var failures = 0
    for target in options.targets { failures += await run(target, options, world) }
    Watchdog.stop()
    await world.remove()
    exit(failures == 0 ? 0 : 1)
  }

  /// - Returns: how many inputs showed a fault.
  private static func run(
    _ target: FuzzTarget, _ options: FuzzOptions, _ world: FuzzWorld
  ) async -> Int {
    let began = ContinuousClock.now
    let end = options.seconds.map { began + .seconds($0) }
    var failures = 0
    var count: UInt64 = 0
    while count < options.inputs, failures < most {
      if let end, count % 64 == 0, ContinuousClock.now >= end { break }
      let number = options.first + count
      count += 1
      Watchdog.begin(target, number)
      var mutator = Mutator(seed: options.seed, number: number)
      let input = target.input(&mutator)
      let made = mutator
      guard let fault = await target.fault(input, &mutator, in: world) else { continue }
      FuzzReport.tell(fault, target, number: number, seed: options.seed)
      failures += 1
      if options.inputs == 1 { await shrink(input, target, made, world) }
    }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    FuzzReport.write(
      "\(target.rawValue): \(count) inputs in \(Int(seconds)) s, "
        + "\(Int(Double(count) / max(seconds, 0.001))) a second, \(failures) failures\n")
    return failures
  }

  /// Takes away of an input what its fault does not need: the rest is what a test is made of.
  private static func shrink(
    _ input: [UInt8], _ target: FuzzTarget, _ made: Mutator, _ world: FuzzWorld
  ) async {
    var small = input
    var fault = ""
    var size = max(1, input.count / 2)
    while size > 0 {
      var place = 0
      var hasShrunk = false
      while place < small.count {
        var less = small
        less.removeSubrange(place..<min(place + size, less.count))
        var mutator = made
        if let found = await target.fault(less, &mutator, in: world) {
          (small, fault, hasShrunk) = (less, found, true)
        } else {
          place += size
        }
      }
      if !hasShrunk { size /= 2 }
    }
    FuzzReport.write(
      "  \(small.count) of them do: \(String(decoding: small, as: UTF8.self).debugDescription)\n")
    FuzzReport.write("  \(fault)\n")
  }
}
