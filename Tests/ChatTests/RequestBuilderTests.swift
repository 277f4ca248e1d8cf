import Chat
import Testing

@Suite struct RequestBuilderTests {
  private func message(
    _ role: Role, _ text: String, _ state: Message.State = .complete, reasoning: String = ""
  ) -> Message {
    Message(
      id: MessageID(rawValue: text), conversation: ConversationID(rawValue: "C"), role: role,
      text: text, reasoning: reasoning, state: state, createdAt: WallTime(seconds: 0))
  }

  private func turns(
    _ branch: [Message], _ options: RequestOptions = RequestOptions()
  ) -> [String] {
    RequestBuilder.request(
      branch: branch, model: ModelID(rawValue: "m"),
      conversation: ConversationID(rawValue: "C"), options: options
    ).turns.map { "\($0.role.rawValue): \($0.text)" }
  }

  @Test func sendsTheBranchInOrderAfterTheSystemPrompt() {
    let branch = [message(.user, "a"), message(.assistant, "b"), message(.user, "c")]
    #expect(turns(branch) == ["user: a", "assistant: b", "user: c"])
    #expect(
      turns(branch, RequestOptions(systemPrompt: "s"))
        == ["system: s", "user: a", "assistant: b", "user: c"])
  }

  @Test func beginsWithTheOldestThatIsSent() {
    let branch = [message(.user, "a"), message(.assistant, "b"), message(.user, "c")]
    func turns(_ oldest: String?) -> [String] {
      RequestBuilder.request(
        branch: branch, model: ModelID(rawValue: "m"),
        conversation: ConversationID(rawValue: "C"), options: RequestOptions(systemPrompt: "s"),
        oldest: oldest.map(MessageID.init)
      ).turns.map(\.text)
    }
    #expect(turns("c") == ["s", "c"])
    #expect(turns("gone") == ["s", "a", "b", "c"])
  }

  @Test(
    arguments: [
      (1, nil, nil), (2, nil, "p2"), (3, nil, "p2"), (4, nil, "p3"), (4, "p3", "p4"),
      (4, "p4", nil), (0, nil, nil),
    ] as [(Int, String?, String?)])
  func halvesByPrompts(count: Int, oldest: String?, newer: String?) {
    let branch = (0..<count).flatMap { index in
      [message(.user, "p\(index + 1)"), message(.assistant, "a\(index + 1)")]
    }
    #expect(
      RequestBuilder.newerHalf(of: branch, oldest: oldest.map(MessageID.init))?.rawValue == newer)
  }

  @Test(arguments: [Message.State.failed, .stopped, .interrupted, .streaming])
  func leavesOutWhatWasGivenBack(state: Message.State) {
    let branch = [
      message(.user, "a"), message(.assistant, "", state, reasoning: "hm"), message(.user, "c"),
    ]
    #expect(turns(branch) == ["user: c"])
  }

  @Test func keepsPartialAnswersAndUnansweredPrompts() {
    #expect(
      turns([message(.user, "a"), message(.assistant, "b", .interrupted), message(.user, "c")])
        == ["user: a", "assistant: b", "user: c"])
    #expect(
      turns([message(.user, "a"), message(.assistant, "", .complete), message(.user, "c")])
        == ["user: a", "user: c"])
  }

  @Test func passesTheOptionsOn() {
    let request = RequestBuilder.request(
      branch: [], model: ModelID(rawValue: "m"), conversation: ConversationID(rawValue: "C"),
      options: RequestOptions(temperature: 0.5, maxTokens: 7))
    #expect(
      request
        == ChatRequest(
          model: ModelID(rawValue: "m"), turns: [], conversation: ConversationID(rawValue: "C"),
          options: RequestOptions(temperature: 0.5, maxTokens: 7)))
  }
}
