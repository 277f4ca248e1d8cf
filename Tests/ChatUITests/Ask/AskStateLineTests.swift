import Chat
import Testing

@testable import ChatUI

/// What standard error says while an answer is made.
struct AskStateLineTests {
  private static func now(after seconds: Double) -> Now {
    Now(
      instant: Now.start.instant.advanced(bySeconds: seconds),
      wall: WallTime(seconds: Now.start.wall.seconds + seconds))
  }

  private static func receiving(pieces: Int, silentSince byte: Double) -> TurnStatus {
    var status = TurnStatus.at(.receiving)
    status.pieces = pieces
    status.lastByteAt = Now.start.instant.advanced(bySeconds: byte)
    return status
  }

  static let cases: [(status: TurnStatus, after: Double, line: String?)] = [
    (.idle, 5, nil),
    (.at(.connecting), 0.4, "connecting · Ctrl-C stops"),
    (.at(.connecting), 2, "connecting · 2 s · Ctrl-C stops"),
    (.at(.waiting), 0, "waiting for anthropic/claude-sonnet-4.6 · Ctrl-C stops"),
    (
      .at(.waiting, attempt: 3), 12,
      "waiting for anthropic/claude-sonnet-4.6 · 12 s · attempt 3 · Ctrl-C stops"
    ),
    (receiving(pieces: 0, silentSince: 3), 3, "receiving · 3 s · Ctrl-C stops"),
    (receiving(pieces: 1_200, silentSince: 11), 12, "receiving · ~1.2k tok · 12 s · Ctrl-C stops"),
    (
      receiving(pieces: 7, silentSince: 1), 61,
      "receiving · ~7 tok · silent for 60 s · Ctrl-C stops"
    ),
    (
      .backingOff(seconds: 2.3), 0,
      "429 Too Many Requests · retrying in 3 s (attempt 2 of 6) · request 8f3c2a61-77d0-4b1e · "
        + "Ctrl-C stops"
    ),
    (
      .backingOff(seconds: 2), 2,
      "429 Too Many Requests · retrying now (attempt 2 of 6) · request 8f3c2a61-77d0-4b1e · "
        + "Ctrl-C stops"
    ),
    (
      .backingOff(seconds: 600), 0,
      "429 Too Many Requests · retrying at 14:12 (in 10 min) (attempt 2 of 6) · "
        + "request 8f3c2a61-77d0-4b1e · Ctrl-C stops"
    ),
    (
      .at(.held(until: Now.start.instant.advanced(bySeconds: 4))), 1,
      "held back for 3 s · Ctrl-C stops"
    ),
    (.at(.held(until: Now.start.instant)), 1, "about to be sent · Ctrl-C stops"),
    (.at(.held(until: nil)), 1, "held back until another request ends · Ctrl-C stops"),
  ]

  @Test(arguments: cases)
  func saysWhatIsHappening(status: TurnStatus, after seconds: Double, line: String?) {
    #expect(AskStateLine(status).text(at: Self.now(after: seconds)) == line)
  }

  @Test func aHeldRequestSaysWhy() {
    let gate = GateStatus(
      spacing: 1, limit: 1, cooldownUntil: nil, waiting: 2, reason: "429 Too Many Requests")
    #expect(
      AskStateLine(.at(.held(until: nil)), gate: gate).text(at: .start)
        == "held back until another request ends · 429 Too Many Requests · Ctrl-C stops")
  }

  @Test func aLineForARetryHasNoKeyThatNobodyCanPress() {
    guard case .backingOff(let backoff) = TurnStatus.backingOff(seconds: 28).phase else { return }
    #expect(
      AskStateLine.retry(backoff, at: .start)
        == "429 Too Many Requests · retrying in 28 s (attempt 2 of 6) · "
        + "request 8f3c2a61-77d0-4b1e")
  }
}
