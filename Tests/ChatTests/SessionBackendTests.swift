import Chat
import Testing

/// Another server in the middle of a conversation.
@Suite(.timeLimit(.minutes(1))) struct SessionBackendTests {
  /// A second server, with its requests as they arrive.
  final class Other {
    let service = FakeService(endpoint: "other.example.test")
    let backend: Backend
    private var attempts: AsyncStream<FakeAttempt>.Iterator

    init(gate: RequestGate? = nil) {
      backend = Backend(name: "other", service: service, gate: gate)
      attempts = service.attempts.makeAsyncIterator()
    }

    func attempt() async -> FakeAttempt { await attempts.next(isolation: #isolation)! }
  }

  private let two = ModelID(rawValue: "acme/two")

  private func answer(_ attempt: FakeAttempt, _ text: String) {
    attempt.send(.head(status: 200, requestID: "r"), .text(text), .finish(reason: "stop"))
    attempt.end()
  }

  private func conversation(_ driver: SessionDriver) async -> Conversation? {
    await driver.session.idle()
    return await driver.store.conversations[SessionDriver.conversation.id]
  }

  @Test func theNextPromptGoesToTheServerThatWasChosen() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    #expect(await conversation(driver)?.endpoint == "test")
    let other = Other()
    driver.session.perform(.useBackend(other.backend, two))
    driver.session.perform(.send("c"))
    let attempt = await other.attempt()
    #expect(attempt.request.model == two)
    #expect(attempt.request.turns.map(\.text) == ["a", "b", "c"])
    answer(attempt, "d")
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b", "c", "d"])
    let endpoints = driver.shown.flatMap(\.attempts).map(\.endpoint)
    #expect(endpoints == ["api.example.test:443", "other.example.test"])
    let stored = await conversation(driver)
    #expect(stored?.endpoint == "other")
    #expect(stored?.model == two)
  }

  @Test func theModelStaysWhereNoneIsGiven() async {
    let driver = SessionDriver()
    let other = Other()
    driver.session.perform(.useBackend(other.backend, nil))
    driver.session.perform(.send("p"))
    #expect(await other.attempt().request.model == SessionDriver.conversation.model)
  }

  @Test func anAnswerThatComesGoesOnWhereItIs() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let first = await driver.attempt()
    first.send(.text("b"))
    await driver.status(.receiving)
    let other = Other()
    driver.session.perform(.useBackend(other.backend, two))
    first.send(.text("c"), .finish(reason: "stop"))
    first.end()
    await driver.status(.idle)
    #expect(driver.texts == ["a", "bc"])
    driver.session.perform(.send("d"))
    #expect(await other.attempt().request.turns.map(\.text) == ["a", "bc", "d"])
  }

  @Test func aWaitEndsAndTheOtherServerIsAskedAtOnce() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    await driver.attempt().fail(.http(503))
    #expect(await driver.backoff() != nil)
    let other = Other()
    driver.session.perform(.useBackend(other.backend, two))
    let attempt = await other.attempt()
    #expect(attempt.request.model == two)
    answer(attempt, "b")
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b"])
    #expect(
      driver.shown[1].attempts.map(\.endpoint) == ["api.example.test:443", "other.example.test"])
    #expect(driver.shown[1].model == two)
  }

  @Test func aSilentAnswerIsGivenUpForTheOtherServer() async {
    let driver = SessionDriver()
    driver.session.perform(.send("a"))
    let silent = await driver.attempt()
    silent.send(.head(status: 200, requestID: "r"))
    silent.send(.stalled)
    await driver.updates {
      if case .status(let status) = $0 { status.givesUpAt != nil } else { false }
    }
    let other = Other()
    driver.session.perform(.useBackend(other.backend, two))
    answer(await other.attempt(), "b")
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b"])
  }

  /// The gate of one server holds nothing back that goes to another, and its pace is told no more.
  @Test func aRequestThatItsGateHoldsBackGoesToTheOtherServer() async {
    let time = ManualTime()
    func gate(_ name: String) -> RequestGate {
      RequestGate(endpoint: name, time: time, executor: TestExecutor.shared)
    }
    let held = gate("first")
    let driver = SessionDriver(time: time, gate: held)
    await Task(executorPreference: TestExecutor.shared) {
      let ticket = GateTicket()
      _ = await held.enter(ticket) { _ in }
      await held.leave(ticket, .rateLimited(wait: 60, reason: "429"))
    }.value
    driver.session.perform(.send("a"))
    await driver.updates {
      if case .status(let status) = $0, case .held = status.phase { true } else { false }
    }
    let other = Other(gate: gate("second"))
    driver.session.perform(.useBackend(other.backend, two))
    let attempt = await other.attempt()
    answer(attempt, "b")
    let seen = await driver.updates {
      if case .status(let status) = $0 { status.phase == .idle } else { false }
    }
    #expect(seen.contains(.gate(nil)))
    #expect(driver.texts == ["a", "b"])
    #expect(driver.shown[1].attempts.map(\.endpoint) == ["other.example.test"])
    // The place in the first gate is given up.
    var statuses = await held.statuses().makeAsyncIterator()
    #expect(await statuses.next(isolation: #isolation)??.waiting == 0)
  }

  @Test func anotherModelIsTriedAtOnceAlsoWhereTheGateHolds() async {
    let time = ManualTime()
    let held = RequestGate(endpoint: "e", time: time, executor: TestExecutor.shared)
    let driver = SessionDriver(time: time, gate: held)
    await Task(executorPreference: TestExecutor.shared) {
      let ticket = GateTicket()
      _ = await held.enter(ticket) { _ in }
      await held.leave(ticket, .rateLimited(wait: 60, reason: "429"))
    }.value
    driver.session.perform(.send("a"))
    await driver.updates {
      if case .status(let status) = $0, case .held = status.phase { true } else { false }
    }
    driver.session.perform(.useModel(two))
    let attempt = await driver.attempt()
    #expect(attempt.request.model == two)
    answer(attempt, "b")
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b"])
  }

  @Test func aConversationKeepsTheNameOfItsEndpointUntilSomethingIsSent() async {
    var conversation = SessionDriver.conversation
    conversation.endpoint = "gone"
    let message = Message(
      id: MessageID(rawValue: "m"), conversation: conversation.id, role: .user, text: "a",
      createdAt: conversation.createdAt)
    let driver = SessionDriver(conversation: conversation, messages: [message])
    driver.session.perform(.change(.title("t")))
    let seen = await driver.updates { if case .conversation = $0 { true } else { false } }
    if case .conversation(let told) = seen.last { #expect(told.endpoint == "gone") }
    driver.session.perform(.send("b"))
    answer(await driver.attempt(), "c")
    let later = await driver.updates { if case .conversation = $0 { true } else { false } }
    if case .conversation(let told) = later.last { #expect(told.endpoint == "test") }
  }
}
