import Chat
import Testing

@Suite struct TurnTests {
  @Test func runsFromRequestToAnswer() {
    var driver = TurnDriver()
    #expect(driver.handle(.start).words == ["begin", "connecting", "open 1 acme/one"])
    #expect(
      driver.after(0.5, .received(attempt: 1, [.head(status: 200, requestID: "r")])).words
        == ["waiting"])
    #expect(driver.receive(1, .bytes(9)).words == ["meter"])
    driver.now = driver.now.advanced(bySeconds: 0.5)
    #expect(
      driver.receive(1, .bytes(20), .reasoning("hm")).words == ["append (hm)", "reasoning"])
    #expect(
      driver.receive(1, .bytes(20), .text("a"), .text("b")).words == ["append ab", "receiving"])
    #expect(
      driver.receive(
        1, .text(""), .usage(Usage(cost: 0.1)), .generationID("g"), .finish(reason: "stop"),
        .skipped
      ).words == ["meter"])
    let meter = driver.turn.status
    #expect(meter.pieces == 3 && meter.bytes == 49 && meter.attempt == 1)
    #expect(meter.requestID == "r")
    #expect(
      driver.after(1, .ended(attempt: 1)).words == ["update complete", "idle", "finish answered"])

    var attempt = Attempt(
      number: 1, model: ModelID(rawValue: "acme/one"), endpoint: "host:1",
      startedAt: WallTime(seconds: 1_800_000_000))
    attempt.status = 200
    attempt.requestID = "r"
    attempt.generationID = "g"
    attempt.firstByteAfter = 0.5
    attempt.firstTextAfter = 1
    attempt.endedAfter = 2
    attempt.receivedBytes = 49
    attempt.textBytes = 4
    attempt.usage = Usage(cost: 0.1)
    attempt.finishReason = "stop"
    #expect(
      driver.turn.snapshot
        == Message(
          id: driver.turn.snapshot.id, conversation: ConversationID(rawValue: "C"),
          parent: MessageID(rawValue: "P"), role: .assistant, text: "ab", reasoning: "hm",
          model: ModelID(rawValue: "acme/one"), state: .complete,
          createdAt: WallTime(seconds: 1_800_000_000), attempts: [attempt]))
  }

  @Test func waitsAndTriesAgain() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    driver.receive(1, .head(status: 429, requestID: "r1"))
    #expect(
      driver.after(1, .failed(attempt: 1, .http(429))).words
        == ["update streaming", "back off 2/6", "wake 2.0 1"])
    guard case .backingOff(let backoff) = driver.turn.status.phase else {
      Issue.record("not backing off")
      return
    }
    // The head's request ID names the failure too.
    #expect(backoff.failure.requestID == "r1")
    #expect(driver.handle(.deadlinePassed(attempt: 7)) == [])
    #expect(
      driver.after(1, .deadlinePassed(attempt: 1)).words
        == ["update streaming", "connecting", "open 2 acme/one"])
    driver.receive(2, .head(status: 200, requestID: "r2"), .text("ok"), .finish(reason: "stop"))
    driver.after(1, .ended(attempt: 2))
    #expect(driver.turn.snapshot.attempts.map(\.requestID) == ["r1", "r2"])
    #expect(driver.turn.snapshot.attempts.map(\.waitSeconds) == [1, nil])
    #expect(driver.turn.snapshot.state == .complete)
  }

  @Test(arguments: [(429, 6), (500, 2), (503, 4), (404, 1)])
  func givesUpAfterItsAttempts(status: Int, attempts: Int) {
    var driver = TurnDriver()
    var opened = driver.handle(.start).count { $0.isOpen }
    var actions: [TurnAction] = []
    while opened < 20 {
      actions = driver.after(0.1, .failed(attempt: opened, .http(status)))
      if actions.contains(.finish(.failed)) { break }
      opened += driver.after(60, .deadlinePassed(attempt: opened)).count { $0.isOpen }
    }
    #expect(opened == attempts)
    #expect(actions.words == ["update failed", "idle", "finish failed"])
    #expect(driver.turn.snapshot.attempts.map(\.number) == Array(1...attempts))
    #expect(driver.handle(.retryNow) == [])
  }

  @Test func keepsThePartialUntilTheNextAttemptsFirstOutput() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    driver.receive(1, .text("half"))
    let partial = driver.turn.snapshot.id
    #expect(
      driver.after(1, .failed(attempt: 1, .network(.cut, status: 200))).words
        == ["update interrupted", "back off 2/4", "wake 2.0 1"])
    driver.after(1, .deadlinePassed(attempt: 1))
    driver.receive(2, .head(status: 200, requestID: nil), .bytes(3))
    #expect(driver.turn.snapshot.id == partial)
    let actions = driver.receive(2, .reasoning("r"), .text("whole"))
    #expect(actions.words == ["begin sibling", "append whole(r)", "receiving"])
    guard case .begin(let sibling, let old) = actions[0] else { return }
    #expect(old == partial)
    #expect(sibling.id.rawValue > partial.rawValue)
    #expect(sibling.parent == MessageID(rawValue: "P"))
    driver.after(1, .ended(attempt: 2))
    #expect(driver.turn.snapshot.text == "whole")
    #expect(driver.turn.snapshot.attempts.map(\.number) == [1, 2])
  }

  @Test func thePartialStaysAsTheAnswerWhenNoAttemptIsLeft() {
    var driver = TurnDriver(policy: RetryPolicy(networkRetries: 1))
    _ = driver.handle(.start)
    driver.receive(1, .text("half"))
    driver.after(1, .failed(attempt: 1, .network(.cut, status: 200)))
    driver.after(1, .deadlinePassed(attempt: 1))
    #expect(
      driver.after(1, .failed(attempt: 2, .network(.connect))).words
        == ["update interrupted", "idle", "finish failed"])
    #expect(driver.turn.snapshot.text == "half")
  }

  @Test(
    arguments: [
      ([], "stop", ["back off 2/2"]),
      ([], "length", ["idle"]),
      ([.reasoning("r")], "stop", ["idle"]),
      ([.text("t")], "stop", ["idle"]),
      ([.text("t")], "content_filter", ["idle"]),
      ([.text("t")], "error", ["back off 2/4"]),
    ] as [([ResponseEvent], String, [String])])
  func judgesHowTheAnswerEnded(events: [ResponseEvent], reason: String, phases: [String]) {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    _ = driver.handle(.received(attempt: 1, events + [.finish(reason: reason)]))
    let words = driver.after(1, .ended(attempt: 1)).words
    #expect(words.filter { $0 == "idle" || $0.hasPrefix("back") } == phases)
    let failure = driver.turn.snapshot.attempts[0].failure
    #expect(
      (failure == nil) == (reason != "content_filter" && reason != "error" && phases == ["idle"]))
  }

  @Test func anEmptyAnswerIsAskedForAgainOnce() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    #expect(driver.after(1, .ended(attempt: 1)).words.last == "wake 1.25 1")
    driver.after(0.25, .deadlinePassed(attempt: 1))
    #expect(
      driver.after(1, .ended(attempt: 2)).words == ["update failed", "idle", "finish failed"])
  }

  @Test(
    arguments: [
      ([.cancel], ["close", "update stopped", "idle", "finish withdrawn"]),
      (
        [.received(attempt: 1, [.text("t")]), .cancel],
        ["close", "update stopped", "idle", "finish stopped"]
      ),
      (
        [.received(attempt: 1, [.reasoning("r")]), .cancel],
        ["close", "update stopped", "idle", "finish cancelled"]
      ),
      (
        [.failed(attempt: 1, .http(503)), .cancel],
        ["close", "update failed", "idle", "finish cancelled"]
      ),
      (
        [.received(attempt: 1, [.text("t")]), .failed(attempt: 1, .stream("rate_limit")), .cancel],
        ["close", "update interrupted", "idle", "finish stopped"]
      ),
      ([.cancel, .cancel], []),
    ] as [([TurnEvent], [String])])
  func cancelKeepsWhatHadCome(events: [TurnEvent], words: [String]) {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    var actions: [TurnAction] = []
    for event in events { actions = driver.after(1, event) }
    #expect(actions.words == words)
  }

  @Test func dropsResultsOfAnEarlierAttempt() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    driver.after(1, .failed(attempt: 1, .http(503)))
    #expect(driver.receive(1, .text("late")) == [])
    driver.after(1, .deadlinePassed(attempt: 1))
    #expect(driver.receive(1, .text("late")) == [])
    #expect(driver.handle(.failed(attempt: 1, .http(503))) == [])
    #expect(driver.handle(.ended(attempt: 1)) == [])
    #expect(driver.handle(.deadlinePassed(attempt: 1)) == [])
    #expect(driver.turn.snapshot.text.isEmpty)
  }

  @Test func retryNowEndsTheWaitAndCountsAsARetry() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    driver.after(0, .failed(attempt: 1, .http(503)))
    #expect(
      driver.after(0.5, .retryNow).words
        == ["close", "update streaming", "connecting", "open 2 acme/one"])
    #expect(driver.turn.attempts[0].waitSeconds == 0.5)
    #expect(
      driver.after(0, .failed(attempt: 2, .http(503))).words.contains("back off 3/4"))
    #expect(driver.handle(.start) == [])
  }

  @Test func anotherModelIsTriedAtOnceWithTheWholeAllowance() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    driver.after(0, .failed(attempt: 1, .http(503)))
    let other = ModelID(rawValue: "acme/two")
    #expect(
      driver.after(0.5, .useModel(other)).words
        == ["close", "update streaming", "connecting", "open 2 acme/two"])
    #expect(driver.turn.snapshot.model == other)
    #expect(driver.after(0, .failed(attempt: 2, .http(503))).words.contains("back off 3/5"))
    #expect(driver.turn.attempts.map(\.model.rawValue) == ["acme/one", "acme/two"])
  }

  @Test func aModelChosenDuringAnAttemptIsForTheNext() {
    var driver = TurnDriver()
    _ = driver.handle(.start)
    #expect(driver.handle(.useModel(ModelID(rawValue: "acme/two"))) == [])
    driver.after(0, .failed(attempt: 1, .http(503)))
    #expect(driver.after(1, .deadlinePassed(attempt: 1)).words.last == "open 2 acme/two")
  }
}

extension TurnAction {
  fileprivate var isOpen: Bool { if case .open = self { true } else { false } }
}
