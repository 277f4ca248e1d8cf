import Glibc
import Testing

@testable import TUI

struct WidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("\u{AD}", 1), ("\u{2500}", 1), ("…", 1), ("\u{E000}", 1),
      ("\u{FFFD}", 1),
      ("\u{301}", 0), ("\u{200B}", 0), ("\u{1161}", 0), ("\u{FE0F}", 0), ("\u{E0041}", 0),
      ("日", 2), ("한", 2), ("\u{3000}", 2), ("ｶ", 1), ("Ａ", 2), ("👍", 2), ("\u{20000}", 2), ("❤", 1),
      ("\u{0}", nil), ("\u{1B}", nil), ("\u{7F}", nil), ("\u{9B}", nil), ("\u{378}", nil),
      ("\u{FFFE}", nil), ("\u{10FFFF}", nil), ("\u{1FAE9}", nil),
    ] as [(Unicode.Scalar, Int?)])
  func givesTheColumnsOfAScalar(scalar: Unicode.Scalar, expected: Int?) {
    #expect(width(of: scalar) == expected)
  }

  /// The table is made from this version; on another one there is nothing to compare with.
  @Test(.enabled(if: libraryVersion() == "glibc 2.36"))
  func agreesWithTheCLibraryAboutEveryScalar() throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    // Swift's overlay of the C library leaves this function out.
    typealias WidthFunction = @convention(c) (wchar_t) -> CInt
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: WidthFunction.self)
    let different = (1...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      let columns = Int(wcwidth(wchar_t(bitPattern: scalar.value)))
      return width(of: scalar) != (columns < 0 ? nil : columns)
    }
    #expect(different == [])
  }

  @Test func holdsItsRunsInOrder() {
    #expect(zip(WidthTable.runs, WidthTable.runs.dropFirst()).allSatisfy { $0 >> 2 < $1 >> 2 })
    #expect(WidthTable.runs.first.map { $0 >> 2 } == 0)
  }
}

private func libraryVersion() -> String {
  var buffer = [CChar](repeating: 0, count: 64)
  let length = confstr(CInt(_CS_GNU_LIBC_VERSION), &buffer, buffer.count)
  guard length > 0, length <= buffer.count else { return "" }
  return String(decoding: buffer.prefix(length - 1).map(UInt8.init(bitPattern:)), as: UTF8.self)
}
