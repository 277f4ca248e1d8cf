import Chat
import Testing

@Suite(.timeLimit(.minutes(1))) struct SessionTests {
  @Test func answersAPromptAndKeepsIt() async {
    let driver = SessionDriver()
    driver.session.perform(.send("Why?\nReally"))
    let attempt = await driver.attempt()
    #expect(attempt.request.turns == [ChatRequest.Turn(role: .user, text: "Why?\nReally")])
    attempt.send(.head(status: 200, requestID: "req"), .text("Because"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts == ["Why?\nReally", "Because"])
    await driver.session.idle()
    let messages = await driver.store.messages
    #expect(messages[driver.shown[1].id] == driver.shown[1])
    let kept = await driver.store.conversations[SessionDriver.conversation.id]
    #expect(kept?.title == "Why?")
    #expect(kept?.head == driver.shown[1].id)
  }

  @Test func namesAConversationBeforeItsMessagesAndItsHeadAfter() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    await driver.session.close()
    var heads: [MessageID?] = []
    var saved: Set<MessageID> = []
    for await write in driver.store.writes {
      switch write {
      case .conversation(let conversation):
        heads.append(conversation.head)
        if let head = conversation.head { #expect(saved.contains(head)) }
        if heads.last == driver.shown[1].id,
          driver.shown[1] == (await driver.store.messages[driver.shown[1].id])
        {
          return
        }
      case .message(let message):
        #expect(!heads.isEmpty)
        saved.insert(message.id)
      }
    }
  }

  @Test func sendsTheWholeBranchAndFollowsIt() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.send("c"))
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.map(\.text) == ["a", "b", "c"])
    await driver.updates { if case .message(let m, _) = $0 { m.text == "c" } else { false } }
    #expect(driver.shown[2].parent == driver.shown[1].id)
  }

  @Test func countsDownByADeadlineAndTriesAgainThen() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    var attempt = await driver.attempt()
    var deadlines: [Double] = []
    for number in 2...6 {
      attempt.send(.head(status: 429, requestID: "r\(number - 1)"))
      attempt.fail(.http(429, hints: RetryHints(waitSeconds: Double(number))))
      let backoff = await driver.backoff()
      #expect(backoff?.nextAttempt == number && backoff?.attempts == 6)
      #expect(backoff?.failure.requestID == "r\(number - 1)")
      deadlines.append(backoff?.deadline.seconds(since: driver.time.now) ?? 0)
      driver.time.advance(by: Double(number))
      attempt = await driver.attempt()
    }
    #expect(deadlines == [2, 3, 4, 5, 6])
    attempt.fail(.http(429))
    await driver.updates { if case .failed = $0 { true } else { false } }
    #expect(driver.returned == ["p"])
    #expect(driver.states == [.complete, .failed])
    #expect(driver.shown[1].attempts.count == 6)
  }

  @Test func doesNotTryBeforeTheDeadline() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    await driver.attempt().fail(.http(500))
    let deadline = await driver.backoff()!.deadline
    #expect(deadline == Instant(nanoseconds: 1_000_000_000))
    await driver.time.whenSleeping(until: deadline)
    driver.time.advance(by: 0.999)
    #expect(driver.time.deadlines.contains(deadline))
    driver.time.advance(by: 0.001)
    _ = await driver.attempt()
  }

  @Test func retryNowDoesNotWait() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    await driver.attempt().fail(.http(503))
    _ = await driver.backoff()
    driver.session.perform(.retryNow)
    let second = await driver.attempt()
    second.send(.text("ok"), .finish(reason: "stop"))
    second.end()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "ok"])
    #expect(driver.time.now == Instant(nanoseconds: 0))
  }

  @Test func anotherModelEndsTheWait() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    await driver.attempt().fail(.http(503))
    _ = await driver.backoff()
    let other = ModelID(rawValue: "acme/two")
    driver.session.perform(.useModel(other))
    #expect(await driver.attempt().request.model == other)
    await driver.status(.connecting)
    #expect(driver.shown[1].model == other)
  }

  @Test func cancelDuringAWaitEndsItAtOnceAndGivesThePromptBack() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    await driver.attempt().fail(.http(503))
    _ = await driver.backoff()
    driver.session.perform(.cancel)
    await driver.updates { if case .promptReturned = $0 { true } else { false } }
    #expect(driver.returned == ["p"])
    // The error stays to be seen.
    #expect(driver.states == [.complete, .failed])
    await driver.session.idle()
    #expect(driver.time.deadlines == [])
  }

  @Test func cancelWhileReceivingKeepsTheTextAndClosesTheConnection() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.text("half"))
    await driver.status(.receiving)
    driver.session.perform(.cancel)
    await driver.drop()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "half"])
    #expect(driver.states == [.complete, .stopped])
    #expect(driver.returned == [])
  }

  @Test func keepsWhatAnEndedProgramLeftInFlightAsInterrupted() async throws {
    let store = InMemoryStore()
    try await store.save(SessionDriver.conversation)
    let fragment = Message(
      id: MessageID(rawValue: "F"), conversation: SessionDriver.conversation.id, role: .assistant,
      text: "half", state: .streaming, createdAt: WallTime(seconds: 1_800_000_000))
    let session = Session(
      conversation: SessionDriver.conversation, messages: [fragment],
      backend: Backend(name: "test", service: FakeService()), store: store, time: ManualTime(),
      random: SeededRandom(), executor: TestExecutor.shared)
    await session.idle()
    #expect(await store.messages[fragment.id]?.state == .interrupted)
    #expect(await store.messages[fragment.id]?.text == "half")
    await session.close()
  }

  @Test func leavesTheOlderHalfOutWhenAsked() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.send("c"))
    let full = await driver.attempt()
    full.fail(.stream("context_length_exceeded"))
    await driver.status(.idle)
    driver.session.perform(.dropOldest)
    let half = await driver.attempt()
    #expect(half.request.turns.map(\.text) == ["c"])
    half.send(.head(status: 200, requestID: "req"), .text("d"), .finish(reason: "stop"))
    half.end()
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b", "c", "d"])
    driver.session.perform(.send("e"))
    #expect(await driver.attempt().request.turns.map(\.text) == ["c", "d", "e"])
  }

  @Test func cancelBeforeAnythingCameTakesThePromptBack() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.send("c"))
    _ = await driver.attempt()
    driver.session.perform(.cancel)
    await driver.updates { if case .promptReturned = $0 { true } else { false } }
    #expect(driver.texts == ["a", "b"])
    #expect(driver.returned == ["c"])
    await driver.exchange("d", "e")
    #expect(driver.texts == ["a", "b", "d", "e"])
    #expect(driver.shown[2].parent == driver.shown[1].id)
  }

  @Test func aPartialAnswerGivesWayToItsSibling() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let first = await driver.attempt()
    first.send(.head(status: 200, requestID: "r1"), .text("half"))
    first.fail(.stream("server_error"))
    _ = await driver.backoff()
    #expect(driver.texts == ["p", "half"])
    #expect(driver.states == [.complete, .interrupted])
    let partial = driver.shown[1].id
    driver.time.advance(by: 1)
    let second = await driver.attempt()
    second.send(.head(status: 200, requestID: "r2"), .text("whole"), .finish(reason: "stop"))
    second.end()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "whole"])
    #expect(driver.siblings[driver.shown[1].id] == SiblingPosition(position: 2, count: 2))
    await driver.session.idle()
    #expect(await driver.store.messages[partial]?.text == "half")
    #expect(await driver.store.messages[partial]?.state == .interrupted)
  }

  @Test func anUnpromisedErrorIsALostConnectionAndIsNotQuoted() async {
    struct Secret: Error { let key = "sk_secret" }
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    await driver.attempt().fail(other: Secret())
    let backoff = await driver.backoff()
    #expect(backoff?.failure.step == .cut)
    #expect(backoff.map { "\($0)".contains("sk_secret") } == false)
  }

  @Test func aNewTurnHearsNothingOfTheOld() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let old = await driver.attempt()
    old.send(.text("half"))
    await driver.status(.receiving)
    driver.session.perform(.cancel)
    driver.session.perform(.send("b"))
    let new = await driver.attempt()
    old.send(.text(" late"))
    old.fail(.http(500))
    new.send(.text("new"), .finish(reason: "stop"))
    new.end()
    await driver.status(.receiving)
    await driver.status(.idle)
    #expect(driver.texts == ["a", "half", "b", "new"])
  }

  @Test func runsOnItsExecutorOnly() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    await driver.session.close()
    #expect(driver.service.callsOffExecutor == 0)
    #expect(await driver.store.callsOffExecutor == 0)
  }
}
