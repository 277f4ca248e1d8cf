import Chat
import Testing

@testable import Provider

/// Broken and hostile input: nothing may trap, and the split into pieces may change nothing.
struct FuzzTests {
  static let seeds: [String] = [
    ResponseReaderTests.a + ResponseReaderTests.stop + ResponseReaderTests.usage
      + ResponseReaderTests.done,
    ": ping\r\n\r\nevent: error\r\ndata: {\"error\":{\"code\":429,\"message\":\"try again in 5m\"}}\r\n\r\n",
    ResponseReaderTests.reply, ErrorDecoderTests.nested,
    #"{"error":{"code":"X","resets_at":"2026-09-16T15:00:30.5+01:00","current_balance":-1e9,"metadata":{"headers":{"x-ratelimit-reset":17895672300},"raw":"{}"},"message":"balance is $-1.5 status 404 \ud83d\ude00"}}"#,
    "<html><head><title>502 &amp; so</title></head><script>x</script>Ray ID: 1f-X",
    #"{"data":[{"id":"a","context_length":"9","meta":{"n_ctx":1e99}}],"recommended":[{"id":"x"}],"free":[]}"#,
  ]

  static let tokens: [String] = [
    "data:", "data: ", "\n", "\r", "\n\n", "\r\n", "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u",
    "d83d", "null", "1e999", "-", "9999999999999999999",
    "\u{FEFF}", "\u{2028}", "event: error\n", "[DONE]", "error", "choices", "\"delta\":",
    "\"usage\":", "finish_reason", "<", "<title>", "&amp;", "try again in ",
    "19h", "status 5", "\u{0}", "\u{1B}[", "é", "😀",
  ]

  static func mutated(_ seed: String, with generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(seed.utf8)
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let index = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: index)
      case 1: if index < bytes.count { bytes.remove(at: index) }
      case 2:
        bytes.insert(contentsOf: (tokens.randomElement(using: &generator) ?? "").utf8, at: index)
      case 3: bytes.removeLast(min(bytes.count, Int.random(in: 0...40, using: &generator)))
      default:
        if index < bytes.count { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
      }
    }
    return bytes
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func readsAnythingTheSameInAnyPieces(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &* 7_919)
    for round in 0..<5_200 {
      let body = Self.mutated(Self.seeds[round % Self.seeds.count], with: &generator)
      let status = [200, 200, 200, 429, 502][round % 5]
      let whole = ResponseReader.read(status: status, body)
      _ = ModelList.models(JSONParser.parse(body))
      _ = ModelList.recommended(JSONParser.parse(body))
      #expect(whole.state.failure.map { $0.message.count <= ServerText.messageLimit } ?? true)
      guard round % 4 == 0 else { continue }
      let split = ResponseReader.read(
        status: status, body, pieces: [1, 2, 3, 7, 40].randomElement(using: &generator))
      guard whole.events.meaning == split.events.meaning, whole.state == split.state else {
        Issue.record("seed \(seed), round \(round): \(String(decoding: body, as: UTF8.self))")
        return
      }
    }
  }

  @Test func readsAnyHeadersAndAddresses() {
    var generator = SeededGenerator(seed: 42)
    let words = [
      "Wed, ", "16 ", "Sep ", "2026 ", "14:00:00 ", "GMT", "-", "16-Sep-26", "99999999999999999999",
      "1e308", ".", "s", "6m", "http://", "[", "]", ":", "/", "@", "%4", "10.0.0.1", "/8", "*", "é",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }.joined()
      let head = ResponseHead(
        status: 429,
        headers: ["date", "retry-after", "x-ratelimit-reset", "retry-after-ms"].map { ($0, text) })
      let wait = RetryHeaders.hints(head, date: head.date(now: FixedTime.wall)).waitSeconds ?? 0
      #expect(wait >= 0 && wait <= 3.2e8)
      _ = try? BaseURL(text)
      _ = try? ProxySetting.for(.cline, environment: ["https_proxy": text, "no_proxy": text])
      _ = Redirection(location: text, from: "https://a.com/x")
    }
  }
}
