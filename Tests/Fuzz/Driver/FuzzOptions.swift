import FuzzTargets

/// What the command line asks for.
struct FuzzOptions {
  /// Of each target.
  var inputs: UInt64 = 1_000_000
  var seed: UInt64 = 1
  /// The number of the first input: a failure is repeated with its number and `--inputs 1`.
  var first: UInt64 = 0
  /// Ends after so long, however many inputs are left.
  var seconds: UInt64?
  var targets = FuzzTarget.allCases

  static let usage = """
    usage: confab-fuzz [--inputs N] [--seconds N] [--seed S] [--first N] [--target \
    \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|"))|all]
    """

  /// nil when the arguments make no sense.
  init?(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    var hasInputs = false
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch name {
      case "--inputs":
        guard let number = UInt64(value), number > 0 else { return nil }
        inputs = number
        hasInputs = true
      case "--seconds":
        guard let number = UInt64(value), number > 0 else { return nil }
        seconds = number
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
    if seconds != nil, !hasInputs { inputs = .max }
  }
}
