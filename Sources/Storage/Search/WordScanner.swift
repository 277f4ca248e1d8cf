/// Cuts a text into the words by which it is found.
///
/// - A word is folded: case and accents do not count, `_` is left out.
/// - An identifier (`fooBar`, `foo_bar`, `HTTPServer`) is a word as a whole; its parts, and what is left
///   of it behind each of them, stand at the same place, so that phrases go on behind it.
/// - Scripts without spaces give each two neighbouring characters as a word. The last of a run also
///   stands alone, at the place of the last two: so one character, as the beginning of a word, finds
///   them all.
/// - An emoji is a word.
/// - The target of a reference to an attachment gives none; its label does.
/// - A text that begins with `Facts.mark` is one of facts: see there.
///
/// Of a question only the whole forms are given. Words are given by their place in the text and as
/// bytes that are valid during the call. Not responsible for what SQLite does with them.
struct WordScanner {
  /// A word, while it is handed on.
  struct Word {
    let bytes: UnsafeBufferPointer<UInt8>
    /// In the text.
    let start: Int
    let end: Int
    /// It stands where the word before stands.
    let isBeside: Bool
  }

  /// Bytes of a word; what is longer is found by its beginning. Most of what is longer is no word: a
  /// larger number makes the index larger. Stands in files: a change needs a new index.
  private static let longest = 64
  /// Parts of an identifier; with more it is noise, such as coded bytes. Stands in files as well.
  private static let mostParts = 8

  let letters: Letters
  let isQuestion: Bool

  /// - Parameter body: takes a word, and says whether to go on.
  func scan(_ text: UnsafeBufferPointer<UInt8>, _ body: (Word) -> Bool) {
    if text.first == Facts.mark { return scanFacts(text, body) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest + 8) { buffer in
      var index = 0
      while index < text.count {
        let byte = text[index]
        if byte < 0x80 {
          switch Self.classes[Int(byte)] {
          case .other:
            if byte == UInt8(ascii: "("), let end = Self.targetEnd(in: text, at: index) {
              index = end
            } else {
              index += 1
            }
            continue
          default: break
          }
          guard let next = word(text, from: index, buffer, body) else { return }
          index = next
          continue
        }
        let (scalar, length) = Self.decode(text, at: index)
        switch letters.class(of: scalar) {
        case .separator, .dropped: index += length
        case .emoji:
          guard give(text, index..<index + length, body) else { return }
          index += length
        case .unspaced:
          guard let next = run(text, from: index, body) else { return }
          index = next
        case .letter, .pair:
          guard let next = word(text, from: index, buffer, body) else { return }
          index = next
        }
      }
    }
  }

  // MARK: Words

