import Chat
import Testing

@testable import Provider

struct ResponseReaderTests {
  static let a = #"data: {"id":"gen-1","choices":[{"delta":{"content":"a"}}]}"# + "\n\n"
  static let stop =
    #"data: {"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}"# + "\n\n"
  static let usage = #"data: {"choices":[],"usage":{"prompt_tokens":3}}"# + "\n\n"
  static let done = "data: [DONE]\n\n"
  static let reply =
    #"{"data":{"id":"gen-1","choices":[{"message":{"content":"ab"},"finish_reason":"stop"}]},"usage":{"prompt_tokens":3},"success":true}"#

  static let identified: ResponseEvent = .generationID("gen-1")
  static let counted: ResponseEvent = .usage(Usage(promptTokens: 3))
  static let finished: ResponseEvent = .finish(reason: "stop")

  static func lost(_ step: Failure.Step, _ message: String, id: String? = nil, code: String? = nil)
    -> ResponseReader.State
  {
    .failed(
      Failure(
        origin: step == .cut ? .network : .stream, step: step, status: 200, code: code,
        message: message, generationID: id))
  }

  static let cut = "The connection closed before the answer was complete."
  static let nothing = "The model answered with nothing."

  static let bodies: [(String, [ResponseEvent], ResponseReader.State)] = [
    (a + stop + usage + done, [identified, .text("ab"), finished, counted], .complete),
    // Complete without [DONE], without a finish_reason, and with an end in the middle of a line.
    (a + stop, [identified, .text("ab"), finished], .complete),
    (a + done, [identified, .text("a")], .complete),
    (a + "data: [DONE]", [identified, .text("a")], .complete),
    ("\u{FEFF}\n\n" + a + stop, [identified, .text("ab"), finished], .complete),
    (": ping\n\n: ping\n\n" + a + stop, [identified, .text("ab"), finished], .complete),
    // Nothing of what follows [DONE] counts, errors included.
    (a + done + a + #"data: {"error":"late"}"# + "\n\n", [identified, .text("a")], .complete),
    (
      a + stop + #"data: {"error":"late"}"# + "\n\n", [identified, .text("ab"), finished],
      .complete
    ),
    // Neither: cut.
    (a, [identified, .text("a")], lost(.cut, cut, id: "gen-1")),
    (a + a.dropLast(12), [identified, .text("a")], lost(.cut, cut, id: "gen-1")),
    (String(a.dropLast(20)), [], lost(.cut, cut)),
    (": ping\n\n", [], lost(.cut, cut)),
    ("data: : PROCESSING\n\n", [.skipped], lost(.cut, cut)),
    // Skipped frames do no harm while there are good ones.
    ("data: {bad\n\n" + a + done, [.skipped, identified, .text("a")], .complete),
    // Nothing good.
    (
      "data: {bad\n\ndata: worse\n\n", [.skipped, .skipped],
      lost(.format, "What came is no chat completion: {bad")
    ),
    ("data: {bad\n\n" + done, [.skipped], lost(.format, "What came is no chat completion: {bad")),
    (
      "Hello, I am a proxy", [],
      lost(.format, "What came is no chat completion: Hello, I am a proxy")
    ),
    ("[1]", [], lost(.format, "What came is no chat completion: [1]")),
    // Empty.
    ("", [], lost(.empty, "The server answered 200 with an empty body.")),
    (" \r\n ", [], lost(.empty, "The server answered 200 with an empty body.")),
    (done, [], lost(.empty, nothing)),
    (
      #"data: {"choices":[{"delta":{"content":""},"finish_reason":"stop"}]}"# + "\n\n" + done,
      [finished], lost(.empty, nothing)
    ),
    (
      #"data: {"choices":[{"delta":{},"finish_reason":"length"}]}"# + "\n\n",
      [.finish(reason: "length")], .complete
    ),
    (
      #"data: {"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"# + "\n\n" + done, [],
      .complete
    ),
    (
      #"data: {"choices":[{"delta":{"reasoning":"r"}}]}"# + "\n\n" + done, [.reasoning("r")],
      .complete
    ),
    // JSON where a stream was asked for: a reply, wrapped or not, or an error.
    (reply, [identified, .text("ab"), counted, finished], .complete),
    (" \n" + #"{"choices":[{"message":{"content":"ab"}}]}"#, [.text("ab")], .complete),
    (
      #"{"error":"no","success":false}"#, [],
      .failed(Failure(origin: .stream, status: 200, message: "no"))
    ),
    (#"{"detail":"no"}"#, [], .failed(Failure(origin: .stream, status: 200, message: "no"))),
    (#"{"hello":1}"#, [], lost(.format, #"What came is no chat completion: {"hello":1}"#)),
    (
      #"{"choices":[{"mess"#, [],
      lost(.format, #"What came is no chat completion: {"choices":[{"mess"#)
    ),
    // Errors in the stream.
    (
      a
        + #"data: {"choices":[{"finish_reason":"error","error":{"code":"server_error","message":"m"}}]}"#
        + "\n\n" + done,
      [identified, .text("a")],
      .failed(
        Failure(
          origin: .stream, status: 200, code: "server_error", message: "m", generationID: "gen-1")
      )
    ),
  ]

  @Test(arguments: bodies)
  func readsABody(body: String, events: [ResponseEvent], state: ResponseReader.State) {
    for size in [body.utf8.count, 1, 2, 3, 5, 17].map({ max(1, $0) }) {
      let result = ResponseReader.read(body, pieces: size)
      #expect(
        result.events.meaning == [.head(status: 200, requestID: nil)] + events, "pieces of \(size)")
      #expect(result.state == state, "pieces of \(size)")
      #expect(result.events.receivedBytes == body.utf8.count)
    }
  }

  @Test func countsBytesFirstInEachBatch() {
    var reader = ResponseReader(head: ResponseHead(status: 200), now: FixedTime.wall)
    let events = Array(Self.a.utf8).withUnsafeBytes { reader.receive($0) }
    #expect(events == [.bytes(Self.a.utf8.count), Self.identified, .text("a")])
  }

  @Test func waitsForUsageAfterTheEndUntilItIsStopped() {
    var reader = ResponseReader(head: ResponseHead(status: 200), now: FixedTime.wall)
    _ = Array((Self.a + Self.stop).utf8).withUnsafeBytes { reader.receive($0) }
    #expect(reader.state == .finishing)
    let late = Array(Self.usage.utf8).withUnsafeBytes { reader.receive($0) }
    #expect(late == [.bytes(Self.usage.utf8.count), Self.counted])
    #expect(reader.state == .finishing)
    reader.stopWaiting()
    #expect(reader.state == .complete)
  }

  static let breaks: [(Int, String, Failure.Step?)] = [
    (200, a, .cut), (200, a + stop, nil),
    (500, #"{"error":"x"}"#, nil), (500, "", nil),
  ]

  @Test(arguments: breaks)
  func saysWhatABrokenConnectionLeft(status: Int, body: String, step: Failure.Step?) {
    let state = ResponseReader.read(status: status, body, cutting: true).state
    #expect(state.failure?.step == step)
    #expect(state.failure?.origin == (status == 500 ? .http : step == nil ? nil : .network))
  }

  @Test func tellsAWebPageByItsTitle() {
    let page = "<!doctype html><html><head><title>Log in &amp; go</title></head></html>"
    let failure = ResponseReader.read(headers: [("CF-Ray", "abc-FRA")], page).state.failure
    #expect(
      failure
        == Failure(
          origin: .stream, step: .format, status: 200,
          message: "A web page came instead of an answer: Log in & go",
          details: FailureDetails(isHTML: true, edgeID: "abc-FRA")))
  }

  @Test func takesIdentifiersFromTheHead() {
    let headers = [("X-Request-ID", " QwaqFy "), ("x-generation-id", "gen-7")]
    let result = ResponseReader.read(headers: headers, Self.a)
    #expect(
      result.events.meaning == [
        .head(status: 200, requestID: "QwaqFy"), .generationID("gen-7"), .text("a"),
      ])
    #expect(result.state.failure?.requestID == "QwaqFy")
    #expect(result.state.failure?.generationID == "gen-7")
  }

  @Test func doesNotReadWhatIsCompressed() {
    let state = ResponseReader.read(headers: [("content-encoding", "gzip")], "\u{1F}xyz").state
    #expect(state.failure?.step == .format)
  }

  @Test func collectsNoEndlessErrorBody() {
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: ResponseReader.errorLimit + 5)
    let result = ResponseReader.read(status: 500, body, pieces: 65_536)
    #expect(result.state.failure?.message.count == ServerText.messageLimit)
  }
}
