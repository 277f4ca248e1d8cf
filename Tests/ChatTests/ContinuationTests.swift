import Chat
import Testing

@Suite(.timeLimit(.minutes(1))) struct ContinuationTests {
  @Test(
    arguments: [
      (.interrupted, "half", nil, true), (.stopped, "half", nil, true),
      (.complete, "half", "length", true), (.complete, "whole", "stop", false),
      (.complete, "", "length", false), (.failed, "", nil, false), (.streaming, "h", nil, false),
    ] as [(Message.State, String, String?, Bool)])
  func isPossibleAfterAnAnswerThatEndedEarly(
    state: Message.State, text: String, reason: String?, isPossible: Bool
  ) {
    var attempt = Attempt(
      number: 1, model: ModelID(rawValue: "m"), endpoint: "h", startedAt: WallTime(seconds: 0))
    attempt.finishReason = reason
    var message = Message(
      id: MessageID(rawValue: "1"), conversation: ConversationID(rawValue: "C"),
      role: .assistant, text: text, state: state, createdAt: WallTime(seconds: 0),
      attempts: [attempt])
    #expect(Continuation.isPossible(after: message) == isPossible)
    message.role = .user
    #expect(!Continuation.isPossible(after: message))
  }

  func cutAtTheLimit() async -> SessionDriver {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.text("One, two,"), .finish(reason: "length"))
    attempt.end()
    await driver.status(.idle)
    return driver
  }

  @Test func sendsThePartialAnswerAndAsksToGoOn() async {
    let driver = await cutAtTheLimit()
    driver.session.perform(.continueAnswer)
    let attempt = await driver.attempt()
    #expect(
      attempt.request.turns == [
        ChatRequest.Turn(role: .user, text: "p"),
        ChatRequest.Turn(role: .assistant, text: "One, two,"),
        ChatRequest.Turn(role: .user, text: Continuation.prompt),
      ])
    attempt.send(.text(" three."), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts == ["p", "One, two,", Continuation.prompt, " three."])
    #expect(driver.shown.map(\.role) == [.user, .assistant, .user, .assistant])
    #expect(driver.shown[3].parent == driver.shown[2].id)
  }

  @Test func continuesWhatAFailureInterrupted() async {
    let driver = SessionDriver()
    driver.session.perform(.send("p"))
    let attempt = await driver.attempt()
    attempt.send(.text("half"))
    attempt.fail(.stream("content_filter"))
    await driver.updates { if case .failed = $0 { true } else { false } }
    driver.session.perform(.continueAnswer)
    #expect(
      await driver.attempt().request.turns.map(\.text) == ["p", "half", Continuation.prompt])
  }

  @Test func aFailedContinuationIsAskedForOnceMoreAndComesNotBackToTheComposer() async {
    let driver = await cutAtTheLimit()
    driver.session.perform(.continueAnswer)
    await driver.attempt().fail(.http(402))
    await driver.updates { if case .failed = $0 { true } else { false } }
    #expect(driver.returned == [])
    driver.session.perform(.continueAnswer)
    #expect(
      await driver.attempt().request.turns.map(\.text) == ["p", "One, two,", Continuation.prompt])
    // Cancelled before anything came: the failed answer is back, and nothing is typed for the user.
    driver.session.perform(.cancel)
    await driver.session.close()
    await driver.updatesToEnd()
    #expect(driver.returned == [])
  }

  @Test func doesNothingAfterAWholeAnswerAndDuringOne() async {
    let driver = SessionDriver()
    await driver.exchange("a", "b")
    driver.session.perform(.continueAnswer)
    driver.session.perform(.send("c"))
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.map(\.text) == ["a", "b", "c"])
    attempt.send(.text("half"))
    driver.session.perform(.continueAnswer)
    attempt.end()
    await driver.status(.receiving)
    await driver.status(.idle)
    #expect(driver.texts == ["a", "b", "c", "half"])
  }
}
