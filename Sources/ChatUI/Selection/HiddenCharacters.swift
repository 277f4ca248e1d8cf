/// Characters of a text that do something and show nothing: controls of the terminal and of the
/// writing direction, blanks without width, invisible copies of letters. Whoever pastes such a text
/// gets what they did not see.
///
/// What belongs to its neighbours is not among them: joiners and selectors in pictures, joiners
/// between letters of scripts that need them, tags in the flags of countries' parts, the carriage
/// return of a line's end. Responsible for finding and taking out; not for how text is shown, which
/// is `ScalarSanitizer`'s.
package struct HiddenCharacters: Hashable, Sendable {
  package struct Kind: Hashable, Sendable {
    package var value: UInt32
    package var count: Int
  }

  /// In the order in which they first come.
  package private(set) var kinds: [Kind]

  package var count: Int { kinds.reduce(0) { $0 + $1.count } }

  /// nil: there are none.
  package init?(in text: String) {
    guard !Self.isPlain(text) else { return nil }
    var kinds: [Kind] = []
    var indexes: [UInt32: Int] = [:]
    Self.visit(text) { scalar, isHidden in
      guard isHidden else { return }
      if let index = indexes[scalar.value] {
        kinds[index].count += 1
      } else {
        indexes[scalar.value] = kinds.count
        kinds.append(Kind(value: scalar.value, count: 1))
      }
    }
    guard !kinds.isEmpty else { return nil }
    self.kinds = kinds
  }

  /// The text without them.
  package static func removed(from text: String) -> String {
    guard !isPlain(text) else { return text }
    var kept = String.UnicodeScalarView()
    visit(text) { scalar, isHidden in
      if !isHidden { kept.append(scalar) }
    }
    return String(kept)
  }

  /// `2 × U+202E right-to-left override, U+200B zero-width space`
  package var words: String {
    kinds.map { kind in
      let name = "U+\(Self.hexadecimal(kind.value)) \(Self.name(of: kind.value))"
      return kind.count == 1 ? name : "\(kind.count) × \(name)"
    }
    .joined(separator: ", ")
  }

  /// Printable ASCII, LF and TAB: nothing to look for.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }
  }

  private static func visit(_ text: String, _ body: (Unicode.Scalar, _ isHidden: Bool) -> Void) {
    var context = HiddenContext()
    var iterator = text.unicodeScalars.makeIterator()
    var scalar = iterator.next()
    while let current = scalar {
      let next = iterator.next()
      body(current, context.isHidden(current, before: next))
      scalar = next
    }
  }

  // MARK: Names

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static let names: [UInt32: String] = [
    0x07: "bell", 0x08: "backspace", 0x0D: "carriage return", 0x1B: "escape", 0x7F: "delete",
    0xAD: "soft hyphen", 0x061C: "Arabic letter mark", 0x180E: "Mongolian vowel separator",
    0x200B: "zero-width space", 0x200C: "zero-width non-joiner", 0x200D: "zero-width joiner",
    0x200E: "left-to-right mark", 0x200F: "right-to-left mark", 0x2028: "line separator",
    0x2029: "paragraph separator", 0x202A: "left-to-right embedding",
    0x202B: "right-to-left embedding", 0x202C: "end of embedding",
    0x202D: "left-to-right override", 0x202E: "right-to-left override", 0x2060: "word joiner",
    0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate",
    0x2068: "first-strong isolate",
    0x2069: "end of isolate", 0x3164: "Hangul filler", 0xFEFF: "zero-width no-break space",
  ]

  private static func name(of value: UInt32) -> String {
    if let name = names[value] { return name }
    switch value {
    case 0x00..<0x20, 0x80..<0xA0: return "control"
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return "variation selector"
    case 0xE0000...0xE007F: return "tag"
    default: return "invisible"
    }
  }
}
