import TUI

/// What must hold of what a terminal sends: pieces change nothing, sequences do not depend on their
/// neighbours, nothing typed is lost, and no beginning of anything takes the keys that follow.
enum KeyFaults {
  static func find(_ input: [UInt8], _ mutator: inout Mutator) -> String? {
    let whole = inputs(input, [0, input.count])
    if whole != inputs(input, mutator.cuts(of: input.count)) { return "pieces change the keys" }
    return typed(input, whole) ?? stuck(input) ?? neighbours(&mutator)
  }

  private static func inputs(_ bytes: [UInt8], _ cuts: [Int]) -> [Input] {
    var parser = InputParser()
    var inputs: [Input] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) { inputs += parser.feed(bytes[start..<end]) }
    return inputs
  }

  /// Without an escape, each character is a key.
  private static func typed(_ bytes: [UInt8], _ inputs: [Input]) -> String? {
    guard !bytes.contains(0x1B), let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    return inputs.count == text.unicodeScalars.count ? nil : "a character that is no key"
  }

  /// After whatever has come, of two keys and silence the last one comes through. The first may be the
  /// end of a sequence that was late.
  private static func stuck(_ bytes: [UInt8]) -> String? {
    var parser = InputParser()
    _ = parser.feed(bytes)
    _ = silence(&parser)
    _ = parser.end()
    _ = parser.feed([UInt8(ascii: "Q")])
    _ = silence(&parser)
    let last = (parser.feed([UInt8(ascii: "Q")]) + silence(&parser)).last
    return last == .key(KeyPress(.character("Q"))) ? nil : "no key comes through any more"
  }

  private static func silence(_ parser: inout InputParser) -> [Input] {
    var inputs: [Input] = []
    for _ in 0..<3 where parser.isPending { inputs += parser.flush() }
    return inputs
  }

  private static func neighbours(_ mutator: inout Mutator) -> String? {
    let parts = (0..<4).map { _ in mutator.choice(KeySeeds.whole) }
    let joined = parts.flatMap(\.self)
    let alone = parts.flatMap { inputs($0, [0, $0.count]) }
    guard inputs(joined, mutator.cuts(of: joined.count)) == alone else {
      return "a sequence depends on its neighbours: \(parts)"
    }
    return parts.contains { inputs($0, [0, $0.count]).isEmpty } ? "a sequence that is nothing" : nil
  }
}
