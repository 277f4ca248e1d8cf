/// Finds a byte string in others (Boyer, Moore and Horspool): of long ones it looks at a fraction of
/// the bytes only.
struct ByteSearch: Sendable {
  let pattern: [UInt8]
  /// How far the pattern can be moved on, by the byte under its last one.
  private let steps: [Int]

  /// - Parameter pattern: not empty.
  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var steps = Array(repeating: max(1, pattern.count), count: 256)
    for (index, byte) in pattern.dropLast().enumerated() {
      steps[Int(byte)] = pattern.count - 1 - index
    }
    self.steps = steps
  }

  /// Where it stands in `bytes`, without overlaps, in order.
  func places(in bytes: [UInt8]) -> [Int] {
    guard let last = pattern.last, bytes.count >= pattern.count else { return [] }
    var places: [Int] = []
    var start = 0
    while start + pattern.count <= bytes.count {
      let byte = bytes[start + pattern.count - 1]
      if byte == last, bytes[start..<start + pattern.count].elementsEqual(pattern) {
        places.append(start)
        start += pattern.count
      } else {
        start += steps[Int(byte)]
      }
    }
    return places
  }
}
