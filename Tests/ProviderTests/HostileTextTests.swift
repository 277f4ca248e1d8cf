import Chat
import Testing

@testable import Provider

/// Bytes that are no text, text that a terminal would obey, and bodies made to be slow.
@Suite(.timeLimit(.minutes(1)))
struct HostileTextTests {
  /// What a terminal obeys, what reorders, what hides.
  static let hostile = "A\u{1B}]0;x\u{7}\u{9B}31mB\u{202E}C\u{0}\u{7F}\u{2066}D"

  static func isHarmless(_ text: String?) -> Bool {
    guard let text else { return true }
    return !text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2060...0x2069: true
      default: false
      }
    }
  }

  /// Each field that can reach the screen or the clipboard, with a body that fills it.
  static let fields: [(name: String, status: Int, body: String)] = {
    var text = ""
    JSONText.append(hostile, to: &text)
    return [
      ("message", 500, #"{"error":{"message":\#(text)}}"#),
      ("words", 500, #"{"error":\#(text)}"#), ("bare text", 500, hostile),
      ("code", 500, #"{"error":{"code":\#(text),"message":"m"}}"#),
      ("type", 500, #"{"error":{"type":\#(text),"message":"m"}}"#),
      ("parameter", 400, #"{"error":{"param":\#(text),"message":"m"}}"#),
      ("request ID", 500, #"{"error":{"request_id":\#(text),"message":"m"}}"#),
      ("generation ID", 500, #"{"id":"gen-1\#(text.dropFirst()),"error":"m"}"#),
      ("limit scope", 429, #"{"error":{"limit_scope":\#(text),"message":"m"}}"#),
      (
        "link", 402, #"{"error":{"buy_credits_url":"https://a/\#(text.dropFirst()),"message":"m"}}"#
      ),
      (
        "provider", 400,
        #"{"error":{"message":"m","metadata":{"provider_name":\#(text),"raw":"said"}}}"#
      ),
      ("raw", 400, #"{"error":{"message":"m","metadata":{"raw":\#(text)}}}"#),
      ("title", 502, "<html><title>\(hostile)</title>"),
      ("unknown shape", 500, #"{"strange":\#(text)}"#),
      ("in a stream", 200, "data: {\"error\":{\"code\":\(text),\"message\":\(text)}}\n\n"),
      ("no answer", 200, "\(hostile)\n\n"),
      ("no JSON", 200, "data: {\(hostile)\n\n"),
    ]
  }()

  @Test(arguments: fields)
  func letsNothingThroughThatATerminalObeys(name: String, status: Int, body: String) throws {
    let failure = try #require(ResponseReader.read(status: status, body).state.failure)
    let shown = [
      failure.message, failure.code, failure.parameter, failure.requestID, failure.generationID,
      failure.details.limitScope, failure.details.buyCreditsURL, failure.details.edgeID,
    ].compactMap(\.self)
    for text in shown { #expect(Self.isHarmless(text), "\(name): \(text.debugDescription)") }
    // It is made harmless, not thrown away; but a link with such things in it is none.
    #expect(shown.contains { $0.contains("D") } == (name != "link"), "\(shown)")
  }

  @Test(arguments: ["X-Request-ID", "CF-Ray", "X-Generation-ID", "Location"])
  func letsNothingThroughFromHeaders(name: String) throws {
    let result = ResponseReader.read(status: 307, headers: [(name, Self.hostile)], "")
    let failure = try #require(result.state.failure)
    let shown = [
      failure.message, failure.requestID, failure.generationID, failure.details.edgeID,
    ].compactMap(\.self)
    for text in shown { #expect(Self.isHarmless(text)) }
    #expect(shown.contains { $0.contains("D") })
    for event in result.events {
      if case .head(_, let id) = event { #expect(Self.isHarmless(id)) }
      if case .generationID(let id) = event { #expect(Self.isHarmless(id)) }
    }
  }

  @Test func cleansWhatAnAnswerIsNamedBy() {
    var text = ""
    JSONText.append(Self.hostile, to: &text)
    let frame =
      "data: {\"id\":\(text),\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\(text)}]}\n\n"
    for event in ResponseReader.read(frame).events {
      switch event {
      case .generationID(let label), .finish(let label): #expect(Self.isHarmless(label))
      default: break
      }
    }
  }

  @Test func replacesInvalidUTF8AndGoesOn() {
    let broken: [UInt8] = [0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF8]
    let body =
      Array("data: {\"choices\":[{\"delta\":{\"content\":\"a".utf8) + broken
      + Array("b\"}}]}\n\ndata: [DONE]\n\n".utf8)
    for size in [1, 2, 3, body.count] {
      let result = ResponseReader.read(body, pieces: size)
      #expect(result.state == .complete)
      #expect(result.events.text == "a\(String(decoding: broken, as: UTF8.self))b")
    }
  }

  /// Ten million empty lines, or frames of nothing: each byte is looked at once and nothing is kept.
  @Test(arguments: [
    ("\n", 10_000_000), ("\r\n", 1_000_000), (":\n", 1_000_000), ("data:\n\n", 1_000_000),
  ])
  func readsMillionsOfEmptyLines(line: String, count: Int) {
    let piece = Array(String(repeating: line, count: 10_000).utf8)
    var reader = ResponseReader(head: ResponseHead(status: 200), now: FixedTime.wall)
    _ = Array(ErrorShape.text.utf8).withUnsafeBytes { reader.receive($0) }
    for _ in 0..<count / 10_000 {
      let events = piece.withUnsafeBytes { reader.receive($0) }
      guard events == [.bytes(piece.count)] else { return #expect(events == []) }
    }
    let rest = Array("data: [DONE]\n\n".utf8).withUnsafeBytes { reader.receive($0) }
    #expect(rest == [.bytes(14)])
    #expect(reader.state == .complete)
  }
}
