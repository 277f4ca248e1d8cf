import Glibc
import Synchronization
import TerminalHarness

/// An API on loopback that goes through all that servers do, by a seed: answers short and long, refusals
/// that pass and that do not, streams that break. It keeps what it sent as whole answers.
final class SoakServer: Sendable {
  struct Tally: Sendable {
    var requests = 0
    /// By name: how often it did what.
    var outcomes: [String: Int] = [:]
    /// The texts of the answers that were sent to their end, with the numbers of their requests.
    var answers: [(request: Int, text: String)] = []
  }

  private final class Shared: Sendable {
    let tally = Mutex(Tally())
    let numbers: Mutex<SoakNumbers>
    init(seed: UInt64) { numbers = Mutex(SoakNumbers(seed: seed)) }
  }

  private enum Outcome: String {
    case short, long, limited, failed, refused, broken, empty
  }

  private let shared: Shared
  private let listener: Listener

  init(seed: UInt64) throws {
    let shared = Shared(seed: seed)
    self.shared = shared
    listener = try Listener { client, head, _ in
      guard head.hasPrefix("POST") else {
        return Self.refuse(client, "404 Not Found", headers: "", body: "{}")
      }
      Self.answer(client, shared)
    }
  }

  var port: Int { listener.port }
  var tally: Tally { shared.tally.withLock { $0 } }

  /// So many requests of a hundred end in this way.
  private static func outcome(_ number: Int) -> Outcome {
    switch number {
    case 0..<62: .short
    case 62..<72: .long
    case 72..<80: .limited
    case 80..<85: .failed
    case 85..<90: .refused
    case 90..<97: .broken
    default: .empty
    }
  }

  private static func answer(_ client: Int32, _ shared: Shared) {
    let outcome = outcome(shared.numbers.withLock { $0.below(100) })
    let number = shared.tally.withLock { tally in
      tally.requests += 1
      tally.outcomes[outcome.rawValue, default: 0] += 1
      return tally.requests
    }
    switch outcome {
    case .limited:
      refuse(
        client, "429 Too Many Requests", headers: "Retry-After-Ms: 30\r\n",
        body: #"{"error":{"code":429,"message":"slow down \#(number)"}}"#)
    case .failed:
      refuse(
        client, "503 Service Unavailable", headers: "Retry-After: 0\r\n",
        body: #"{"error":{"code":503,"message":"overloaded \#(number)"}}"#)
    case .refused:
      refuse(
        client, "400 Bad Request", headers: "",
        body: #"{"error":{"code":400,"message":"no such thing \#(number)"}}"#)
    case .short, .long, .broken, .empty:
      let words = shared.numbers.withLock { numbers in
        outcome == .long ? 1_500 + numbers.below(2_500) : 4 + numbers.below(120)
      }
      stream(client, shared, number: number, words: outcome == .empty ? 0 : words, outcome)
    }
  }

  private static func refuse(_ client: Int32, _ status: String, headers: String, body: String) {
    _ = write(
      "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(headers)"
        + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)", to: client)
  }

  private static func stream(
    _ client: Int32, _ shared: Shared, number: Int, words: Int, _ outcome: Outcome
  ) {
    var output =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    var text = ""
    for index in 0..<words {
      let word = word(index, of: number, isLast: index == words - 1)
      text += word
      output +=
        #"data: {"id":"g\#(number)","choices":[{"index":0,"delta":{"content":"\#(word.replacing("\n", with: "\\n"))"}}]}"#
        + "\n\n"
      guard index % 16 == 15 else { continue }
      // The user may stop it.
      guard write(output, to: client) else { return }
      output = ""
      if outcome == .broken, index > words / 2 { return }
    }
    if outcome == .broken {
      _ = write(output, to: client)
      return
    }
    output +=
      #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":\#(words)}}"#
      + "\n\ndata: [DONE]\n\n"
    guard write(output, to: client), outcome != .empty else { return }
    shared.tally.withLock { $0.answers.append((number, text)) }
  }

  /// Markdown of several kinds, so that all of the layout is at work.
  private static func word(_ index: Int, of number: Int, isLast: Bool) -> String {
    if isLast { return "end-of-\(number)." }
    return switch index % 60 {
    case 0: "## Answer \(number), part \(index / 60)\n\n"
    case 20: "\n\n- **item** \(index)\n- "
    case 30: "\n\n```swift\nlet a\(index) = "
    case 40: "1\n```\n\n"
    case 50: "日本語 `code` "
    default: "word\(index) "
    }
  }

  private static func write(_ text: String, to client: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

/// Numbers that follow from a seed (SplitMix64).
struct SoakNumbers: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
