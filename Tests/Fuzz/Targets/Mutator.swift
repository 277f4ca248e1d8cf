/// Makes inputs: a seed, changed in a few places. An input follows from the seed number and its own
/// number alone.
package struct Mutator {
  private(set) var generator: SplitMix

  package init(seed: UInt64, number: UInt64) { generator = SplitMix(seed: seed, number: number) }

  /// Text: bytes and words are put in, taken out, doubled.
  /// - Parameters:
  ///   - tokens: words that mean something to the reader.
  ///   - longest: bytes. Faults of readers show in short inputs, and many short ones are run in the time
  ///     of a long one.
  mutating func text(from seeds: [[UInt8]], tokens: [[UInt8]], longest: Int = 1_200) -> [UInt8] {
    var bytes = choice(seeds)
    for _ in 0..<generator.below(8) { change(&bytes, seeds, tokens) }
    if bytes.count > longest { bytes.removeLast(bytes.count - longest) }
    return bytes
  }

  /// A file with bytes that say where others are: most stay in their places.
  mutating func file(from seeds: [[UInt8]]) -> [UInt8] {
    var bytes = choice(seeds)
    for _ in 0..<generator.below(8) { damage(&bytes) }
    return bytes
  }

  /// Where an input is cut into pieces, in order.
  mutating func cuts(of count: Int) -> [Int] {
    if generator.below(4) == 0 { return Array(0...count) }
    return ([0, count] + (0..<generator.below(6)).map { _ in generator.below(count + 1) }).sorted()
  }

  /// At most forty pieces.
  mutating func coarseCuts(of count: Int) -> [Int] {
    ([0, count] + (0..<generator.below(40)).map { _ in generator.below(count + 1) }).sorted()
  }

  mutating func headers() -> [(String, String)] {
    (0..<generator.below(4)).map { _ in
      var value = Array(choice(ResponseSeeds.headerValues).utf8)
      if generator.below(3) == 0 { change(&value, [value], ResponseSeeds.tokens) }
      return (choice(ResponseSeeds.headerNames), String(decoding: value, as: UTF8.self))
    }
  }

  mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[generator.below(elements.count)]
  }

  /// Once in so many times.
  mutating func isOne(in count: Int) -> Bool { generator.below(count) == 0 }

  private mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ tokens: [[UInt8]]) {
    let place = generator.below(bytes.count + 1)
    switch generator.below(9) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(generator.below(8)) }
    case 1: if place < bytes.count { bytes[place] = UInt8(generator.below(256)) }
    case 2: bytes.insert(UInt8(generator.below(256)), at: place)
    case 3: bytes.insert(contentsOf: choice(tokens), at: place)
    case 4: bytes.removeSubrange(place..<min(bytes.count, place + generator.below(20)))
    case 5: bytes.removeLast(bytes.count - place)
    case 6:
      let end = min(bytes.count, place + generator.below(120))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: generator.below(bytes.count + 1))
    case 7:
      let other = choice(seeds)
      bytes.insert(contentsOf: other[generator.below(other.count + 1)...], at: place)
    default:
      // Rarely: a run, for what is quadratic or counts.
      let token = choice(tokens)
      for _ in 0..<generator.below(60) { bytes.insert(contentsOf: token, at: place) }
    }
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    // Heads and directories stand at the ends.
    let near = min(bytes.count, 400)
    let place =
      switch generator.below(4) {
      case 0: generator.below(near)
      case 1: bytes.count - 1 - generator.below(near)
      default: generator.below(bytes.count)
      }
    let end = min(bytes.count, place + 1 + generator.below(64))
    switch generator.below(8) {
    case 0, 1: bytes[place] ^= 1 << UInt8(generator.below(8))
    case 2, 3: bytes[place] = UInt8(generator.below(256))
    case 4: bytes[place] = choice([0, 1, 0x7F, 0x80, 0xFF])
    case 5: for index in place..<end { bytes[index] = 0 }
    case 6:
      let from = generator.below(bytes.count)
      for index in place..<end { bytes[index] = bytes[(from + index - place) % bytes.count] }
    default: if isOne(in: 4) { bytes.removeLast(bytes.count - place) }
    }
  }
}
