/// In which line each key of a TOML file stands: the parser does not tell of valid files.
///
/// Reads files that the parser has accepted; on others its answers mean nothing, save for the first
/// place at which the parser would end the program, and it ends.
///
/// What stands in a list has its place in the path, from `0`: `["rules", "0", "match"]`.
struct TOMLLines {
  /// The first place that the parser does not report, but ends the program at: an assertion of its own.
  private(set) var trap: (line: Int, words: String)?
  private var lines: [[String]: Int] = [:]
  /// How many tables each list of tables has so far.
  private var counts: [[String]: Int] = [:]
  private let bytes: [UInt8]
  private var at = 0
  private var number = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
    var table: [String] = []
    // The parser takes a byte order mark for nothing.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    while at < bytes.count {
      skipBlanks(breaks: true)
      guard at < bytes.count else { break }
      let start = at
      if bytes[at] == UInt8(ascii: "[") {
        while at - start < 2, current == UInt8(ascii: "[") { at += 1 }
        let isOneOfMany = at - start > 1
        checkName()
        table = header(isOneOfMany: isOneOfMany)
        while current == UInt8(ascii: "]") { at += 1 }
      } else {
        entry(of: table)
      }
      if at == start { at += 1 }
    }
  }

  func line(of path: [String]) -> Int? {
    var path = path
    while !path.isEmpty {
      if let line = lines[path] { return line }
      path.removeLast()
    }
    return nil
  }

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func checkName() {
    while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { at += 1 }
    guard let byte = current, trap == nil else { return }
    let isName =
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_\"']".utf8.contains(byte)
      }
    if !isName { trap = (number, "the name of a table is missing after “[”") }
  }

  /// The table that a header begins, with the places of the lists that it is in.
  private mutating func header(isOneOfMany: Bool) -> [String] {
    let name = key()
    var path: [String] = []
    for (index, part) in name.enumerated() {
      path.append(part)
      if isOneOfMany, index == name.count - 1 {
        remember(path)
        counts[path, default: 0] += 1
      }
      if let count = counts[path] { path.append(String(count - 1)) }
    }
    remember(path)
    return path
  }

  /// The first place counts: that of a list of tables is where it begins.
  private mutating func remember(_ path: [String]) {
    if lines[path] == nil { lines[path] = number }
  }

  private mutating func entry(of table: [String]) {
    let path = table + key()
    remember(path)
    guard current == UInt8(ascii: "=") else { return }
    at += 1
    value(path)
  }

  private mutating func value(_ path: [String]) {
    skipBlanks(breaks: false)
    switch current {
    case UInt8(ascii: "{"): list(until: UInt8(ascii: "}")) { $0.entry(of: path) }
    case UInt8(ascii: "["):
      var place = 0
      list(until: UInt8(ascii: "]")) { lines in
        let element = path + [String(place)]
        lines.remember(element)
        lines.value(element)
        place += 1
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
    default:
      checkTime()
      while let byte = current, !",]}#\n".utf8.contains(byte) { at += 1 }
    }
  }

  /// A date must have a time behind its `T`, and behind a blank two digits of one or none.
  private mutating func checkTime() {
    guard trap == nil else { return }
    // The parser looks at values without their underscores.
    let value = bytes[at...].prefix(40).filter { $0 != UInt8(ascii: "_") }
    let isDigit = value.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let dash = UInt8(ascii: "-")
    guard value.count > 11, isDigit[0], value[4] == dash, value[7] == dash,
      (0..<10).allSatisfy({ isDigit[$0] || value[$0] == dash })
    else { return }
    let isCut =
      switch value[10] {
      case UInt8(ascii: "T"), UInt8(ascii: "t"): !isDigit[11]
      case UInt8(ascii: " "): isDigit[11] && value.count > 12 && !isDigit[12]
      default: false
      }
    if isCut { trap = (number, "a date is followed by no whole time") }
  }

  private mutating func list(until end: UInt8, _ element: (inout TOMLLines) -> Void) {
    at += 1
    while true {
      skipBlanks(breaks: true)
      guard let byte = current else { return }
      let start = at
      if byte == end {
        at += 1
        return
      }
      if byte == UInt8(ascii: "}"), trap == nil {
        trap = (number, "there is a “}” where a list has a value or its “]”")
      }
      if byte == UInt8(ascii: ",") { at += 1 } else { element(&self) }
      if at == start { at += 1 }
    }
  }

  /// A dotted key, up to what follows it.
  private mutating func key() -> [String] {
    var parts: [String] = []
    while true {
      skipBlanks(breaks: false)
      if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
        parts.append(string())
      } else {
        let start = at
        while let byte = current, !".=]# \t\r\n".utf8.contains(byte) { at += 1 }
        parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
      }
      skipBlanks(breaks: false)
      guard current == UInt8(ascii: ".") else { return parts }
      at += 1
    }
  }

  /// A string of any of the four kinds; its escapes stay as they are written.
  private mutating func string() -> String {
    let quote = bytes[at]
    let isLong = bytes[at...].starts(with: [quote, quote, quote])
    let width = isLong ? 3 : 1
    at += width
    let start = at
    while at < bytes.count, !bytes[at...].starts(with: repeatElement(quote, count: width)) {
      if bytes[at] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { at += 1 }
      if current == UInt8(ascii: "\n") { number += 1 }
      at += 1
    }
    let content = String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self)
    at = min(at + width, bytes.count)
    // Up to two quotes may stand right before the three that end a long string.
    while isLong, current == quote { at += 1 }
    return content
  }

  /// Spaces and, with `breaks`, line ends and comments too.
  private mutating func skipBlanks(breaks: Bool) {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): at += 1
      case UInt8(ascii: "\n") where breaks:
        number += 1
        at += 1
      case UInt8(ascii: "#") where breaks:
        while let byte = current, byte != UInt8(ascii: "\n") { at += 1 }
      default: return
      }
    }
  }
}
