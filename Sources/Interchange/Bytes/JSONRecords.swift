import Chat

/// The values of a JSON text one after the other, without holding more than one of them: the elements
/// of the array that it is, or its lines (JSONL), or values that simply follow each other.
///
/// Responsible for where one ends and the next begins, also where one is damaged. Not for what they
/// say: that is parsed by itself.
final class JSONRecords {
  struct Record: Hashable {
    /// `line 12`, `record 3`; from 1.
    var place: String
    /// nil: it is longer than anything that is held.
    var bytes: [UInt8]?
  }

  /// Bytes of one record.
  static let recordLimit = 1 << 28

  private enum Form { case array, values, lines }

  private let stream: any ByteStream
  private let limit: Int
  private var buffer: [UInt8] = []
  private var next = 0
  private var isAtEnd = false
  private var form: Form?
  private var number = 0

  init(_ stream: any ByteStream, limit: Int = recordLimit) {
    self.stream = stream
    self.limit = limit
  }

  /// nil: that was the last one.
  func record() throws(BrokenSource) -> Record? {
    if form == nil { form = try findForm() }
    switch form {
    case .lines: return try line()
    case .array: return try element(inArray: true)
    case .values: return try element(inArray: false)
    case nil: return nil
    }
  }

  // MARK: Its form

  /// The first bytes tell. nil: there is nothing in it.
  private func findForm() throws(BrokenSource) -> Form? {
    try fill(4)
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    guard let first = try peekPastSpace() else { return nil }
    if first == UInt8(ascii: "[") {
      next += 1
      return .array
    }
    guard first == UInt8(ascii: "{") else {
      throw BrokenSource("it is no JSON: it begins with neither [ nor {")
    }
    try fill(Self.lookAhead)
    let head = buffer[next...].prefix(Self.lookAhead)
    if let start = Self.wrapped(head) {
      next = start
      return .array
    }
    return Self.isLines(head) ? .lines : .values
  }

  /// As far as the first lines of a text of lines reach, usually.
  private static let lookAhead = 1 << 20

  /// `{"conversations": [`: where the array's elements begin.
  private static func wrapped(_ head: ArraySlice<UInt8>) -> Int? {
    var rest = head.dropFirst().drop(while: isSpace)
    for word in ["\"conversations\"", ":", "["] {
      guard rest.starts(with: word.utf8) else { return nil }
      rest = rest.dropFirst(word.utf8.count).drop(while: isSpace)
    }
    // A record of another kind, with the turns of one conversation.
    guard !rest.starts(with: "{\"from\"".utf8), !rest.isEmpty else { return nil }
    return rest.startIndex
  }

  /// Its first line is a value, or the second one begins another.
  private static func isLines(_ head: ArraySlice<UInt8>) -> Bool {
    guard let end = head.firstIndex(of: UInt8(ascii: "\n")) else {
      return JSONParser.parse(Array(head)) != nil
    }
    if let second = head[(end + 1)...].drop(while: isSpace).first, second == UInt8(ascii: "{"),
      head[end + 1] == second
    {
      return true
    }
    return JSONParser.parse(Array(head[..<end])) != nil
  }

  // MARK: Lines

  private func line() throws(BrokenSource) -> Record? {
    while try fill(1) {
      number += 1
      var collected = Collected(limit: limit)
      while try fill(1) {
        let rest = buffer[next...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        collected.add(rest[..<(end ?? buffer.count)])
        next = end.map { $0 + 1 } ?? buffer.count
        if end != nil { break }
      }
      if collected.isBlank { continue }
      return Record(place: "line \(number)", bytes: collected.bytes)
    }
    return nil
  }

  // MARK: Elements

  private func element(inArray: Bool) throws(BrokenSource) -> Record? {
    while let byte = try peekPastSpace() {
      if byte == UInt8(ascii: ",") {
        next += 1
        continue
      }
      if byte == UInt8(ascii: "]"), inArray { return nil }
      number += 1
      var collected = Collected(limit: limit)
      var scanner = JSONScanner(isInArray: inArray)
      repeat {
        let start = next
        let isDone = buffer.withUnsafeBufferPointer { scanner.scan($0, from: &next) }
        collected.add(buffer[start..<next])
        if isDone { break }
      } while try fill(1)
      if scanner.cut > 0 { collected.drop(scanner.cut) }
      return Record(place: "record \(number)", bytes: collected.bytes)
    }
    guard !inArray else { throw BrokenSource("it is cut: it ends after record \(number)") }
    return nil
  }

  // MARK: The buffer

  /// - Returns: whether there is so much; what was there before is kept only as far as it is needed.
  @discardableResult
  private func fill(_ count: Int) throws(BrokenSource) -> Bool {
    while buffer.count - next < count, !isAtEnd {
      let part = try stream.read()
      if part.isEmpty {
        isAtEnd = true
      } else if next == buffer.count {
        (buffer, next) = (part, 0)
      } else {
        buffer.removeFirst(next)
        next = 0
        buffer += part
      }
    }
    return buffer.count - next >= count
  }

  private func peekPastSpace() throws(BrokenSource) -> UInt8? {
    while try fill(1) {
      if !Self.isSpace(buffer[next]) { return buffer[next] }
      next += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The bytes of one record as they come in parts; too many are let go.
  private struct Collected {
    let limit: Int
    private var held: [UInt8] = []
    private var isTooLong = false

    init(limit: Int) { self.limit = limit }

    var bytes: [UInt8]? { isTooLong ? nil : held }

    var isBlank: Bool { !isTooLong && held.allSatisfy(JSONRecords.isSpace) }

    mutating func add(_ part: ArraySlice<UInt8>) {
      guard !isTooLong else { return }
      guard held.count + part.count <= limit else {
        held = []
        isTooLong = true
        return
      }
      held += part
    }

    mutating func drop(_ count: Int) { if !isTooLong { held.removeLast(min(count, held.count)) } }
  }
}
