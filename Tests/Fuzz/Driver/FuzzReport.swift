import FuzzTargets
import Glibc

/// Tells of a failed input so that it can be repeated: its number, seed, and bytes.
enum FuzzReport {
  static func tell(_ what: String, _ target: FuzzTarget, number: UInt64, seed: UInt64) {
    // Without a buffer: after a crash nothing empties one. The number first, in case that making the
    // input again crashes too.
    write("\(target.rawValue): \(what)\n")
    write("  again: --target \(target.rawValue) --seed \(seed) --first \(number) --inputs 1\n")
    var mutator = Mutator(seed: seed, number: number)
    let input = target.input(&mutator)
    write("  \(input.count) bytes: \(input.count > 8_000 ? "a file" : hex(input))\n")
  }

  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
