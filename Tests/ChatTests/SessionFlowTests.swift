import Testing

@testable import Chat

/// Pace, log, queue, and asking once more.
@Suite(.timeLimit(.minutes(1))) struct SessionFlowTests {
  @Test func publishesTheFirstTextAtOnceAndTheNextWithTheFrame() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.text("a"))
    await driver.updates { if case .appended(_, "a", _) = $0 { true } else { false } }
    attempt.send(.text("b"))
    let frame = Instant(nanoseconds: 0).advanced(bySeconds: UpdateMerger.interval)
    await driver.time.whenSleeping(until: frame)
    driver.time.advance(by: UpdateMerger.interval)
    await driver.updates { if case .appended(_, "b", _) = $0 { true } else { false } }
    #expect(driver.texts == ["p", "ab"])
  }

  @Test func mergedTextGoesOutBeforeTheNextPhase() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.reasoning("a"))
    await driver.status(.reasoning)
    attempt.send(.reasoning("b"))
    attempt.send(.text("c"))
    await driver.status(.receiving)
    #expect(driver.shown[1].reasoning == "ab")
    #expect(driver.shown[1].text == "c")
  }

  @Test func resultsOfAnOlderTurnAreDropped() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.send("c"))
    let attempt = await driver.attempt()
    driver.session.mailbox.yield(.turn(1, .received(attempt: 1, [.text("late")])))
    attempt.send(.text("d"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.connecting)
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b", "c", "d"])
  }

  @Test func textThatIsDueDoesNotWaitForALateAlarm() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.text("a"))
    await driver.updates { if case .appended(_, "a", _) = $0 { true } else { false } }
    attempt.send(.text("b"))
    await driver.time.whenSleeping(
      until: Instant(nanoseconds: 0).advanced(bySeconds: UpdateMerger.interval))
    driver.time.advance(by: 0.2, waking: false)
    attempt.send(.text("c"))
    await driver.updates { if case .appended(_, "bc", _) = $0 { true } else { false } }
    #expect(await driver.stored { !$0.text.isEmpty && $0.role == .assistant }?.text == "abc")
  }

  @Test func textIsWithTheStoreWithin250Milliseconds() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.text("a"))
    await driver.status(.receiving)
    await driver.time.whenSleeping(until: Instant(nanoseconds: 200_000_000))
    driver.time.advance(by: 0.2)
    #expect(await driver.stored { $0.text == "a" }?.state == .streaming)
    attempt.send(.text("b"))
    await driver.time.whenSleeping(until: Instant(nanoseconds: 400_000_000))
    driver.time.advance(by: 0.2)
    #expect(await driver.stored { $0.text == "ab" }?.state == .streaming)
    attempt.end()
    #expect(await driver.stored { $0.state == .complete }?.text == "ab")
  }

  @Test func goesOnInMemoryWhileTheStoreFailsAndLosesNothing() async {
    let driver = SessionDriver()
    await driver.store.fail(with: .full(path: "p"))
    await driver.exchange("a", "b")
    await driver.session.idle()
    #expect(await driver.store.messages.isEmpty)
    #expect(await driver.store.failures > 1)
    await driver.store.fail(with: nil)
    await driver.exchange("c", "d")
    await driver.session.close()
    let told = await driver.updatesToEnd()
    #expect(await driver.store.messages.values.map(\.text).sorted() == ["a", "b", "c", "d"])
    #expect(driver.texts == ["a", "b", "c", "d"])
    #expect(!told.contains(.storeFailed(.full(path: "p"))))
  }

  @Test func idleWritesWhatFailedBefore() async {
    let driver = SessionDriver()
    await driver.store.fail(with: .full(path: "p"))
    await driver.exchange("a", "b")
    await driver.session.idle()
    await driver.store.fail(with: nil)
    await driver.session.idle()
    #expect(await driver.store.messages.values.map(\.text).sorted() == ["a", "b"])
  }

  @Test func tellsOnceThatTheStoreFails() async {
    let driver = SessionDriver()
    await driver.store.fail(with: .full(path: "p"))
    driver.session.perform(.send("a"))
    let attempt = await driver.attempt()
    attempt.send(.text("b"), .finish(reason: "stop"))
    attempt.end()
    await driver.session.idle()
    await driver.session.idle()
    await driver.session.close()
    let told = await driver.updatesToEnd().count { $0 == .storeFailed(.full(path: "p")) }
    #expect(told == 1)
    #expect(await driver.store.failures > 2)
  }

  @Test func sendsAQueuedPromptAfterTheAnswer() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let first = await driver.attempt()
    driver.session.perform(.send("c"))
    first.send(.text("b"), .finish(reason: "stop"))
    first.end()
    let second = await driver.attempt()
    #expect(second.request.turns.map(\.text) == ["a", "b", "c"])
    await driver.session.close()
    await driver.updatesToEnd()
    #expect(driver.returned == [])
  }

  @Test func givesQueuedPromptsBackWhenTheAnswerFails() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let attempt = await driver.attempt()
    driver.session.perform(.send("b"))
    driver.session.perform(.send("c"))
    // Taken in order: the queue is full once this shows.
    driver.session.perform(.useModel(ModelID(rawValue: "acme/two")))
    await driver.updates {
      if case .conversation(let facts) = $0 { facts.model.rawValue == "acme/two" } else { false }
    }
    attempt.fail(.http(401))
    await driver.updates { if case .unsentReturned = $0 { true } else { false } }
    #expect(driver.returned == ["a", "b\n\nc"])
  }

  @Test func regenerateAddsASibling() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.regenerate)
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.map(\.text) == ["a"])
    attempt.send(.text("c"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts == ["a", "c"])
    #expect(driver.siblings[driver.shown[1].id] == SiblingPosition(position: 2, count: 2))
  }

  @Test func regeneratesAfterAFailureWithAnotherModel() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    await driver.attempt().fail(.http(404))
    await driver.updates { if case .failed = $0 { true } else { false } }
    driver.session.perform(.useModel(ModelID(rawValue: "acme/two")))
    driver.session.perform(.regenerate)
    let attempt = await driver.attempt()
    #expect(attempt.request.model.rawValue == "acme/two")
    #expect(attempt.request.turns.map(\.text) == ["a"])
  }

  @Test func aFailedRegenerationLosesNoAnswer() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.regenerate)
    await driver.attempt().fail(.http(402))
    await driver.updates { if case .failed = $0 { true } else { false } }
    // Its error shows; the prompt was answered before, so it does not come back.
    #expect(driver.states == [.complete, .failed])
    #expect(driver.returned == [])
    driver.session.perform(.send("c"))
    #expect(await driver.attempt().request.turns.map(\.text) == ["a", "b", "c"])
    await driver.status(.connecting)
    #expect(driver.texts == ["a", "b", "c", ""])
  }

  @Test func aCancelledRegenerationBringsTheAnswerBack() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.regenerate)
    _ = await driver.attempt()
    driver.session.perform(.cancel)
    await driver.status(.idle)
    await driver.session.idle()
    await driver.session.close()
    await driver.updatesToEnd()
    #expect(driver.texts == ["a", "b"])
    #expect(driver.returned == [])
  }

  @Test func closeKeepsWhatHadComeAndEndsTheUpdates() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let attempt = await driver.attempt()
    attempt.send(.text("half"))
    await driver.status(.receiving)
    await driver.session.close()
    await driver.drop()
    await driver.updatesToEnd()
    #expect(driver.states == [.complete, .stopped])
    #expect(await driver.store.messages[driver.shown[1].id] == driver.shown[1])
    // A closed session keeps nobody waiting.
    await driver.session.close()
    await driver.session.idle()
  }

  @Test func closeBeforeAnythingCameLeavesThePromptInTheLog() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    _ = await driver.attempt()
    await driver.session.close()
    await driver.updatesToEnd()
    let facts = await driver.store.conversations[SessionDriver.conversation.id]
    #expect(facts?.title == "a")
    #expect(facts?.head == driver.shown[1].id)
    #expect(driver.texts == ["a", ""])
  }

  @Test func takesUpAConversationThatACrashLeft() async {
    let conversation = SessionDriver.conversation.id
    let prompt = Message(
      id: MessageID(rawValue: "1"), conversation: conversation, role: .user, text: "a",
      createdAt: WallTime(seconds: 0))
    let partial = Message(
      id: MessageID(rawValue: "2"), conversation: conversation, parent: prompt.id,
      role: .assistant, text: "half", state: .streaming, createdAt: WallTime(seconds: 0))
    let driver = SessionDriver(messages: [prompt, partial])
    driver.session.perform(.regenerate)
    #expect(await driver.attempt().request.turns.map(\.text) == ["a"])
    driver.session.perform(.cancel)
    await driver.status(.idle)
    driver.session.perform(.send("c"))
    #expect(await driver.attempt().request.turns.map(\.text) == ["a", "half", "c"])
    await driver.status(.connecting)
    #expect(driver.states == [.complete, .interrupted, .complete, .streaming])
  }

  @Test func idleWaitsForTheAnswerAndTheLog() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let session = driver.session
    async let done: Void = session.idle()
    let attempt = await driver.attempt()
    attempt.send(.text("b"), .finish(reason: "stop"))
    attempt.end()
    await done
    #expect(await driver.store.messages.values.map(\.state) == [.complete, .complete])
  }
}
