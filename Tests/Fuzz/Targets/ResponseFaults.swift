import Chat
import Provider

/// What must hold of all that servers send.
enum ResponseFaults {
  // MARK: - Event streams

  static func parser(_ input: [UInt8], _ mutator: inout Mutator) -> String? {
    // A small limit, so that it is reached.
    let limit = mutator.choice([16, 300, EventStreamParser.limit])
    let whole = events(input, [0, input.count], limit)
    let cut = events(input, mutator.cuts(of: input.count), limit)
    if whole.events != cut.events || whole.isOverLimit != cut.isOverLimit {
      return "pieces change the events"
    }
    if whole.events.reduce(0, { $0 + $1.data.count }) > input.count { return "data from nowhere" }
    if whole.events.contains(where: { $0.data.count > limit }) { return "data beyond the limit" }
    return nil
  }

  private static func events(
    _ input: [UInt8], _ cuts: [Int], _ limit: Int
  ) -> (events: [ServerSentEvent], isOverLimit: Bool) {
    var parser = EventStreamParser(limit: limit)
    var events: [ServerSentEvent] = []
    input.withUnsafeBytes { bytes in
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        events += parser.receive(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
    }
    if let last = parser.finish() { events.append(last) }
    return (events, parser.isOverLimit)
  }

  // MARK: - Responses

  private static let now = WallTime(seconds: 1_789_567_200)
  private static let secret = "sk_live_fuzz"

  static func response(
    _ input: [UInt8], status: Int, headers: [(String, String)], _ mutator: inout Mutator
  ) -> String? {
    let head = ResponseHead(status: status, reason: "", headers: headers)
    let whole = response(input, [0, input.count], head)
    let cut = response(input, mutator.cuts(of: input.count), head)
    if whole.state != cut.state { return "pieces change the end" }
    if ResponseMeaning.of(whole.events) != ResponseMeaning.of(cut.events) {
      return "pieces change the meaning"
    }
    // An invalid byte becomes three, an escaped control character six.
    if ResponseMeaning.size(whole.events) > 6 * input.count + 400 { return "text from nowhere" }
    switch whole.state {
    case .reading, .finishing: return "no end"
    case .complete: return nil
    case .failed(let failure): return FailureCheck.fault(failure, now: now)
    }
  }

  private static func response(
    _ input: [UInt8], _ cuts: [Int], _ head: ResponseHead
  ) -> (events: [ResponseEvent], state: ResponseReader.State) {
    var reader = ResponseReader(head: head, now: now, secret: secret)
    var events = reader.headEvents
    input.withUnsafeBytes { bytes in
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        events += reader.receive(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
    }
    events += reader.end()
    return (events, reader.state)
  }

  // MARK: - JSON

  static func json(_ input: [UInt8]) -> String? {
    guard let value = JSONParser.parse(input) else { return nil }
    let text = value.compactText
    if text.utf8.count > 8 * input.count + 32 { return "JSON from nowhere" }
    guard let again = JSONParser.parse(text) else { return "what was written cannot be read" }
    return again.compactText == text ? nil : "writing and reading changes it"
  }

  // MARK: - Lists of models

  static func models(_ input: [UInt8]) -> String? {
    let body = JSONParser.parse(input)
    let lists = [ModelList.models(body), ModelList.recommended(body)].compactMap(\.self)
    for list in lists {
      if Set(list.map(\.id)).count != list.count { return "a model is listed twice" }
      for model in list {
        if model.id.rawValue.isEmpty { return "a model without a name" }
        let words = [model.id.rawValue, model.summary]
        if words.contains(where: { $0.unicodeScalars.contains(where: Hostile.isHostile) }) {
          return "a control character in a model's words"
        }
        if let length = model.contextLength, length < 0 { return "an impossible length" }
        let prices = [model.promptPrice, model.completionPrice].compactMap(\.self)
        if prices.contains(where: { !$0.isFinite || $0 < 0 }) { return "an impossible price" }
      }
    }
    return nil
  }
}
