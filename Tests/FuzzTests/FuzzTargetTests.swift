import FuzzTargets
import Testing

/// A short run of each target of `confab-fuzz`, always with the same inputs: what a long run has found
/// stays mended, and no target is broken itself.
struct FuzzTargetTests {
  /// As many as take about a second when nothing is optimised.
  private static func count(_ target: FuzzTarget) -> UInt64 {
    switch target {
    case .layout: 60
    case .query, .databases, .imports, .archives: 150
    case .settings, .themes: 300
    case .text: 500
    case .decoder, .errors, .sse, .json, .models, .keys: 1_000
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func nothingIsFoundInAShortRun(target: FuzzTarget) async throws {
    let world = try await FuzzWorld()
    let found = await FuzzTarget.firstFault(
      target, inputs: 0..<Self.count(target), seed: 20_261_123, in: world)
    await world.remove()
    if let found { Issue.record("\(target), input \(found.number): \(found.fault)") }
  }

  @Test(arguments: FuzzTarget.allCases) func anInputIsTheSameAgain(target: FuzzTarget) {
    var inputs: Set<[UInt8]> = []
    for number in 0..<20 as Range<UInt64> {
      var first = Mutator(seed: 1, number: number)
      var again = Mutator(seed: 1, number: number)
      let input = target.input(&first)
      #expect(target.input(&again) == input)
      inputs.insert(input)
    }
    #expect(inputs.count > 5, "seeds are changed")
  }
}
