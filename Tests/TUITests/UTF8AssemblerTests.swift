import Testing

@testable import TUI

struct UTF8AssemblerTests {
  /// The standard library repairs by the same practice: one U+FFFD for each longest beginning.
  @Test func repairsAsTheStandardLibraryDoes() {
    let likely: [UInt8] = [
      0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xA0, 0x9F, 0xED, 0xE6, 0xF0, 0x90, 0x8F, 0xF4,
      0xF5,
    ]
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<20_000 {
      let bytes = (0..<8).map { _ in likely.randomElement(using: &generator) ?? 0 }
      var assembler = UTF8Assembler()
      var scalars: [Unicode.Scalar] = []
      for byte in bytes {
        var step = assembler.feed(byte)
        if step == .cutOff {
          scalars.append("\u{FFFD}")
          step = assembler.feed(byte)
        }
        if case .scalar(let scalar) = step { scalars.append(scalar) }
      }
      if assembler.isPending { scalars.append("\u{FFFD}") }
      #expect(scalars == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), "\(bytes)")
    }
  }

  @Test func assemblesEveryScalar() {
    var assembler = UTF8Assembler()
    let wrong = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      UTF8.encode(scalar).map { $0.map { assembler.feed($0) }.last != .scalar(scalar) } ?? true
    }
    #expect(wrong == [])
  }
}
