import Synchronization

/// How a terminal's columns differ from the table's, as they were measured: a few bits.
///
/// There is one for the whole process, which is set before anything is laid out and stays. Everything that
/// counts columns asks `width(of:)`, which asks it, and so does curses where it is not the standard one.
package struct WidthProfile: Hashable, Sendable {
  /// Two bits a class: its columns; 3: as the table has it.
  package private(set) var bits: UInt32

  package static let standard = WidthProfile(bits: .max)

  private init(bits: UInt32) { self.bits = bits }

  package var isStandard: Bool { bits == .max }

  /// The columns that were measured; nil: those of the table.
  package subscript(_ kind: WidthClass) -> Int? {
    get {
      let value = bits >> UInt32(2 * kind.rawValue) & 3
      return value == 3 ? nil : Int(value)
    }
    set {
      let shift = UInt32(2 * kind.rawValue)
      let value = newValue.map { (0...2).contains($0) ? UInt32($0) : 3 } ?? 3
      bits = bits & ~(3 << shift) | value << shift
    }
  }

  // MARK: The process's own

  private static let shared = Atomic<UInt32>(.max)

  package static var current: WidthProfile {
    WidthProfile(bits: shared.load(ordering: .relaxed))
  }

  /// Once, before the first frame: what was laid out by another is not laid out anew.
  package static func use(_ profile: WidthProfile) {
    shared.store(profile.bits, ordering: .relaxed)
  }

  // MARK: Columns

  /// - Returns: nil: it cannot be shown.
  package func width(of scalar: Unicode.Scalar) -> Int? {
    let columns = tableWidth(of: scalar)
    guard !isStandard, scalar.value >= 0xA0, let kind = WidthClass.of(scalar, columns: columns),
      let measured = self[kind]
    else { return columns }
    // What takes no column and is no mark is not drawn by this terminal.
    return measured == 0 && !kind.isMark ? nil : measured
  }

  /// The sign of one column that stands for one that would take two: lines and dots are drawn with them
  /// all over the screen. nil: it is drawn as it is.
  package func narrowForm(of value: UInt32) -> UInt32? {
    guard self[.ambiguousSigns] == 2, value >= 0xA0, let form = Self.form(of: value) else {
      return nil
    }
    return UInt32(form.value)
  }

  private static func form(of value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0xB0, 0xB7, 0x2024...0x2027, 0x22EF: "."
    case 0xB2: "2"
    case 0xB3: "3"
    case 0xB9: "1"
    case 0xD7: "x"
    case 0xAD, 0x2010...0x2015, 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D,
      0x2550:
      "-"
    case 0x2016, 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551: "|"
    case 0x2018, 0x2019, 0x2032, 0xB4: "'"
    case 0x201C, 0x201D, 0x2033: "\""
    case 0x2020...0x2022, 0x25A0...0x25A9, 0x25C6...0x25D1, 0x25EF, 0x2605, 0x2606: "*"
    case 0x250C...0x254B, 0x2552...0x2573: "+"
    case 0x2580...0x2595: "#"
    case 0x2190, 0x25C0, 0x25C1: "<"
    case 0x2192, 0x25B6, 0x25B7, 0x21D2: ">"
    case 0x2191, 0x25B2, 0x25B3: "^"
    case 0x2193, 0x25BC, 0x25BD: "v"
    case 0xFFFD: "?"
    default: nil
    }
  }
}
