import Testing

@testable import Provider

struct EventStreamParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let stream: [UInt8]
    let events: [ServerSentEvent]
    var testDescription: String { name }

    init(_ name: String, _ stream: String, _ events: [(String, String)]) {
      self.init(name, Array(stream.utf8), events)
    }

    init(_ name: String, _ stream: [UInt8], _ events: [(String, String)]) {
      self.name = name
      self.stream = stream
      self.events = events.map { ServerSentEvent(name: $0.0, data: Array($0.1.utf8)) }
    }
  }

  static let cases: [Case] = [
    Case("one", "data: a\n\n", [("", "a")]),
    Case(
      "line ends of all kinds", "data: a\r\rdata: b\r\n\r\ndata: c\n\ndata: d\r\n\n",
      [("", "a"), ("", "b"), ("", "c"), ("", "d")]),
    Case("a CR and an LF are one end", "data: a\r\ndata: b\r\n\r\n", [("", "a\nb")]),
    Case("an LF after a blank CR line", "data: a\r\r\ndata: b\r\r\n", [("", "a"), ("", "b")]),
    Case("comments", ": ping\n:\n\ndata: a\n: b\n\n", [("", "a")]),
    Case("blank lines and blocks without data", "\n\nid: 1\n\nretry: 5\n\nevent: x\n\n", []),
    Case("no blank after the colon, one, two", "data:a\ndata: b\ndata:  c\n\n", [("", "a\nb\n c")]),
    Case("no colon", "data\n\ndata\ndata\n\n", [("", ""), ("", "\n")]),
    Case("empty data", "data:\n\n", [("", "")]),
    Case("names", "event: error\ndata: a\n\ndata: b\n\n", [("error", "a"), ("", "b")]),
    Case("the last name counts", "event: a\nevent: b\ndata: x\n\n", [("b", "x")]),
    Case(
      "names are case-sensitive, unknown ones ignored",
      "Data: a\nDATA: b\ndat: c\ndata2: d\nid: \u{0}\n\n", []),
    Case(
      "only CR and LF end lines", "data: a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f\n\n",
      [("", "a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f")]),
    Case(
      "one byte order mark", [0xEF, 0xBB, 0xBF] + Array("data: a\n\ndata: b\n\n".utf8),
      [("", "a"), ("", "b")]),
    Case(
      "a second one spoils the first name",
      [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array("data: a\n\ndata: b\n\n".utf8), [("", "b")]),
    Case("UTF-8 over pieces", "data: é€😀\n\n", [("", "é€😀")]),
    Case("an end without a blank line", "data: a\n\ndata: b\n", [("", "a"), ("", "b")]),
    Case("an end within a line", "data: a\n\ndata: [DONE]", [("", "a"), ("", "[DONE]")]),
    Case("an end within another field", "data: a\n\nevent: x", [("", "a")]),
    Case("nothing", "", []),
    Case("colons in the value", "data: a: b:c\n\n", [("", "a: b:c")]),
  ]

  static func parse(_ pieces: [[UInt8]], limit: Int = EventStreamParser.limit) -> (
    events: [ServerSentEvent], isOver: Bool
  ) {
    var parser = EventStreamParser(limit: limit)
    var events = pieces.flatMap { piece in piece.withUnsafeBytes { parser.receive($0) } }
    if let last = parser.finish() { events.append(last) }
    return (events, parser.isOverLimit)
  }

  @Test(arguments: cases)
  func readsTheSameHoweverItIsSplit(_ test: Case) {
    for size in 1...max(1, test.stream.count) {
      #expect(Self.parse(test.stream.pieces(of: size)).events == test.events, "pieces of \(size)")
    }
    // Empty pieces between all bytes.
    #expect(Self.parse(test.stream.flatMap { [[$0], []] }).events == test.events)
  }

  @Test func keepsInvalidUTF8AsBytes() {
    let stream = Array("data: ".utf8) + [0xFF, 0xC3] + Array("\n\n".utf8)
    #expect(Self.parse([stream]).events == [ServerSentEvent(name: "", data: [0xFF, 0xC3])])
  }

  @Test(arguments: [1, 3, 7, 1_000])
  func stopsAtAnOverlongLineAndGivesWhatCameBefore(size: Int) {
    let stream = Array(
      ("data: a\n\ndata: " + String(repeating: "x", count: 60) + "\n\ndata: b\n\n").utf8)
    let (events, isOver) = Self.parse(stream.pieces(of: size), limit: 50)
    #expect(events == [ServerSentEvent(name: "", data: [0x61])])
    #expect(isOver)
  }

  @Test(arguments: [1, 3, 7, 1_000])
  func stopsAtAnOverlongEvent(size: Int) {
    let stream = Array((String(repeating: "data: 123456789\n", count: 6) + "\n").utf8)
    #expect(Self.parse(stream.pieces(of: size), limit: 50).isOver)
    #expect(!Self.parse(stream.pieces(of: size), limit: 59).isOver)
  }

  @Test func copesWithEveryByteInAPieceOfItsOwn() {
    let line = "data: " + String(repeating: "0123456789", count: 20_000)
    let events = Self.parse(Array((line + "\n\n").utf8).map { [$0] }).events
    #expect(events.map(\.data.count) == [200_000])
  }
}
