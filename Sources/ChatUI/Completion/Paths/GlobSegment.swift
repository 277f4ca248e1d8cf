/// One part of a path pattern between two slashes: `*`, `?`, `[a-z]`, `\*`, as git and shells have it.
/// Over bytes: a `?` is one byte of a name beyond ASCII, as in git.
struct GlobSegment: Hashable, Sendable {
  private enum Element: Hashable {
    case byte(UInt8)
    case anyByte
    case anyText
    case oneOf(Set<UInt8>, isNegated: Bool)
  }

  private let elements: [Element]
  /// `**`: any number of directories.
  let isAnyDirectories: Bool

  /// nil: a bracket or an escape is not closed; git matches nothing with it.
  init?(_ pattern: some Sequence<UInt8>) {
    let bytes = Array(pattern)
    isAnyDirectories = bytes == [UInt8(ascii: "*"), UInt8(ascii: "*")]
    var elements: [Element] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"): if elements.last != .anyText { elements.append(.anyText) }
      case UInt8(ascii: "?"): elements.append(.anyByte)
      case UInt8(ascii: "\\"):
        guard index < bytes.count else { return nil }
        elements.append(.byte(bytes[index]))
        index += 1
      case UInt8(ascii: "["):
        guard let (element, end) = Self.bracket(bytes, from: index) else { return nil }
        elements.append(element)
        index = end
      default: elements.append(.byte(byte))
      }
    }
    self.elements = elements
  }

  /// After each other, never backwards: at worst the product of both lengths.
  func matches(_ name: some RandomAccessCollection<UInt8>) -> Bool {
    let name = Array(name)
    var (place, element) = (0, 0)
    // Where the last `*` stood, and how much of the name it has taken.
    var star: (element: Int, place: Int)?
    while place < name.count {
      if element < elements.count, elements[element] == .anyText {
        star = (element, place)
        element += 1
      } else if element < elements.count, Self.fits(elements[element], name[place]) {
        element += 1
        place += 1
      } else if let last = star {
        star = (last.element, last.place + 1)
        (element, place) = (last.element + 1, last.place + 1)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .anyText }
  }

  private static func fits(_ element: Element, _ byte: UInt8) -> Bool {
    switch element {
    case .byte(let wanted): byte == wanted
    case .anyByte: true
    case .anyText: false
    case .oneOf(let set, let isNegated): set.contains(byte) != isNegated
    }
  }

  /// What stands after a `[`, and where it ends.
  private static func bracket(_ bytes: [UInt8], from start: Int) -> (Element, Int)? {
    var index = start
    var set: Set<UInt8> = []
    let isNegated =
      index < bytes.count && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(bytes[index])
    if isNegated { index += 1 }
    let first = index
    while index < bytes.count {
      var byte = bytes[index]
      if byte == UInt8(ascii: "]"), index > first {
        return (.oneOf(set, isNegated: isNegated), index + 1)
      }
      if byte == UInt8(ascii: "["), let (named, end) = Self.named(bytes, from: index) {
        set.formUnion(named)
        index = end
        continue
      }
      if byte == UInt8(ascii: "\\") {
        index += 1
        guard index < bytes.count else { return nil }
        byte = bytes[index]
      }
      if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"),
        bytes[index + 2] != UInt8(ascii: "]")
      {
        if byte <= bytes[index + 2] { set.formUnion(byte...bytes[index + 2]) }
        index += 3
      } else {
        set.insert(byte)
        index += 1
      }
    }
    return nil
  }

  /// `[:alpha:]` and its kin, in ASCII.
  private static func named(_ bytes: [UInt8], from start: Int) -> (Set<UInt8>, Int)? {
    for (name, ranges) in classes {
      let text = Array("[:\(name):]".utf8)
      if bytes[start...].starts(with: text) {
        return (ranges.reduce(into: []) { $0.formUnion($1) }, start + text.count)
      }
    }
    return nil
  }

  private static let classes: [(String, [ClosedRange<UInt8>])] = [
    ("alpha", [0x41...0x5A, 0x61...0x7A]), ("digit", [0x30...0x39]),
    ("alnum", [0x30...0x39, 0x41...0x5A, 0x61...0x7A]), ("lower", [0x61...0x7A]),
    ("upper", [0x41...0x5A]), ("space", [0x09...0x0D, 0x20...0x20]),
    ("blank", [0x09...0x09, 0x20...0x20]),
    ("punct", [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]),
    ("xdigit", [0x30...0x39, 0x41...0x46, 0x61...0x66]),
  ]
}
