import Testing

@testable import Chat

/// What the user says of a conversation as a whole.
@Suite(.timeLimit(.minutes(1))) struct SessionChangeTests {
  @Test func isKeptAtOnceInAConversationOfTheLog() async {
    let driver = SessionDriver()
    await driver.exchange("one", "two")
    for change: ConversationChange in [
      .title("  A\u{1B}trip\n to  Oslo "), .tags(["#Work", "work", " ", "two words"]),
      .starred(true), .archived(true),
      .options(RequestOptions(temperature: 0.5), preset: "warm"),
    ] { driver.session.perform(.change(change)) }
    await driver.session.flush()
    let kept = await driver.store.conversations.values.first
    #expect(kept?.title == "A trip to Oslo" && kept?.tags == ["work", "two-words"])
    #expect(kept?.isStarred == true && kept?.isArchived == true && kept?.preset == "warm")
    #expect(kept?.options.temperature == 0.5)
    // A title of nothing is refused.
    driver.session.perform(.change(.title(" \u{7} ")))
    await driver.session.flush()
    #expect(await driver.store.conversations.values.first?.title == "A trip to Oslo")
  }

  @Test func waitsForTheFirstPromptInANewOne() async {
    let driver = SessionDriver()
    driver.session.perform(.change(.title("Plans")))
    driver.session.perform(.change(.tags(["a"])))
    await driver.session.flush()
    #expect(await driver.store.conversations.isEmpty)
    await driver.exchange("one", "two")
    await driver.session.flush()
    let kept = await driver.store.conversations.values.first
    // The prompt names only what has no name.
    #expect(kept?.title == "Plans" && kept?.tags == ["a"])
  }

  @Test func aTypedTitleOutlivesThePromptThatWasTakenBack() async {
    let driver = SessionDriver()
    driver.session.perform(.change(.title("Plans")))
    driver.session.perform(.send("one"))
    _ = await driver.attempt()
    driver.session.perform(.cancel)
    await driver.session.idle()
    driver.session.perform(.change(.starred(true)))
    await driver.session.flush()
    let kept = await driver.store.conversations.values.first
    #expect(kept?.title == "Plans" && kept?.isStarred == true)
    // The log goes on to name the prompt, so that it can be found there.
    #expect(kept?.head != nil)
  }
}
