import Chat

/// Turns one event of a chat stream after the other into what it means, and forgives all that
/// servers do: chunks without choices, content that is null, errors in any place, frames that are no
/// JSON. It knows nothing of bytes and connections (`EventStreamParser`, `ResponseReader`).
struct StreamDecoder {
  enum Step: Hashable {
    case more
    /// `[DONE]`: nothing of the answer follows.
    case done
    case failed(Failure)
  }

  /// A `finish_reason` was seen: the answer is complete, though its usage may still come.
  private(set) var finishReason: String?
  /// Frames that could be read as part of a chat stream, errors included.
  private(set) var goodFrames = 0
  /// The first frame that could not, for the message.
  private(set) var firstBadFrame: [UInt8]?
  /// Text or reasoning, or a call of a tool, has come.
  private(set) var hasOutput = false
  /// From the head, else the first that a frame brings.
  private(set) var generationID: String?

  private let errors: ErrorDecoder
  private var hasText = false
  private var usage: Usage?

  init(errors: ErrorDecoder) {
    self.errors = errors
    generationID = errors.head.generationID
  }

  /// What one event means.
  /// - Parameter isLast: the stream ended in the middle of it: a frame that cannot be read then is
  ///   the broken end of a good one, and not counted.
  mutating func decode(
    _ event: ServerSentEvent, isLast: Bool = false, into events: inout [ResponseEvent]
  ) -> Step {
    let data = event.data.drop { Self.isSpace($0) }
    // An empty frame is a keep-alive.
    if data.isEmpty { return .more }
    if data.starts(with: "[DONE]".utf8) { return .done }
    let frame = event.data.withUnsafeBytes { JSONParser.parse($0) }
    if event.name == "error" {
      goodFrames += 1
      return .failed(errors.failure(.stream, body: frame, text: event.data))
    }
    guard let frame, frame.isObject else {
      // A relay that puts comments into data: a keep-alive too, though one to be counted.
      if !isLast {
        if data.first != UInt8(ascii: ":"), firstBadFrame == nil { firstBadFrame = event.data }
        events.append(.skipped)
      }
      return .more
    }
    return decode(frame, into: &events)
  }

  /// What one chunk means, or a whole reply that came at once: it has `message` instead of `delta`.
  mutating func decode(_ outer: JSONValue, into events: inout [ResponseEvent]) -> Step {
    // Cline wraps whole replies, and relays might wrap chunks: `{"data":{…},"success":true}`.
    let frame = outer.present("choices") == nil ? outer.present("data") ?? outer : outer
    goodFrames += 1
    if generationID == nil, let id = ServerText.label(frame["id"]?.nonEmptyString) {
      generationID = id
      events.append(.generationID(id))
    }
    let choice = frame["choices"]?.array?.first
    if let choice { decodeChoice(choice, into: &events) }
    if let reported = UsageDecoder.usage(
      frame.present("usage") ?? outer.present("usage") ?? choice?.present("usage")),
      reported != usage
    {
      usage = reported
      events.append(.usage(reported))
    }
    if let failure = failure(frame, outer: outer, choice: choice) { return .failed(failure) }
    if finishReason == nil, let reason = ServerText.label(choice?["finish_reason"]?.nonEmptyString)
    {
      finishReason = reason
      events.append(.finish(reason: reason))
    }
    return .more
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private func failure(_ frame: JSONValue, outer: JSONValue, choice: JSONValue?) -> Failure? {
    for candidate in [frame, outer] {
      if let error = candidate["error"], Self.isError(error, besides: choice) {
        return errors.failure(.stream, body: candidate, text: [])
      }
    }
    if frame["object"]?.string == "error" || (frame["type"]?.string == "error" && choice == nil) {
      return errors.failure(.stream, body: frame, text: [])
    }
    if let choice, let error = choice["error"], Self.isError(error, besides: choice) {
      return errors.failure(.stream, body: choice, text: [], frame: frame)
    }
    if choice?["finish_reason"]?.string == "error" {
      return errors.failureWithoutDetails(frame: frame)
    }
    return nil
  }

  /// `null`, `false`, `""` say that there is none; so does `{}` next to a choice.
  private static func isError(_ value: JSONValue, besides choice: JSONValue?) -> Bool {
    switch value {
    case .null, .bool(false), .string(""): false
    case .object(let members): !members.isEmpty || choice == nil
    default: true
    }
  }

  private mutating func decodeChoice(_ choice: JSONValue, into events: inout [ResponseEvent]) {
    let delta = choice["delta"]
    if let delta, delta.isObject {
      decodeMessage(delta, into: &events)
    } else if !hasText, let message = choice["message"], message.isObject {
      // Only instead of deltas: some servers repeat the whole message at the end.
      decodeMessage(message, into: &events)
    } else if let text = choice["text"] {
      append(text: Self.text(text).text, to: &events)
    }
  }

  private mutating func decodeMessage(_ message: JSONValue, into events: inout [ResponseEvent]) {
    let content = Self.text(message["content"])
    let reasoning =
      [message["reasoning_content"], message["reasoning"]].lazy
      .map(Self.reasoningText).first { !$0.isEmpty }
    append(reasoning: reasoning ?? Self.detailsText(message["reasoning_details"]), to: &events)
    append(reasoning: content.reasoning, to: &events)
    append(text: content.text, to: &events)
    // A model that refuses says why in a field of its own.
    append(text: message["refusal"]?.string ?? "", to: &events)
    if message["tool_calls"]?.array?.isEmpty == false || message["function_call"]?.isObject == true
    {
      hasOutput = true
    }
  }

  private mutating func append(text: String, to events: inout [ResponseEvent]) {
    guard !text.isEmpty else { return }
    hasText = true
    hasOutput = true
    events.append(.text(text))
  }

  private mutating func append(reasoning: String, to events: inout [ResponseEvent]) {
    guard !reasoning.isEmpty else { return }
    hasOutput = true
    events.append(.reasoning(reasoning))
  }

  /// `content`: a text, or parts, of which some can be reasoning.
  private static func text(_ value: JSONValue?) -> (text: String, reasoning: String) {
    switch value {
    case .string(let text): return (text, "")
    case .array(let parts):
      var text = ""
      var reasoning = ""
      for part in parts {
        if let plain = part.string {
          text += plain
        } else if let thinking = part["thinking"] {
          reasoning += Self.text(thinking).text
        } else if let inner = part["text"]?.string {
          text += inner
        }
      }
      return (text, reasoning)
    default: return ("", "")
    }
  }

  private static func reasoningText(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text): text
    case .object(let members) where !members.isEmpty:
      value?["text"]?.string ?? value?["content"]?.string ?? value?["summary"]?.string
        ?? value?.compactText ?? ""
    default: ""
    }
  }

  /// `reasoning_details`: only what is meant to be read; encrypted data is not.
  private static func detailsText(_ value: JSONValue?) -> String {
    (value?.array ?? []).reduce(into: "") {
      $0 += $1["text"]?.string ?? $1["summary"]?.string ?? ""
    }
  }
}
