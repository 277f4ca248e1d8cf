package import Chat

/// Reads one response from its head to its end: decides by its first byte what it is, and when it is
/// complete. Bytes in, events out; clocks and connections are the caller's.
///
/// Complete is an answer after a `finish_reason` or `[DONE]`; one that ends without either was cut.
/// After a `finish_reason` it reads on, because the usage may follow.
package struct ResponseReader {
  package enum State: Hashable {
    case reading
    /// The answer is there; its usage may follow. To be waited for a little.
    case finishing
    case complete
    case failed(Failure)
  }

  /// The longest body of an error, or of a reply that is not a stream, that is collected, in bytes.
  static let errorLimit = 1 << 20
  static let replyLimit = EventStreamParser.limit

  private static let openingLimit = 256

  package private(set) var state = State.reading

  private enum Form {
    /// Nothing but blanks yet.
    case unknown
    case stream
    /// JSON or a web page.
    case body
  }

  private let head: ResponseHead
  private let errors: ErrorDecoder
  private var form = Form.unknown
  private var parser = EventStreamParser()
  private var decoder: StreamDecoder
  private var body: [UInt8] = []
  private var hasMark = false
  /// The first bytes of a stream: what to show if it turns out to be none.
  private var opening: [UInt8] = []

  /// - Parameter secret: the key, which no message may repeat.
  package init(head: ResponseHead, now: WallTime, secret: String? = nil) {
    self.head = head
    errors = ErrorDecoder(head: head, now: now, secret: secret)
    decoder = StreamDecoder(errors: errors)
  }

  /// What is known before the first byte of the body.
  package var headEvents: [ResponseEvent] {
    let identifier = head.generationID.map { [ResponseEvent.generationID($0)] } ?? []
    return [.head(status: head.status, requestID: head.requestID)] + identifier
  }

  /// Whether the response is an answer, not an error.
  var isSuccess: Bool { (200..<300).contains(head.status) }

  /// What these bytes bring, `.bytes` first.
  package mutating func receive(_ bytes: UnsafeRawBufferPointer) -> [ResponseEvent] {
    guard !bytes.isEmpty else { return [] }
    var events: [ResponseEvent] = [.bytes(bytes.count)]
    switch state {
    case .complete, .failed: return events
    case .reading, .finishing: break
    }
    guard isSuccess else {
      body.append(contentsOf: bytes.prefix(Self.errorLimit - body.count))
      if body.count == Self.errorLimit { fail(httpFailure) }
      return events
    }
    if head.isEncoded {
      fail(errors.own(.stream, .format, "The answer came compressed, which was not asked for."))
      return events
    }
    switch form {
    case .unknown: sniff(bytes, into: &events)
    case .stream: stream(bytes, into: &events)
    case .body: collect(bytes)
    }
    return events
  }

  /// The connection's end, after all bytes: `state` says what became of the answer.
  package mutating func end() -> [ResponseEvent] {
    var events: [ResponseEvent] = []
    switch state {
    case .complete, .failed: return events
    case .finishing, .reading: break
    }
    guard isSuccess else {
      fail(httpFailure)
      return events
    }
    switch form {
    case .unknown:
      fail(errors.own(.stream, .empty, "The server answered \(head.status) with an empty body."))
    case .body: endBody(into: &events)
    case .stream:
      if let event = parser.finish() { handle(event, isLast: true, into: &events) }
      if state == .finishing { complete() }
      if state == .reading { cut() }
    }
    return events
  }

  /// The connection broke before the body's end.
  mutating func breakOff(_ step: Failure.Step, _ message: String) {
    switch state {
    case .complete, .failed: break
    case .finishing: complete()
    // What an error's body had said by then is worth more than that it broke off.
    case .reading where !isSuccess: fail(httpFailure)
    case .reading: fail(errors.own(.network, step, message))
    }
  }

  /// The wait for the usage is over.
  mutating func stopWaiting() {
    if state == .finishing { complete() }
  }

  private mutating func sniff(_ bytes: UnsafeRawBufferPointer, into events: inout [ResponseEvent]) {
    body.append(contentsOf: bytes)
    dropBlanks()
    // A byte order mark can be split over pieces.
    guard let first = body.first, hasMark || body.count > 2 || !Self.mark.starts(with: body) else {
      return
    }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "<"): form = .body
    default:
      form = .stream
      let start = body
      body = []
      start.withUnsafeBytes { stream($0, into: &events) }
    }
  }

  /// Blanks before the first word mean nothing in any form: servers send them to keep a connection
  /// alive, without end if need be.
  private mutating func dropBlanks() {
    while true {
      let blanks = body.prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
      body.removeFirst(blanks)
      guard !hasMark, body.starts(with: Self.mark) else { return }
      hasMark = true
      body.removeFirst(Self.mark.count)
    }
  }

  /// UTF-8's byte order mark.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func collect(_ bytes: UnsafeRawBufferPointer) {
    guard body.count + bytes.count <= Self.replyLimit else {
      fail(errors.own(.stream, .format, "The reply is longer than 16 MiB."))
      return body = []
    }
    body.append(contentsOf: bytes)
  }

  private mutating func stream(_ bytes: UnsafeRawBufferPointer, into events: inout [ResponseEvent])
  {
    if opening.count < Self.openingLimit {
      opening.append(contentsOf: bytes.prefix(Self.openingLimit - opening.count))
    }
    for event in parser.receive(bytes) {
      handle(event, isLast: false, into: &events)
      switch state {
      case .complete, .failed: return
      case .reading, .finishing: continue
      }
    }
    if parser.isOverLimit {
      fail(errors.own(.stream, .format, "An event of the stream is longer than 16 MiB."))
    }
  }

  private mutating func handle(
    _ event: ServerSentEvent, isLast: Bool, into events: inout [ResponseEvent]
  ) {
    let wasFinishing = state == .finishing
    switch decoder.decode(event, isLast: isLast, into: &events) {
    case .more:
      if decoder.finishReason != nil { state = .finishing }
    case .done:
      if decoder.goodFrames == 0, decoder.firstBadFrame != nil { return cut() }
      complete()
    case .failed(let failure):
      // What goes wrong after the answer's end is not the answer's.
      if wasFinishing { complete() } else { fail(failure) }
    }
  }

  /// A body that came at once: a reply, an error, or no answer at all.
  private mutating func endBody(into events: inout [ResponseEvent]) {
    guard let value = JSONParser.parse(body), value.isObject else {
      return fail(errors.notAnAnswer(body))
    }
    switch decoder.decode(value, into: &events) {
    case .failed(let failure): fail(failure)
    case .done, .more:
      let holder = value.present("choices") == nil ? value["data"] : value
      if holder?["choices"]?.array != nil {
        complete()
      } else if value["success"]?.bool == false || value.present("detail") != nil {
        fail(errors.failure(.stream, body: value, text: body))
      } else {
        fail(errors.notAnAnswer(body))
      }
    }
  }

  private mutating func complete() {
    // A limit of tokens, a filter or a call of a tool explains an empty answer; `stop` does not.
    let explained = ["length", "content_filter", "tool_calls", "function_call"]
    if decoder.hasOutput || explained.contains(decoder.finishReason ?? "") {
      state = .complete
    } else {
      fail(errors.own(.stream, .empty, "The model answered with nothing."))
    }
  }

  private mutating func cut() {
    if decoder.goodFrames == 0, let bad = decoder.firstBadFrame {
      fail(errors.notAnAnswer(bad))
    } else if decoder.goodFrames == 0, !opensAsStream {
      fail(errors.notAnAnswer(opening))
    } else {
      fail(errors.own(.network, .cut, "The connection closed before the answer was complete."))
    }
  }

  private mutating func fail(_ failure: Failure) {
    var failure = failure
    failure.generationID = failure.generationID ?? decoder.generationID
    state = .failed(failure)
  }

  /// The failure that a status other than 2xx and its body tell.
  private var httpFailure: Failure {
    if head.isEncoded { return errors.failure(.http, body: nil, text: []) }
    if let value = JSONParser.parse(body) { return errors.failure(.http, body: value, text: body) }
    // Some servers send even their refusal as an event stream.
    var parser = EventStreamParser()
    let event = body.withUnsafeBytes { parser.receive($0).first } ?? parser.finish()
    if let data = event?.data, let value = JSONParser.parse(data) {
      return errors.failure(.http, body: value, text: data)
    }
    return errors.failure(.http, body: nil, text: body)
  }

  /// Whether the first line is one of an event stream. Anything is one by the specification, which
  /// ignores fields that it does not know; a plain text is none to people.
  private var opensAsStream: Bool {
    let text = ServerText.trimmed(String(decoding: opening, as: UTF8.self))
    return [":", "data", "event", "id", "retry"].contains { text.hasPrefix($0) }
  }
}
