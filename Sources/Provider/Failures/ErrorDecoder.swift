import Chat

/// Makes a `Failure` of what a server said went wrong, in any of the shapes that are known: objects,
/// strings, JSON in strings, web pages, bare text, nothing.
///
/// It gathers facts and judges nothing: what to retry and what to advise is decided elsewhere.
struct ErrorDecoder {
  let head: ResponseHead
  /// When the response came.
  let now: WallTime
  /// The key, which no message may repeat.
  let secret: String?

  init(head: ResponseHead, now: WallTime, secret: String? = nil) {
    self.head = head
    self.now = now
    self.secret = secret
  }

  /// A failure as a body or a frame tells it.
  /// - Parameters:
  ///   - body: the JSON, nil when it is none.
  ///   - text: the bytes, for when it is none.
  ///   - frame: the frame around `body`, when the error was found deeper inside.
  func failure(
    _ origin: Failure.Origin, body: JSONValue?, text: [UInt8], frame: JSONValue? = nil
  ) -> Failure {
    var facts = ErrorFacts()
    if let body {
      facts.absorb(body)
      // A shape that is not known is better shown raw than not at all; a code alone says enough.
      if facts.message == nil, facts.code == nil, body != .object([]) {
        facts.message = body.compactText
      }
    } else {
      absorb(text: text, into: &facts)
    }
    return failure(origin, facts, id: frame ?? body)
  }

  /// `finish_reason: "error"` and no word about it.
  func failureWithoutDetails(frame: JSONValue) -> Failure {
    var facts = ErrorFacts()
    facts.code = "error"
    facts.message = "The provider ended the answer with an error and gave no details."
    return failure(.stream, facts, id: frame)
  }

  /// A 200 that is neither a stream nor a reply.
  func notAnAnswer(_ body: [UInt8]) -> Failure {
    var facts = ErrorFacts()
    absorb(text: body, into: &facts)
    let said = (facts.message ?? "").prefix(Self.quoteLimit)
    facts.message =
      facts.isHTML
      ? "A web page came instead of an answer: \(said)"
      : "What came is no chat completion: \(said)"
    var failure = failure(.stream, facts, id: nil)
    failure.step = .format
    return failure
  }

  /// A failure that Confab itself noticed.
  func own(_ origin: Failure.Origin, _ step: Failure.Step, _ message: String) -> Failure {
    Failure(
      origin: origin, step: step, status: head.status, message: message,
      requestID: head.requestID, generationID: head.generationID,
      details: FailureDetails(edgeID: head.edgeID))
  }

  /// As much of a strange body as helps to see what it is.
  private static let quoteLimit = 200

  private func absorb(text: [UInt8], into facts: inout ErrorFacts) {
    let bytes = text.prefix(ServerText.messageLimit * 16)
    let string = ServerText.trimmed(String(decoding: bytes, as: UTF8.self))
    if HTMLPage.isPage(string) {
      let page = HTMLPage(string)
      facts.isHTML = true
      facts.message = page.title
      facts.edgeID = page.rayID
    } else if !string.isEmpty {
      facts.absorb(.string(string))
      if facts.message == nil { facts.message = string }
    }
  }

  private func failure(
    _ origin: Failure.Origin, _ facts: ErrorFacts, id frame: JSONValue?
  ) -> Failure {
    let message = ServerText.message(redirection ?? facts.message ?? "", secret: secret)
    let code = label(facts.code)
    let date = head.date(now: now)
    let requestID =
      head.ownRequestID ?? label(facts.requestID) ?? head.otherRequestID
      ?? label(Self.quotedRequestID(message))
    return Failure(
      origin: origin, status: head.status, code: code,
      message: message.isEmpty ? fallbackMessage : message, parameter: label(facts.parameter),
      requestID: requestID, generationID: head.generationID ?? label(Self.generationID(frame)),
      hints: RetryHeaders.hints(head, metadata: facts.headers, code: code, date: date),
      details: FailureDetails(
        balance: facts.balance ?? QuotedFacts.balance(message),
        buyCreditsURL: webAddress(facts.buyCreditsURL),
        resetSeconds: reset(facts, message: message, date: date),
        limitScope: label(facts.limitScope),
        upstreamStatus: facts.upstreamStatus ?? QuotedFacts.upstreamStatus(message),
        isHTML: facts.isHTML, edgeID: head.edgeID ?? label(facts.edgeID)))
  }

  /// A request with a body is not sent on by itself: it would take the key to where nobody said.
  private var redirection: String? {
    guard (300..<400).contains(head.status), let target = label(head["location"]) else {
      return nil
    }
    return "The server sends requests on to \(target): if that is right, set it as the base URL."
  }

  private var fallbackMessage: String {
    let reason = ServerText.message(head.reason, limit: ServerText.labelLimit)
    guard !(200..<300).contains(head.status), !reason.isEmpty else {
      return "The server gave no details."
    }
    return "\(reason). The server gave no details."
  }

  /// Ten years: what is longer is a mistake, and would overflow a clock.
  private static let longestWait = 3.2e8

  private func label(_ text: String?) -> String? { ServerText.label(text, secret: secret) }

  private func webAddress(_ text: String?) -> String? {
    guard let address = label(text),
      address.hasPrefix("https://") || address.hasPrefix("http://"),
      !address.contains(where: \.isWhitespace)
    else { return nil }
    return address
  }

  private func reset(_ facts: ErrorFacts, message: String, date: WallTime) -> Double? {
    if let value = facts.resetsAt, let moment = Self.moment(value) {
      return min(max(0, moment.seconds - date.seconds), Self.longestWait)
    }
    return WordedDuration.seconds(inMessage: message).map { min($0, Self.longestWait) }
  }

  private static func moment(_ value: JSONValue) -> WallTime? {
    if let number = value.number {
      return RetryHeaders.epoch(number)
    }
    return value.string.flatMap { HTTPDate.parseISO8601(ServerText.trimmed($0)) }
  }

  private static func generationID(_ frame: JSONValue?) -> String? {
    guard let id = frame?["id"]?.nonEmptyString,
      ["gen-", "gen_", "chatcmpl"].contains(where: { id.hasPrefix($0) })
    else { return nil }
    return id
  }

  /// `Request ID: …` inside a message.
  private static func quotedRequestID(_ message: String) -> String? {
    let text = message.lowercased()
    guard let found = text.firstRange(of: "request id: ") ?? text.firstRange(of: "request_id: ")
    else { return nil }
    // Lower-casing can change lengths, so the place is counted from the end in the original.
    let tail = text.distance(from: found.upperBound, to: text.endIndex)
    guard tail <= message.count else { return nil }
    let id = message.suffix(tail).prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    return id.count >= 8 ? String(id) : nil
  }
}
