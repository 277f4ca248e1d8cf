/// What the command line asks for.
struct FuzzOptions {
  var inputs: UInt64 = 1_000_000
  var seed: UInt64 = 1
  /// The number of the first input: a failure is repeated with its number and `--inputs 1`.
  var first: UInt64 = 0
  var targets = FuzzTarget.allCases

  static let usage = """
    usage: confab-fuzz [--inputs N] [--seed S] [--first N] [--target \
    \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|"))|all]
    """

  /// nil when the arguments make no sense.
  init?(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch name {
      case "--inputs":
        guard let number = UInt64(value), number > 0 else { return nil }
        inputs = number
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      case "--first":
        guard let number = UInt64(value) else { return nil }
        first = number
      case "--target" where value == "all": targets = FuzzTarget.allCases
      case "--target":
        guard let target = FuzzTarget(rawValue: value) else { return nil }
        targets = [target]
      default: return nil
      }
    }
  }

  func target(of number: UInt64) -> FuzzTarget {
    targets[Int(number % UInt64(targets.count))]
  }
}
