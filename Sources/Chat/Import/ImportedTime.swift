/// Times as other programs write them.
package enum ImportedTime {
  /// Seconds since 1970; nil for what is no date that anybody chatted on.
  package static func seconds(_ seconds: Double?) -> WallTime? {
    guard let seconds, seconds > 0, seconds < 253_402_300_800 else { return nil }
    return WallTime(seconds: seconds)
  }

  /// `2026-01-31T14:02:09.123Z`, with a blank for the T, with an offset for the Z, or with neither: UTC.
  package static func date(_ text: String?) -> WallTime? {
    guard let text else { return nil }
    var reader = Reader(bytes: Array(text.utf8)[...])
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var total = Double(days(year, month, day)) * 86_400
    guard reader.skip("T") || reader.skip(" ") else {
      return reader.bytes.isEmpty ? seconds(total) : nil
    }
    guard let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2), hour < 24,
      minute < 60
    else { return nil }
    total += Double(hour * 3600 + minute * 60)
    if reader.skip(":") {
      guard let second = reader.number(2), second <= 60 else { return nil }
      total += Double(second)
      if reader.skip(".") || reader.skip(",") {
        guard let fraction = reader.fraction() else { return nil }
        total += fraction
      }
    }
    guard let offset = reader.offset(), reader.bytes.isEmpty else { return nil }
    return seconds(total - Double(offset))
  }

  /// Since 1970, on the proleptic Gregorian calendar: years run from March, so that the leap day is
  /// their last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func skip(_ byte: Unicode.Scalar) -> Bool {
      guard bytes.first == UInt8(ascii: byte) else { return false }
      bytes.removeFirst()
      return true
    }

    mutating func number(_ digits: Int) -> Int? {
      guard bytes.count >= digits, bytes.prefix(digits).allSatisfy(Self.isDigit) else { return nil }
      defer { bytes = bytes.dropFirst(digits) }
      return bytes.prefix(digits).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    mutating func fraction() -> Double? {
      let digits = bytes.prefix(while: Self.isDigit)
      guard !digits.isEmpty, digits.count <= 15 else { return nil }
      bytes = bytes.dropFirst(digits.count)
      let number = digits.reduce(0) { $0 * 10 + Double($1 - 0x30) }
      return number / digits.reduce(1) { power, _ in power * 10 }
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int? {
      if bytes.isEmpty || skip("Z") { return 0 }
      let isWest = bytes.first == UInt8(ascii: "-")
      guard skip("+") || skip("-"), let hours = number(2), hours < 24 else { return nil }
      _ = skip(":")
      guard bytes.isEmpty || bytes.count == 2, let minutes = bytes.isEmpty ? 0 : number(2)
      else { return nil }
      return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  }
}
