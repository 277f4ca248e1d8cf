import Chat
import Testing

/// Waiting for a time that a failure named, longer than what is waited for without asking.
@Suite(.timeLimit(.minutes(1))) struct WakeTests {
  static let hours = 19 * 3600.0 + 39 * 60

  /// A driver whose prompt failed until a named time.
  func failed(
    _ failure: Failure = .http(429, details: FailureDetails(resetSeconds: hours)),
    after text: String = ""
  ) async -> SessionDriver {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    if !text.isEmpty { attempt.send(.text(text)) }
    attempt.fail(failure)
    await driver.updates { if case .failed = $0 { true } else { false } }
    return driver
  }

  @Test func triesAgainAtTheTimeThatWasNamed() async {
    let driver = await failed()
    let answer = driver.shown[1].id
    driver.time.advance(by: 600)
    driver.session.perform(.wake)
    let backoff = await driver.backoff()
    #expect(backoff?.deadline == Instant(nanoseconds: 0).advanced(bySeconds: Self.hours))
    #expect(backoff?.nextAttempt == 2 && backoff?.attempts == 2)
    #expect(backoff?.failure.status == 429)
    #expect(driver.states == [.complete, .streaming])
    await driver.time.whenSleeping(until: backoff!.deadline)
    driver.time.advance(by: Self.hours - 600)
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.map(\.text) == ["p"])
    attempt.send(.text("ok"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "ok"])
    #expect(driver.shown[1].id == answer)
    #expect(driver.shown[1].attempts.map(\.number) == [1, 2])
    #expect(driver.shown[1].attempts[0].waitSeconds == Self.hours - 600)
  }

  @Test(
    arguments: [
      .http(429, hints: RetryHints(waitSeconds: 300)),
      .http(429, code: "INFERENCE_CAP_ERROR", details: FailureDetails(resetSeconds: 300)),
      .http(429, hints: RetryHints(waitSeconds: 300, never: true)),
    ] as [Failure])
  func waitsForEveryFailureThatNamesATime(failure: Failure) async {
    let driver = await failed(failure)
    driver.session.perform(.wake)
    #expect(await driver.backoff()?.deadline == Instant(nanoseconds: 300_000_000_000))
  }

  @Test func doesNothingWhenNoTimeWasNamed() async {
    let driver = await failed(.http(401))
    driver.session.perform(.wake)
    driver.session.perform(.regenerate)
    let seen = await driver.updates {
      if case .status(let status) = $0 { status.phase == .connecting } else { false }
    }
    #expect(
      !seen.contains {
        if case .status(let status) = $0, case .backingOff = status.phase { true } else { false }
      })
  }

  @Test func cancelEndsTheWaitAndKeepsTheError() async {
    let driver = await failed()
    driver.session.perform(.wake)
    _ = await driver.backoff()
    driver.session.perform(.cancel)
    await driver.updates { if case .promptReturned = $0 { true } else { false } }
    #expect(driver.states == [.complete, .failed])
    #expect(driver.shown[1].attempts.count == 1)
    await driver.session.idle()
    #expect(driver.time.deadlines == [])
  }

  @Test func retryNowShortensTheWait() async {
    let driver = await failed()
    driver.session.perform(.wake)
    _ = await driver.backoff()
    driver.session.perform(.retryNow)
    _ = await driver.attempt()
    #expect(driver.time.now == Instant(nanoseconds: 0))
  }

  @Test func aPartialStaysUntilTheNextOutput() async {
    let driver = await failed(
      .stream("rate_limit", details: FailureDetails(resetSeconds: 3600)), after: "half")
    driver.session.perform(.wake)
    _ = await driver.backoff()
    #expect(driver.texts == ["p", "half"])
    #expect(driver.states == [.complete, .interrupted])
    driver.time.advance(by: 3600)
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.map(\.text) == ["p"])
    attempt.send(.text("whole"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "whole"])
    #expect(driver.siblings[driver.shown[1].id] == SiblingPosition(position: 2, count: 2))
  }

  @Test(arguments: [(3000, 600), (4000, 0), (-50, 3600)])
  func countsFromTheFailureAlsoInALaterRun(ago: Double, left: Double) async {
    let now = 1_800_000_000.0
    let id = SessionDriver.conversation.id
    let prompt = Message(
      id: MessageID(rawValue: "1"), conversation: id, role: .user, text: "a",
      createdAt: WallTime(seconds: now - 9000))
    var attempt = Attempt(
      number: 1, model: ModelID(rawValue: "acme/one"), endpoint: "h",
      startedAt: WallTime(seconds: now - ago - 2))
    attempt.endedAfter = 2
    attempt.failure = .http(429, hints: RetryHints(waitSeconds: 3600))
    let answer = Message(
      id: MessageID(rawValue: "2"), conversation: id, parent: prompt.id, role: .assistant,
      state: .failed, createdAt: WallTime(seconds: now - ago - 2), attempts: [attempt])
    let driver = SessionDriver(messages: [prompt, answer])
    driver.session.perform(.wake)
    #expect(await driver.backoff()?.deadline == Instant(nanoseconds: Int64(left) * 1_000_000_000))
  }
}
