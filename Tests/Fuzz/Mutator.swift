/// Makes inputs: one of the corpus, changed in a few places.
struct Mutator {
  private(set) var generator: SplitMix

  /// No input is longer, in bytes: faults of readers show in short ones, and many short ones are run
  /// in the time of a long one.
  static let longest = 1_200

  init(seed: UInt64, number: UInt64) { generator = SplitMix(seed: seed, number: number) }

  mutating func input(from corpus: [[UInt8]]) -> [UInt8] {
    var bytes = corpus[generator.below(corpus.count)]
    for _ in 0..<generator.below(8) { change(&bytes, corpus) }
    if bytes.count > Self.longest { bytes.removeLast(bytes.count - Self.longest) }
    return bytes
  }

  /// Where an input is cut into pieces, in order.
  mutating func cuts(of count: Int) -> [Int] {
    if generator.below(4) == 0 { return Array(0...count) }
    return ([0, count] + (0..<generator.below(6)).map { _ in generator.below(count + 1) }).sorted()
  }

  mutating func headers() -> [(String, String)] {
    (0..<generator.below(4)).map { _ in
      var value = Array(Corpus.headerValues[generator.below(Corpus.headerValues.count)].utf8)
      if generator.below(3) == 0 { change(&value, [value]) }
      return (
        Corpus.headerNames[generator.below(Corpus.headerNames.count)],
        String(decoding: value, as: UTF8.self)
      )
    }
  }

  mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[generator.below(elements.count)]
  }

  private mutating func change(_ bytes: inout [UInt8], _ corpus: [[UInt8]]) {
    let place = generator.below(bytes.count + 1)
    switch generator.below(9) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(generator.below(8)) }
    case 1: if place < bytes.count { bytes[place] = UInt8(generator.below(256)) }
    case 2: bytes.insert(UInt8(generator.below(256)), at: place)
    case 3: bytes.insert(contentsOf: choice(Corpus.tokens), at: place)
    case 4: bytes.removeSubrange(place..<min(bytes.count, place + generator.below(20)))
    case 5: bytes.removeLast(bytes.count - place)
    case 6:
      let end = min(bytes.count, place + generator.below(120))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: generator.below(bytes.count + 1))
    case 7:
      let other = choice(corpus)
      bytes.insert(contentsOf: other[generator.below(other.count + 1)...], at: place)
    default:
      // Rarely: a run, for what is quadratic or counts.
      let token = choice(Corpus.tokens)
      for _ in 0..<generator.below(60) { bytes.insert(contentsOf: token, at: place) }
    }
  }
}
