/// Takes an event stream apart (WHATWG HTML, 9.2.5 “Parsing an event stream” and 9.2.6
/// “Interpreting”): bytes in as they come, events out, the same whatever the pieces.
///
/// Lines end at CR, LF or CRLF and at nothing else: U+2028 and its kin are data. `id` and `retry` mean
/// nothing here, since a POST is never reconnected by itself. It knows nothing of JSON or chat. Each
/// byte is looked at once and copied at most twice.
package struct EventStreamParser {
  /// The longest line, and the most data of one event, in bytes. Answers come in pieces of a few
  /// hundred; a stream beyond this is broken or hostile, and keeping it would cost all memory.
  package static let limit = 16 << 20

  /// A line or an event was longer than the limit: the parser has stopped, and gives nothing more.
  package private(set) var isOverLimit = false

  private let limit: Int
  /// The line that has not ended yet, as far as it came in earlier pieces.
  private var line: [UInt8] = []
  /// The last piece ended with a CR: an LF at the start of the next belongs to it.
  private var skipsLineFeed = false
  private var isFirstLine = true
  private var name: [UInt8] = []
  private var data: [UInt8] = []
  private var hasData = false

  package init(limit: Int = Self.limit) { self.limit = limit }

  /// The events that end in these bytes.
  package mutating func receive(_ bytes: UnsafeRawBufferPointer) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var start = 0
    var index = 0
    if skipsLineFeed, !bytes.isEmpty {
      skipsLineFeed = false
      if bytes[0] == Self.lineFeed {
        start = 1
        index = 1
      }
    }
    while index < bytes.count, !isOverLimit {
      let byte = bytes[index]
      guard byte == Self.lineFeed || byte == Self.carriageReturn else {
        index += 1
        continue
      }
      let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<index])
      if line.isEmpty {
        take(piece, into: &events)
      } else {
        line.append(contentsOf: piece)
        var whole: [UInt8] = []
        swap(&whole, &line)
        whole.withUnsafeBytes { take($0, into: &events) }
        whole.removeAll(keepingCapacity: whole.capacity <= Self.keptCapacity)
        swap(&whole, &line)
      }
      index += 1
      if byte == Self.carriageReturn {
        if index == bytes.count {
          skipsLineFeed = true
        } else if bytes[index] == Self.lineFeed {
          index += 1
        }
      }
      start = index
    }
    guard !isOverLimit else { return events }
    if line.count + bytes.count - start > limit {
      stop()
    } else {
      line.append(contentsOf: bytes[start...])
    }
    return events
  }

  /// The end of the stream. The specification discards an event that no blank line ended; here it is
  /// given, because servers forget the blank line and nothing is gained by losing their last word.
  package mutating func finish() -> ServerSentEvent? {
    guard !isOverLimit else { return nil }
    var events: [ServerSentEvent] = []
    if !line.isEmpty {
      let last = line
      line = []
      last.withUnsafeBytes { take($0, into: &events) }
    }
    dispatch(into: &events)
    return events.first
  }

  /// A buffer that has grown beyond this is given back after its line.
  private static let keptCapacity = 1 << 16
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  private mutating func take(
    _ whole: UnsafeRawBufferPointer, into events: inout [ServerSentEvent]
  ) {
    guard whole.count <= limit else { return stop() }
    var line = whole
    if isFirstLine {
      isFirstLine = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) {
        line = UnsafeRawBufferPointer(rebasing: line[3...])
      }
    }
    if line.isEmpty { return dispatch(into: &events) }
    if Self.isField("data", in: line) {
      let value = Self.value(of: line, after: 4)
      if hasData { data.append(Self.lineFeed) }
      hasData = true
      guard data.count + value.count <= limit else { return stop() }
      data.append(contentsOf: value)
    } else if Self.isField("event", in: line) {
      name = Array(Self.value(of: line, after: 5))
    }
  }

  private mutating func dispatch(into events: inout [ServerSentEvent]) {
    if hasData {
      events.append(ServerSentEvent(name: String(decoding: name, as: UTF8.self), data: data))
      data = []
      hasData = false
    }
    name.removeAll()
  }

  private mutating func stop() {
    isOverLimit = true
    line = []
    data = []
    hasData = false
  }

  /// Whether the field's name is this one: followed by a colon, or by nothing.
  private static func isField(_ name: StaticString, in line: UnsafeRawBufferPointer) -> Bool {
    let count = name.utf8CodeUnitCount
    guard line.count >= count, line.count == count || line[count] == UInt8(ascii: ":") else {
      return false
    }
    for index in 0..<count where line[index] != name.utf8Start[index] { return false }
    return true
  }

  /// What comes after the colon and one blank.
  private static func value(
    of line: UnsafeRawBufferPointer, after nameLength: Int
  ) -> UnsafeRawBufferPointer {
    var start = min(nameLength + 1, line.count)
    if start < line.count, line[start] == UInt8(ascii: " ") { start += 1 }
    return UnsafeRawBufferPointer(rebasing: line[start...])
  }
}
