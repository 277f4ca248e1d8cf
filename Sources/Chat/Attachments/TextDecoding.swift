/// A file's bytes as text, whatever encoding it is in.
///
/// Responsible for telling the encoding from the bytes, and text from what is none. Line ends and
/// everything else stay as they are; only a byte order mark goes.
package struct TextDecoding: Hashable, Sendable {
  package enum Encoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"
    /// Also what is called Latin-1: it differs in signs only that texts do not hold.
    case windows1252 = "Windows-1252"
  }

  package var encoding: Encoding
  /// UTF-8.
  package var bytes: [UInt8]

  /// nil: it is no text.
  package init?(_ file: [UInt8]) {
    for (mark, encoding) in Self.marks where file.starts(with: mark) {
      guard let bytes = Self.decoded(file[mark.count...], encoding) else { return nil }
      (self.encoding, self.bytes) = (encoding, bytes)
      return
    }
    if file.contains(0) {
      guard let encoding = Self.wide(file), let bytes = Self.decoded(file[...], encoding)
      else { return nil }
      (self.encoding, self.bytes) = (encoding, bytes)
      return
    }
    for encoding in [Encoding.utf8, .windows1252] {
      if let bytes = Self.decoded(file[...], encoding) {
        (self.encoding, self.bytes) = (encoding, bytes)
        return
      }
    }
    return nil
  }

  /// The longer ones first: UTF-32's mark begins like UTF-16's.
  private static let marks: [([UInt8], Encoding)] = [
    ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
    ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian),
    ([0xFE, 0xFF], .utf16BigEndian),
  ]

  /// UTF-16 without a mark: texts are full of letters and blanks whose upper byte is zero, and what is
  /// no text has zeros in both places.
  private static func wide(_ file: [UInt8]) -> Encoding? {
    let units = file.count / 2
    guard units > 0, file.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in file.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    if zeros[1] * 10 >= units * 4, zeros[0] == 0 { return .utf16LittleEndian }
    if zeros[0] * 10 >= units * 4, zeros[1] == 0 { return .utf16BigEndian }
    return nil
  }

  /// nil: it is not of this encoding, or no text.
  private static func decoded(_ file: ArraySlice<UInt8>, _ encoding: Encoding) -> [UInt8]? {
    switch encoding {
    case .utf8:
      guard String(validating: file, as: UTF8.self) != nil else { return nil }
      return isText(file.lazy.map(UInt32.init), count: file.count) ? Array(file) : nil
    case .utf16LittleEndian: return utf16(file, low: 0)
    case .utf16BigEndian: return utf16(file, low: 1)
    case .utf32LittleEndian: return utf32(file) { $0.reversed() }
    case .utf32BigEndian: return utf32(file) { Array($0) }
    case .windows1252:
      var text = String.UnicodeScalarView()
      for byte in file {
        guard let scalar = windows1252(byte) else { return nil }
        text.append(scalar)
      }
      return utf8(text)
    }
  }

  private static func utf16(_ file: ArraySlice<UInt8>, low: Int) -> [UInt8]? {
    guard file.count % 2 == 0 else { return nil }
    let units = stride(from: file.startIndex, to: file.endIndex, by: 2).map {
      UInt16(file[$0 + low]) | UInt16(file[$0 + 1 - low]) << 8
    }
    return String(validating: units, as: UTF16.self).flatMap { utf8($0.unicodeScalars) }
  }

  private static func utf32(
    _ file: ArraySlice<UInt8>, _ order: (ArraySlice<UInt8>) -> [UInt8]
  ) -> [UInt8]? {
    guard file.count % 4 == 0 else { return nil }
    var text = String.UnicodeScalarView()
    for start in stride(from: file.startIndex, to: file.endIndex, by: 4) {
      let value = order(file[start..<start + 4]).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard let scalar = Unicode.Scalar(value) else { return nil }
      text.append(scalar)
    }
    return utf8(text)
  }

  private static func utf8(_ text: String.UnicodeScalarView) -> [UInt8]? {
    isText(text.lazy.map(\.value), count: text.count) ? Array(String(text).utf8) : nil
  }

  /// Whether there is no zero, and so few other control characters that they are marks of a text: the
  /// colours of a log, the page breaks of an old source.
  private static func isText(_ values: some Sequence<UInt32>, count: Int) -> Bool {
    var strange = 0
    for value in values {
      switch value {
      case 0: return false
      case 0x08...0x0D, 0x1B: break
      case 0..<0x20, 0x7F: strange += 1
      default: break
      }
    }
    return strange * 100 <= count
  }

  /// nil: the encoding has no sign there, so that it is no text.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let value = upper[Int(byte) - 0x80]
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// 0x80 to 0x9F.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
