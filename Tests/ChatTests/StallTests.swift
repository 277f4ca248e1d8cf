import Chat
import Testing

@Suite(.timeLimit(.minutes(1))) struct StallTests {
  /// A turn whose stream fell silent two minutes ago.
  func stalled(_ events: ResponseEvent..., policy: RetryPolicy = RetryPolicy()) -> TurnDriver {
    var driver = TurnDriver(policy: policy)
    _ = driver.handle(.start)
    _ = driver.handle(
      .received(attempt: 1, [.head(status: 200, requestID: "r"), .bytes(9)] + events))
    driver.now = driver.now.advanced(bySeconds: 120)
    driver.receive(1, .stalled)
    return driver
  }

  @Test func asksBeforeItGivesUp() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    driver.receive(1, .head(status: 200, requestID: "r"), .bytes(9))
    let actions = driver.after(120, .received(attempt: 1, [.stalled]))
    #expect(actions.words == ["waiting", "wake 150.0 1"])
    #expect(driver.turn.status.givesUpAt == driver.now.advanced(bySeconds: 30))
    #expect(driver.turn.deadline == driver.turn.status.givesUpAt)
  }

  @Test func givesTheAttemptUpAtTheDeadlineAndRetries() {
    var driver = stalled(.text("half"))
    // An alarm that rings early is set again.
    #expect(driver.after(29, .deadlinePassed(attempt: 1)).words == ["wake 150.0 1"])
    #expect(
      driver.after(1, .deadlinePassed(attempt: 1)).words
        == ["close", "update interrupted", "back off 2/4", "wake 151.0 1"])
    #expect(
      driver.turn.attempts[0].failure
        == Failure(
          origin: .network, step: .idle, status: 200, message: "No byte came for 150 s.",
          requestID: "r"))
    #expect(driver.turn.status.givesUpAt == nil)
    #expect(driver.after(1, .deadlinePassed(attempt: 1)).words.last == "open 2 acme/one")
  }

  @Test(
    arguments: [
      // Bytes clear the question, comments and keep-alives included; so does its answer.
      (.received(attempt: 1, [.bytes(2)]), ["waiting"]),
      (.received(attempt: 1, [.bytes(9), .text("t")]), ["append t", "receiving"]),
      (.keepWaiting, ["waiting"]),
    ] as [(TurnEvent, [String])])
  func goesOn(event: TurnEvent, words: [String]) {
    var driver = stalled()
    #expect(driver.after(20, event).words == words)
    #expect(driver.turn.status.givesUpAt == nil && driver.turn.deadline == nil)
    #expect(driver.after(20, .deadlinePassed(attempt: 1)) == [])
    // Silent once more: asked once more.
    #expect(driver.after(100, .received(attempt: 1, [.stalled])).words.last == "wake 290.0 1")
  }

  @Test func retryNowGivesTheStalledAttemptUpAtOnce() {
    var driver = stalled(.text("half"), policy: RetryPolicy(networkRetries: 0))
    #expect(
      driver.after(3, .retryNow).words
        == ["close", "update interrupted", "connecting", "open 2 acme/one"])
    #expect(driver.turn.attempts[0].failure?.step == .idle)
    #expect(driver.turn.attempts[0].waitSeconds == nil)
  }

  @Test func retryNowAndKeepWaitingMeanNothingWithoutAQuestion() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    #expect(driver.handle(.retryNow) == [])
    #expect(driver.handle(.keepWaiting) == [])
    #expect(driver.handle(.deadlinePassed(attempt: 1)) == [])
  }

  @Test func endsAStalledAttemptWithItsConnection() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.bytes(1), .text("half"))
    attempt.send(.stalled)
    await driver.updates {
      if case .status(let status) = $0 { status.givesUpAt != nil } else { false }
    }
    await driver.time.whenSleeping(until: Instant(nanoseconds: 30_000_000_000))
    driver.time.advance(by: 30)
    await driver.drop()
    #expect(await driver.backoff()?.failure.step == .idle)
    driver.session.perform(.cancel)
    await driver.session.idle()
    #expect(driver.time.deadlines == [])
  }

  /// The machine slept: its timers stood still, the clock did not.
  @Test func whateverComesAfterTheMachinesSleepEndsTheWait() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    await driver.attempt().fail(.http(503))
    _ = await driver.backoff()
    driver.time.advance(by: 7200, waking: false)
    driver.session.perform(.keepWaiting)
    _ = await driver.attempt()
    await driver.status(.connecting)
  }

  @Test func anAnswerThatComesAfterTheMachinesSleepIsTaken() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.stalled)
    await driver.updates {
      if case .status(let status) = $0 { status.givesUpAt != nil } else { false }
    }
    // What was begun before is over: the next that the session hears of are the bytes.
    await TestExecutor.shared.quiet()
    driver.time.advance(by: 7200, waking: false)
    attempt.send(.bytes(5), .text("alive"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "alive"])
    #expect(driver.shown[1].attempts.count == 1)
  }
}
