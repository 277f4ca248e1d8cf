import Testing

@testable import Chat

/// Another program writes to the conversation that a session holds.
@Suite(.timeLimit(.minutes(1))) struct SessionLiveTests {
  typealias ID = MessageID

  /// p0, a1: open here, as the log has them.
  func driver() async -> SessionDriver {
    await SessionDriver.resumed([("p0", nil), ("a1", "p0")], head: "a1", held: 9)
  }

  func message(
    _ id: String, after parent: String?, _ text: String = "", state: Message.State = .complete
  ) -> Message {
    Message(
      id: ID(rawValue: id), conversation: SessionDriver.conversation.id,
      parent: parent.map(ID.init), role: id.hasPrefix("p") ? .user : .assistant,
      text: text.isEmpty ? id.uppercased() : text, state: state,
      createdAt: SessionDriver.conversation.createdAt)
  }

  /// Tells the session, and waits until it has looked.
  func tell(_ driver: SessionDriver, until isLast: (SessionUpdate) -> Bool) async -> [SessionUpdate]
  {
    driver.session.perform(.logChanged)
    return await driver.updates(until: isLast)
  }

  func isAbout(_ id: String) -> (SessionUpdate) -> Bool {
    { if case .message(let message, _) = $0 { message.id.rawValue == id } else { false } }
  }

  @Test func showsWhatFollowsAndHowItGrows() async {
    let driver = await driver()
    await driver.store.elsewhere(message("p2", after: "a1"))
    await driver.store.elsewhere(
      message("a3", after: "p2", "Some", state: .streaming), receiving: true)
    _ = await tell(driver, until: isAbout("a3"))
    #expect(driver.texts == ["P0", "A1", "P2", "Some"])
    #expect(driver.states.last == .streaming)
    // What grew is told, not all of it once more.
    await driver.store.elsewhere(
      message("a3", after: "p2", "Some text", state: .streaming), receiving: true)
    let told = await tell(driver) { if case .appended = $0 { true } else { false } }
    #expect(told.contains(.appended(ID(rawValue: "a3"), text: " text", reasoning: "")))
    await driver.store.elsewhere(message("a3", after: "p2", "Some text."))
    _ = await tell(driver, until: isAbout("a3"))
    #expect(driver.texts == ["P0", "A1", "P2", "Some text."])
    #expect(driver.states.last == .complete)
    // It is gone on from there.
    driver.session.perform(.send("next"))
    #expect(
      await driver.attempt().request.turns.map(\.text) == ["P0", "A1", "P2", "Some text.", "next"])
  }

  @Test func aPromptWaitsForTheAnswerThatAnotherReceives() async {
    let driver = await driver()
    await driver.store.elsewhere(message("p2", after: "a1"))
    await driver.store.elsewhere(
      message("a3", after: "p2", "So", state: .streaming), receiving: true)
    _ = await tell(driver, until: isAbout("a3"))
    driver.session.perform(.send("next"))
    await driver.updates { $0 == .queued(["next"]) }
    await driver.store.elsewhere(message("a3", after: "p2", "So."))
    driver.session.perform(.logChanged)
    #expect(await driver.attempt().request.turns.map(\.text) == ["P0", "A1", "P2", "So.", "next"])
    await driver.updates { $0 == .queued([]) }
  }

  @Test func aPromptThatWaitsForAnotherComesBack() async {
    let driver = await driver()
    await driver.store.elsewhere(
      message("a2", after: "a1", "So", state: .streaming), receiving: true)
    _ = await tell(driver, until: isAbout("a2"))
    driver.session.perform(.send("next"))
    driver.session.perform(.cancel)
    await driver.updates { $0 == .unsentReturned("next") }
    #expect(driver.returned == ["next"])
  }

  @Test func anAnswerWhoseProgramEndedIsCutOff() async {
    let driver = await driver()
    await driver.store.elsewhere(message("p2", after: "a1"))
    await driver.store.elsewhere(
      message("a3", after: "p2", "So", state: .streaming), receiving: true)
    _ = await tell(driver, until: isAbout("a3"))
    await driver.store.elsewhere(message("a3", after: "p2", "So", state: .streaming))
    _ = await tell(driver, until: isAbout("a3"))
    #expect(driver.states.last == .interrupted)
    #expect(await driver.stored { $0.id.rawValue == "a3" }?.state == .interrupted)
  }

  /// Who only looks on goes along, also where the other asks once more.
  @Test func followsAnotherVersionOfWhatItOnlyLooksAt() async {
    let driver = await driver()
    await driver.store.elsewhere(message("p2", after: "a1"))
    await driver.store.elsewhere(message("a3", after: "p2", state: .interrupted))
    _ = await tell(driver, until: isAbout("a3"))
    await driver.store.elsewhere(message("a4", after: "p2"))
    let told = await tell(driver, until: isAbout("a4"))
    #expect(driver.texts == ["P0", "A1", "P2", "A4"])
    #expect(driver.siblings[ID(rawValue: "a4")] == SiblingPosition(position: 2, count: 2))
    #expect(!told.contains { if case .elsewhere = $0 { true } else { false } })
  }

  @Test func keepsBothWhereBothWentOn() async {
    let driver = await driver()
    driver.session.perform(.send("mine"))
    let attempt = await driver.attempt()
    await driver.store.elsewhere(message("p2", after: "a1", "theirs"))
    await driver.store.elsewhere(message("a3", after: "p2", "to them"))
    driver.session.perform(.logChanged)
    attempt.send(.text("to me"), .finish(reason: "stop"))
    attempt.end()
    await driver.updates { if case .elsewhere(.wentOn) = $0 { true } else { false } }
    #expect(driver.texts == ["P0", "A1", "mine", "to me"])
    #expect(driver.siblings[driver.shown[2].id]?.count == 2)
    // Told once.
    driver.session.perform(.logChanged)
    driver.session.perform(.change(.starred(true)))
    await driver.session.close()
    #expect(
      !(await driver.updatesToEnd()).contains { if case .elsewhere = $0 { true } else { false } })
    #expect(await driver.store.messages.count == 6)
  }

  @Test func readsNothingWhileItAsksForSomething() async {
    let driver = await driver()
    driver.session.perform(.send("mine"))
    let attempt = await driver.attempt()
    for _ in 0..<5 { driver.session.perform(.logChanged) }
    await driver.session.flush()
    #expect(await driver.store.newsRead == 0)
    attempt.send(.text("answer"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    await driver.session.close()
    #expect(await driver.store.newsRead <= 1)
  }

  @Test func learnsTheFactsAndKeepsItsModel() async {
    let driver = await driver()
    await driver.store.elsewhere(
      {
        $0.title = "Renamed"
        $0.tags = ["a"]
        $0.options.maxTokens = 7
        $0.model = ModelID(rawValue: "acme/other")
      }, SessionDriver.conversation.id)
    let told = await tell(driver) { if case .conversation = $0 { true } else { false } }
    guard case .conversation(let facts) = told.last else { return #expect(Bool(false)) }
    #expect(facts.title == "Renamed")
    #expect(facts.tags == ["a"])
    #expect(facts.options.maxTokens == 7)
    #expect(facts.model == SessionDriver.conversation.model)
  }

  @Test func sendingBringsADeletedConversationBack() async {
    let driver = await driver()
    await driver.store.elsewhere(
      { $0.deletedAt = WallTime(seconds: 5) }, SessionDriver.conversation.id)
    _ = await tell(driver) { $0 == .elsewhere(.deleted) }
    #expect(driver.texts == ["P0", "A1"])
    await driver.exchange("again", "here")
    await driver.session.flush()
    #expect(await driver.store.conversations[SessionDriver.conversation.id]?.deletedAt == nil)
  }

  @Test func takesADeletedConversationOutOfTheTrash() async {
    let driver = await driver()
    await driver.store.elsewhere(
      { $0.deletedAt = WallTime(seconds: 5) }, SessionDriver.conversation.id)
    _ = await tell(driver) { $0 == .elsewhere(.deleted) }
    driver.session.perform(.change(.restored))
    await driver.session.flush()
    #expect(await driver.store.conversations[SessionDriver.conversation.id]?.deletedAt == nil)
  }

  @Test func sendingWritesARemovedConversationAnew() async {
    let driver = await driver()
    await driver.store.remove(SessionDriver.conversation.id)
    _ = await tell(driver) { $0 == .elsewhere(.removed) }
    await driver.exchange("again", "here")
    await driver.session.flush()
    let stored = await driver.store.messages.values.map(\.text).sorted()
    #expect(stored == ["A1", "P0", "again", "here"])
    #expect(
      await driver.store.conversations[SessionDriver.conversation.id]?.head == driver.shown.last?.id
    )
  }

  /// A conversation that another program receives an answer of is opened: it is not said to be cut off.
  @Test(arguments: [true, false]) func leavesTheAnswerOfARunningProgramAlone(
    isRunning: Bool
  ) async throws {
    let store = InMemoryStore()
    let open = message("a1", after: nil, "So", state: .streaming)
    try await Task(executorPreference: TestExecutor.shared) {
      try await store.save(SessionDriver.conversation)
    }.value
    await store.elsewhere(open)
    let session = Session(
      conversation: SessionDriver.conversation, messages: [open],
      receiving: isRunning ? [open.id] : [],
      backend: Backend(name: "test", service: FakeService(), gate: nil), store: store,
      time: ManualTime(), random: SeededRandom(), executor: TestExecutor.shared)
    await session.flush()
    await session.close()
    #expect(await store.messages[open.id]?.state == (isRunning ? .streaming : .interrupted))
  }

  @Test func triesWhatFailedAgainLaterAndLater() async {
    let driver = await driver()
    await driver.store.fail(with: .full(path: "p"))
    driver.session.perform(.change(.title("New")))
    await driver.updates { if case .storeFailed = $0 { true } else { false } }
    var now = 0.0
    for wait in [1.0, 2, 4, 8] {
      now += wait
      await driver.time.whenSleeping(until: Instant(nanoseconds: Int64(now * 1e9)))
      driver.time.advance(by: wait)
    }
    await driver.time.whenSleeping(until: Instant(nanoseconds: Int64((now + 16) * 1e9)))
    #expect(await driver.store.failures == 5)
    await driver.store.fail(with: nil)
    driver.time.advance(by: 16)
    await driver.updates { $0 == .storeRecovered }
    #expect(await driver.store.conversations[SessionDriver.conversation.id]?.title == "New")
    // Nothing rings any more.
    #expect(driver.time.deadlines.isEmpty)
  }
}
