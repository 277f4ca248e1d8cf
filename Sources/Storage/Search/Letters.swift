import GRDB
import GRDBSQLite

/// What becomes of a character beyond ASCII in a word: it is folded, ends the word, or vanishes from it.
///
/// Responsible for the classes of characters and for case and accents; what SQLite's own `unicode61`
/// knows of them is asked of it, once for each character, and noted. Not responsible for words.
final class Letters {
  enum Class: Hashable {
    /// Ends a word.
    case separator
    /// A mark, or invisible: words are the same with it and without.
    case dropped
    /// Of a script that is written without spaces.
    case unspaced
    /// A picture: a word of its own.
    case emoji
    case letter(UInt32)
    /// Two letters of ASCII.
    case pair(UInt8, UInt8)
  }

  private let unicode61: any FTS5Tokenizer
  /// Of the first 65,536 characters: 0 where nothing is noted yet. Empty until one is needed.
  private var noted: [UInt32] = []

  init(_ db: Database) throws {
    unicode61 = try db.makeTokenizer(
      FTS5TokenizerDescriptor(components: [
        "unicode61", "remove_diacritics", "2", "categories", "L* N* Co Mn Mc",
      ]))
  }

  func `class`(of scalar: UInt32) -> Class {
    guard scalar < 0x10000 else { return find(scalar) }
    if noted.isEmpty { noted = [UInt32](repeating: 0, count: 0x10000) }
    switch noted[Int(scalar)] {
    case 0: break
    case 1: return .separator
    case 2: return .dropped
    case 3: return .unspaced
    case 4: return .emoji
    case let pair where pair >= Self.pairs:
      return .pair(UInt8(pair >> 8 & 0xFF), UInt8(pair & 0xFF))
    case let letter: return .letter(letter)
    }
    let found = find(scalar)
    noted[Int(scalar)] =
      switch found {
      case .separator: 1
      case .dropped: 2
      case .unspaced: 3
      case .emoji: 4
      case .letter(let letter): letter
      case .pair(let first, let second): Self.pairs | UInt32(first) << 8 | UInt32(second)
      }
    return found
  }

  private static let pairs: UInt32 = 0x8000_0000

  private func find(_ scalar: UInt32) -> Class {
    if Self.isUnspaced(scalar) { return .unspaced }
    if Self.isEmoji(scalar) { return .emoji }
    if Self.isDropped(scalar) { return .dropped }
    switch scalar {
    case 0xFF10...0xFF19: return .letter(scalar - 0xFEE0)
    case 0xFF21...0xFF3A: return .letter(scalar - 0xFEE0 + 32)
    case 0xFF41...0xFF5A: return .letter(scalar - 0xFEE0)
    default: break
    }
    guard let character = UnicodeScalar(scalar), let folded = fold(character) else {
      return .separator
    }
    return Self.further[folded] ?? .letter(folded)
  }

  /// nil: no letter or digit.
  private func fold(_ character: UnicodeScalar) -> UInt32? {
    let bytes = Array(String(character).utf8)
    var result: UnicodeScalar = "\0"
    let code = bytes.withUnsafeBytes { bytes in
      withUnsafeMutablePointer(to: &result) { result in
        unicode61.tokenize(
          context: result, tokenization: .document,
          pText: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), nText: CInt(bytes.count)
        ) { context, _, token, count, _, _ in
          let bytes = UnsafeRawBufferPointer(start: token, count: Int(count))
          guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
            return SQLITE_OK
          }
          context?.assumingMemoryBound(to: UnicodeScalar.self).pointee = scalar
          return SQLITE_OK
        }
      }
    }
    return code == SQLITE_OK && result.value != 0 ? result.value : nil
  }

  /// What people leave out when they type, and `unicode61` keeps: letters in lower case.
  private static let further: [UInt32: Class] = {
    var map: [UInt32: Class] = [
      0xDF: .pair(0x73, 0x73), 0x1E9E: .pair(0x73, 0x73), 0xE6: .pair(0x61, 0x65),
      0x153: .pair(0x6F, 0x65),
    ]
    let letters: KeyValuePairs = [
      "øǿ": "o", "łŀ": "l", "đð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ά": "α", "έ": "ε", "ή": "η",
      "ίϊΐ": "ι", "ό": "ο", "ύϋΰ": "υ", "ώ": "ω", "ς": "σ", "ё": "е", "й": "и", "ї": "і",
      "أإآٱ": "ا",
    ]
    for (all, plain) in letters {
      guard let plain = plain.unicodeScalars.first else { continue }
      for letter in all.unicodeScalars { map[letter.value] = .letter(plain.value) }
    }
    return map
  }()

  /// Scripts that put no spaces between words, and Hangul, whose words carry endings.
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF,
      0x3005...0x3007, 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x318F, 0x31A0...0x31BF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func isEmoji(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2600...0x27BF, 0x2B00...0x2BFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// Accents that stand alone, points of Hebrew and Arabic, joiners, hyphens that may not be seen.
  private static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x0300...0x036F, 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7,
      0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7,
      0x06E8, 0x06EA...0x06ED, 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x20D0...0x20FF,
      0xFE00...0xFE0F, 0xFEFF:
      true
    default: false
    }
  }
}