  /// - Returns: behind it; nil: no more words are wanted.
  @inline(__always) private func word(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int,
    _ buffer: UnsafeMutableBufferPointer<UInt8>,
    _ body: (Word) -> Bool
  ) -> Int? {
    var index = start
    var count = 0
    var parts = Parts()
    var isWhole = true
    var last = ByteClass.other
    var beforeLast = ByteClass.other
    reading: while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let kind = Self.classes[Int(byte)]
        switch kind {
        case .other: break reading
        case .underscore: parts.begin(at: count)
        case .lower, .digit, .upper:
          if kind == .upper {
            if last == .lower || last == .digit { parts.begin(at: count) }
          } else if kind == .lower, last == .upper, beforeLast == .upper {
            parts.begin(at: count - 1)
          }
          if count < Self.longest {
            buffer[count] = kind == .upper ? byte | 0x20 : byte
            count += 1
          } else {
            isWhole = false
          }
        }
        beforeLast = last
        last = kind
        index += 1
        continue
      }
      let (scalar, length) = Self.decode(text, at: index)
      switch letters.class(of: scalar) {
      case .separator, .emoji, .unspaced: break reading
      case .dropped: break
      case .pair(let first, let second):
        if isWhole, count + 2 <= Self.longest {
          buffer[count] = first
          buffer[count + 1] = second
          count += 2
        } else {
          isWhole = false
        }
        (beforeLast, last) = (last, .lower)
      case .letter(let letter):
        if isWhole, count + 4 <= Self.longest {
          count += Self.encode(letter, into: buffer, at: count)
        } else {
          isWhole = false
        }
        (beforeLast, last) = (last, .lower)
      }
      index += length
    }
    guard count > 0 else { return index }
    let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[0..<count])
    guard body(Word(bytes: bytes, start: start, end: index, isBeside: false)) else { return nil }
    if !isQuestion, isWhole, parts.count > 0 {
      guard give(parts, of: bytes, at: start..<index, body) else { return nil }
    }
    return index
  }

  private func give(
    _ parts: Parts, of bytes: UnsafeBufferPointer<UInt8>, at place: Range<Int>,
    _ body: (Word) -> Bool
  ) -> Bool {
    let starts = parts.starts(in: bytes.count)
    guard starts.count > 1, starts.count <= Self.mostParts else { return true }
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : bytes.count
      // A letter alone says nothing.
      if end - start > 1 {
        let part = Word(
          bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]), start: place.lowerBound,
          end: place.upperBound, isBeside: true)
        guard body(part) else { return false }
      }
      guard number > 0, end < bytes.count else { continue }
      let rest = Word(
        bytes: UnsafeBufferPointer(rebasing: bytes[start...]), start: place.lowerBound,
        end: place.upperBound, isBeside: true)
      guard body(rest) else { return false }
    }
    return true
  }

  /// Where the parts of an identifier begin.
  private struct Parts {
    private(set) var count = 0
    private var offsets: (Int, Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0, 0)

    mutating func begin(at offset: Int) {
      if count < 9 {
        withUnsafeMutableBytes(of: &offsets) { bytes in
          bytes.assumingMemoryBound(to: Int.self)[count] = offset
        }
      }
      count += 1
    }

    /// From 0 on, each once.
    func starts(in length: Int) -> [Int] {
      var starts = [0]
      withUnsafeBytes(of: offsets) { bytes in
        for offset in bytes.assumingMemoryBound(to: Int.self).prefix(count) {
          if offset > starts[starts.count - 1], offset < length { starts.append(offset) }
        }
      }
      return count > 9 ? [] : starts
    }
  }

  // MARK: Scripts without spaces

  private func run(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (Word) -> Bool
  ) -> Int? {
    var last = start
    var (_, length) = Self.decode(text, at: start)
    var index = start + length
    while index < text.count, text[index] >= 0x80 {
      let (scalar, next) = Self.decode(text, at: index)
      guard letters.class(of: scalar) == .unspaced else { break }
      guard give(text, last..<index + next, body) else { return nil }
      last = index
      length = next
      index += next
    }
    if last == start { return give(text, start..<index, body) ? index : nil }
    if !isQuestion {
      guard give(text, last..<index, isBeside: true, body) else { return nil }
    }
    return index
  }

  private func give(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isBeside: Bool = false,
    _ body: (Word) -> Bool
  ) -> Bool {
    body(
      Word(
        bytes: UnsafeBufferPointer(rebasing: text[range]), start: range.lowerBound,
        end: range.upperBound, isBeside: isBeside))
  }

  // MARK: Facts

  private func scanFacts(_ text: UnsafeBufferPointer<UInt8>, _ body: (Word) -> Bool) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { buffer in
      buffer[0] = Facts.mark
      var count = 1
      for index in 1..<max(text.count + 1, 1) {
        let isEnd = index == text.count || text[index] == UInt8(ascii: " ")
        if isEnd, count > 1 {
          let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[0..<count])
          guard body(Word(bytes: bytes, start: index - count + 1, end: index, isBeside: false))
          else { return }
          count = 1
        } else if !isEnd, count < Self.longest {
          buffer[count] = text[index]
          count += 1
        }
      }
    }
  }

  // MARK: Bytes

  private enum ByteClass: UInt8 {
    case other, lower, upper, digit, underscore
  }

  private static let classes: [ByteClass] = (0..<128).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "_"): .underscore
    default: .other
    }
  }

  private static let target: StaticString = "(attachment:"
  private static let hashLength = 64

  /// Behind the target of a reference to an attachment.
  private static func targetEnd(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    let hash = start + target.utf8CodeUnitCount
    let end = hash + hashLength
    guard end < text.count, text[end] == UInt8(ascii: ")") else { return nil }
    for offset in 0..<target.utf8CodeUnitCount {
      guard text[start + offset] == target.utf8Start[offset] else { return nil }
    }
    for byte in text[hash..<end] {
      guard byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x66 else { return nil }
    }
    return end + 1
  }

  /// A character of several bytes; what is not valid is one byte that is no letter.
  @inline(__always) private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (0xFFFD, 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }

  @inline(__always) private static func encode(
    _ scalar: UInt32, into buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int
  ) -> Int {
    switch scalar {
    case 0..<0x80:
      buffer[index] = UInt8(scalar)
      return 1
    case 0x80..<0x800:
      buffer[index] = UInt8(0xC0 | scalar >> 6)
      buffer[index + 1] = UInt8(0x80 | scalar & 0x3F)
      return 2
    case 0x800..<0x10000:
      buffer[index] = UInt8(0xE0 | scalar >> 12)
      buffer[index + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
      buffer[index + 2] = UInt8(0x80 | scalar & 0x3F)
      return 3
    default:
      buffer[index] = UInt8(0xF0 | scalar >> 18 & 7)
      buffer[index + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
      buffer[index + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
      buffer[index + 3] = UInt8(0x80 | scalar & 0x3F)
      return 4
    }
  }
}
