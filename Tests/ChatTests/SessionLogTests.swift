import Testing

@testable import Chat

/// A session holds the end of its branch; a request holds everything.
@Suite(.timeLimit(.minutes(1))) struct SessionLogTests {
  /// p0, a1, p2, a3, …: one after the other.
  func driver(_ count: Int, held: Int) async -> SessionDriver {
    let names = (0..<count).map { $0.isMultiple(of: 2) ? "p\($0)" : "a\($0)" }
    return await SessionDriver.resumed(
      names.enumerated().map { ($1, $0 == 0 ? nil : names[$0 - 1]) }, head: names[count - 1],
      held: held)
  }

  @Test func sendsTheWholeConversation() async {
    let driver = await driver(20, held: 3)
    driver.session.perform(.send("next"))
    // It does not look dead meanwhile.
    #expect(await driver.status(.connecting)?.attempt == 1)
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.count == 21)
    #expect(attempt.request.turns.map(\.text).prefix(2) == ["P0", "A1"])
    await driver.status(.connecting)
    #expect(driver.shown.count == 5)
  }

  @Test func letsGoOfWhatIsNotAtTheEnd() async {
    let driver = await driver(1200, held: 10)
    await driver.exchange("one", "two")
    await driver.session.idle()
    #expect(await driver.store.read == 10 + 1190)
    driver.session.perform(.send("three"))
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.count == 1203)
    // It had kept the last messages.
    #expect(await driver.store.read == 1200 + 1202 - Session.held)
  }

  @Test func keepsWhatTheLogCouldNotTake() async {
    let driver = await driver(1200, held: 10)
    driver.session.perform(.send("one"))
    let attempt = await driver.attempt()
    await driver.store.fail(with: .full(path: "p"))
    attempt.send(.text("two"), .finish(reason: "stop"))
    attempt.end()
    await driver.session.idle()
    let before = await driver.store.read
    driver.session.perform(.send("three"))
    #expect(await driver.attempt().request.turns.map(\.text).suffix(2) == ["two", "three"])
    #expect(await driver.store.read == before)
  }

  @Test func aPromptComesBackWhenTheRestCannotBeRead() async {
    let driver = await driver(20, held: 3)
    await driver.store.fail(with: .failed(path: "p", reason: "broken"))
    driver.session.perform(.send("next"))
    driver.session.perform(.send("and this"))
    await driver.session.idle()
    await driver.session.close()
    let told = await driver.updatesToEnd()
    #expect(told.contains(.storeFailed(.failed(path: "p", reason: "broken"))))
    #expect(driver.returned == ["next", "and this"])
    if case .status(let status) = told.last(where: { if case .status = $0 { true } else { false } })
    {
      #expect(status.phase == .idle)
    }
    #expect(driver.shown.count == 3)
  }

  @Test func cancelGivesBackWhatWaitsForTheLog() async {
    let driver = await driver(20, held: 3)
    driver.session.perform(.send("a"))
    driver.session.perform(.send("b"))
    driver.session.perform(.cancel)
    driver.session.perform(.regenerate)
    #expect(await driver.attempt().request.turns.count == 19)
    #expect(driver.returned == [] || driver.returned == ["a\n\nb"])
    await driver.session.close()
    await driver.updatesToEnd()
    #expect(driver.returned == ["a\n\nb"])
  }

  @Test func promptsThatFollowAreQueued() async {
    let driver = await driver(20, held: 3)
    for text in ["a", "b", "c"] { driver.session.perform(.send(text)) }
    let attempt = await driver.attempt()
    attempt.send(.text("answer"), .finish(reason: "stop"))
    attempt.end()
    await driver.updates { $0 == .queued(["b", "c"]) }
    await driver.updates { $0 == .queued(["c"]) }
    #expect(await driver.attempt().request.turns.map(\.text).suffix(3) == ["a", "answer", "b"])
    driver.session.perform(.takeBackQueue)
    await driver.updates { $0 == .unsentReturned("c") }
    #expect(driver.queued == [])
  }

  @Test func namesTheExchangeOfEachAttempt() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let first = await driver.attempt()
    await driver.status(.connecting)
    #expect(first.request.exchange == ExchangeID(message: driver.shown[1].id, attempt: 1))
    first.fail(.http(503))
    _ = await driver.backoff()
    driver.session.perform(.retryNow)
    #expect(
      await driver.attempt().request.exchange
        == ExchangeID(message: driver.shown[1].id, attempt: 2))
  }

  @Test func flushWaitsForTheLogOnly() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let attempt = await driver.attempt()
    attempt.send(.text("half"))
    await driver.status(.receiving)
    await driver.session.flush()
    #expect(await driver.store.messages.values.map(\.text).sorted() == ["a", "half"])
  }
}
