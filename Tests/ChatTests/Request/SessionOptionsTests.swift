import Chat
import Testing

/// What a conversation sends along.
@Suite(.timeLimit(.minutes(1))) struct SessionOptionsTests {
  @Test func itsOwnOptionsAreKeptWithItAndSentFromTheNextPromptOn() async {
    let driver = SessionDriver()
    let options = RequestOptions(systemPrompt: "Rhyme.", temperature: 0.2)
    driver.session.perform(
      .useDefaults(RequestDefaults(options: RequestOptions(systemPrompt: "s", maxTokens: 7))))
    driver.session.perform(.change(.options(options, preset: "poet")))
    driver.session.perform(.send("a"))
    let attempt = await driver.attempt()
    #expect(attempt.request.turns.map(\.text) == ["Rhyme.", "a"])
    #expect(attempt.request.parameters.map(\.name) == ["temperature", "max_tokens"])
    attempt.send(.text("b"), .finish(reason: "stop"))
    attempt.end()
    await driver.session.idle()
    let kept = await driver.store.conversations[SessionDriver.conversation.id]
    #expect(kept?.options == options)
    #expect(kept?.preset == "poet")
  }

  @Test func anotherModelIsAskedByItsOwnRules() async {
    let driver = SessionDriver()
    let rule = ModelRules.Rule(match: ModelPattern("acme/*"), drop: ["temperature"])
    driver.session.perform(
      .useDefaults(
        RequestDefaults(
          options: RequestOptions(temperature: 0.5, maxTokens: 9), rules: ModelRules([rule]))))
    driver.session.perform(.send("a"))
    let first = await driver.attempt()
    #expect(first.request.parameters.compactMap(\.bodyName) == ["max_tokens"])
    first.fail(.http(503))
    _ = await driver.backoff()
    driver.session.perform(.useModel(ModelID(rawValue: "openai/o3")))
    #expect(
      await driver.attempt().request.parameters.compactMap(\.bodyName)
        == ["temperature", "max_completion_tokens"])
  }
}
