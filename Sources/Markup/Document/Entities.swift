/// Character references of HTML: `&amp;`, `&#35;`, `&#x1F600;` (CommonMark 0.30 §6.2).
enum Entities {
  /// The text that a reference stands for; an unknown one stands for itself.
  static func text(of reference: String) -> String {
    var name = Substring(reference)
    guard name.popFirst() == "&", name.popLast() == ";" else { return reference }
    if name.popFirst("#") {
      let isHex = name.popFirst("x") || name.popFirst("X")
      guard let value = UInt32(name, radix: isHex ? 16 : 10) else {
        return name.isEmpty ? reference : "\u{FFFD}"
      }
      guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
      return String(Character(scalar))
    }
    return named(name) ?? reference
  }

  /// Looks a name up in the sorted table, halving what is left.
  private static func named(_ name: Substring) -> String? {
    let table = UnsafeBufferPointer(
      start: EntityNames.table.utf8Start, count: EntityNames.table.utf8CodeUnitCount)
    let wanted = Array(name.utf8)
    var low = 0
    var high = table.count
    while low < high {
      var start = (low + high) / 2
      while start > low, !table[start - 1].isSeparator { start -= 1 }
      var end = start
      while end < high, !table[end].isSeparator { end += 1 }
      guard let colon = table[start..<end].firstIndex(of: .colon) else { return nil }
      let found = table[start..<colon]
      if found.elementsEqual(wanted) {
        return text(ofScalars: table[(colon + 1)..<end])
      }
      if found.lexicographicallyPrecedes(wanted) {
        low = end
        while low < high, table[low].isSeparator { low += 1 }
      } else {
        high = start
        while high > low, table[high - 1].isSeparator { high -= 1 }
      }
    }
    return nil
  }

  private static func text(ofScalars digits: UnsafeBufferPointer<UInt8>.SubSequence) -> String {
    var text = ""
    for number in digits.split(separator: .plus) {
      guard let value = UInt32(String(decoding: number, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { continue }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}

extension UInt8 {
  fileprivate var isSeparator: Bool { self == .space || self == .lineFeed }
}

extension Substring {
  /// Takes the character away when it is the first.
  fileprivate mutating func popFirst(_ character: Character) -> Bool {
    guard first == character else { return false }
    removeFirst()
    return true
  }
}
