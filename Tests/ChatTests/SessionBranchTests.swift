import Testing

@testable import Chat

/// Branches: made by editing and asking once more, and shown.
@Suite(.timeLimit(.minutes(1))) struct SessionBranchTests {
  /// p1 ─┬─ a1 ── p2 ─┬─ a2 ── p3 ── a3
  ///     │            └─ b2 ── p4
  ///     └─ b1
  static let nodes: [(String, String?)] = [
    ("p1", nil), ("a1", "p1"), ("b1", "p1"), ("p2", "a1"), ("b2", "p2"), ("p4", "b2"),
    ("a2", "p2"), ("p3", "a2"), ("a3", "p3"),
  ]

  func driver(held: Int = 400) async -> SessionDriver {
    await SessionDriver.resumed(Self.nodes, head: "a3", held: held)
  }

  func answer(_ driver: SessionDriver, _ text: String) async -> [String] {
    let attempt = await driver.attempt()
    attempt.send(.text(text), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    return attempt.request.turns.map(\.text)
  }

  func head(_ driver: SessionDriver) async -> Message? {
    await driver.session.flush()
    let head = await driver.store.conversations[SessionDriver.conversation.id]?.head
    guard let head else { return nil }
    return await driver.store.messages[head]
  }

  @Test(arguments: [400, 2]) func anEditedPromptIsSentAsASibling(held: Int) async {
    let driver = await driver(held: held)
    driver.session.perform(.edit(MessageID(rawValue: "p2"), "new"))
    #expect(await answer(driver, "answer") == ["P1", "A1", "new"])
    #expect(driver.texts == ["P1", "A1", "new", "answer"])
    #expect(driver.siblings[driver.shown[2].id] == SiblingPosition(position: 2, count: 2))
    #expect(await head(driver)?.text == "answer")
    #expect(driver.returned == [])
    // What came after stays in the log.
    #expect(await driver.store.messages[MessageID(rawValue: "a3")]?.text == "A3")
  }

  @Test func anEditedFirstPromptIsARootOfItsOwn() async {
    let driver = await driver()
    driver.session.perform(.edit(MessageID(rawValue: "p1"), "new"))
    #expect(await answer(driver, "answer") == ["new"])
    #expect(driver.texts == ["new", "answer"])
    #expect(driver.siblings[driver.shown[0].id] == SiblingPosition(position: 2, count: 2))
  }

  @Test func anEditedAnswerStandsForWhatTheModelSaid() async {
    let driver = await driver()
    driver.session.perform(.edit(MessageID(rawValue: "a2"), "better"))
    driver.session.perform(.send("next"))
    #expect(await answer(driver, "answer") == ["P1", "A1", "P2", "better", "next"])
    let edited = driver.shown[3]
    #expect(edited.state == .complete && edited.attempts.isEmpty)
    #expect(edited.model == SessionDriver.conversation.model)
    #expect(driver.siblings[edited.id] == SiblingPosition(position: 3, count: 3))
  }

  @Test(arguments: [("p2", 400), ("a2", 400), ("a2", 1)])
  func anAnswerInTheMidstIsAskedForOnceMore(id: String, held: Int) async {
    let driver = await driver(held: held)
    driver.session.perform(.regenerateAnswer(MessageID(rawValue: id)))
    #expect(await answer(driver, "again") == ["P1", "A1", "P2"])
    #expect(driver.texts == ["P1", "A1", "P2", "again"])
    #expect(driver.siblings[driver.shown[3].id] == SiblingPosition(position: 3, count: 3))
    #expect(await head(driver)?.text == "again")
  }

  @Test func theLastAnswerIsRegeneratedAsAlways() async {
    let driver = await driver()
    driver.session.perform(.regenerateAnswer(MessageID(rawValue: "a3")))
    #expect(await answer(driver, "again") == ["P1", "A1", "P2", "A2", "P3"])
    #expect(driver.texts == ["P1", "A1", "P2", "A2", "P3", "again"])
  }

  @Test func cancellingAtOnceBringsTheFormerBranchBack() async {
    for command: SessionCommand in [
      .edit(MessageID(rawValue: "p2"), "new"), .regenerateAnswer(MessageID(rawValue: "a2")),
      .edit(MessageID(rawValue: "p1"), "new"),
    ] {
      let driver = await driver()
      driver.session.perform(command)
      _ = await driver.attempt()
      driver.session.perform(.cancel)
      await driver.session.idle()
      await driver.session.close()
      await driver.updatesToEnd()
      #expect(driver.texts == ["P1", "A1", "P2", "A2", "P3", "A3"])
      let conversation = await driver.store.conversations[SessionDriver.conversation.id]
      #expect(conversation?.head?.rawValue == "a3")
      #expect(conversation?.title == "Title")
      if case .edit = command {
        #expect(driver.returned == ["new"])
      } else {
        #expect(driver.returned == [])
      }
    }
  }

  @Test func aFailureInTheMidstDoesNotReturnAPromptThatWasAnsweredBefore() async {
    let driver = await driver()
    driver.session.perform(.regenerateAnswer(MessageID(rawValue: "a1")))
    await driver.attempt().fail(.http(404))
    await driver.updates { if case .failed = $0 { true } else { false } }
    #expect(driver.returned == [])
    #expect(driver.states == [.complete, .failed])
  }

  @Test(arguments: [
    ("b2", ["P1", "A1", "P2", "B2", "P4"]), ("b1", ["P1", "B1"]),
    ("a3", ["P1", "A1", "P2", "A2", "P3", "A3"]),
  ])
  func showsTheBranchThroughAMessage(id: String, texts: [String]) async {
    let driver = await driver(held: 1)
    driver.session.perform(.show(MessageID(rawValue: id)))
    let update = await driver.updates { if case .branch = $0 { true } else { false } }.last
    guard case .branch(_, let focus) = update else { return }
    #expect(focus?.rawValue == id)
    #expect(driver.texts == texts)
    driver.session.perform(.send("next"))
    let sent = await driver.attempt().request.turns.map(\.text)
    #expect(sent == texts + ["next"])
  }

  @Test func theSiblingsOfAnotherBranchAreCountedOn() async {
    let driver = await driver()
    driver.session.perform(.show(MessageID(rawValue: "b1")))
    driver.session.perform(.regenerate)
    #expect(await answer(driver, "third") == ["P1"])
    #expect(driver.siblings[driver.shown[1].id] == SiblingPosition(position: 3, count: 3))
  }

  @Test func anotherBranchIsNotShownWhileAnAnswerComes() async {
    let driver = await driver()
    driver.session.perform(.send("next"))
    let attempt = await driver.attempt()
    driver.session.perform(.show(MessageID(rawValue: "b1")))
    driver.session.perform(.edit(MessageID(rawValue: "p1"), "typed"))
    attempt.send(.text("done"), .finish(reason: "stop"))
    attempt.end()
    await driver.status(.idle)
    #expect(driver.texts.suffix(2) == ["next", "done"])
    // What was typed is not lost.
    #expect(driver.returned == ["typed"])
  }

  @Test func aMessageThatIsNotThereChangesNothing() async {
    let driver = await driver()
    driver.session.perform(.show(MessageID(rawValue: "none")))
    driver.session.perform(.regenerateAnswer(MessageID(rawValue: "b1")))
    driver.session.perform(.edit(MessageID(rawValue: "b1"), "text"))
    await driver.session.close()
    await driver.updatesToEnd()
    #expect(driver.texts == ["P1", "A1", "P2", "A2", "P3", "A3"])
    #expect(driver.returned == ["text"])
  }

  /// What is in memory only would be lost with its branch.
  @Test func doesNotLeaveABranchThatTheLogCouldNotTake() async {
    let driver = await driver()
    await driver.store.fail(with: .full(path: "p"))
    await driver.exchange("next", "answer")
    driver.session.perform(.show(MessageID(rawValue: "b1")))
    await driver.session.idle()
    await driver.session.close()
    let told = await driver.updatesToEnd()
    #expect(told.contains(.storeFailed(.full(path: "p"))))
    #expect(driver.texts.suffix(2) == ["next", "answer"])
  }
}
