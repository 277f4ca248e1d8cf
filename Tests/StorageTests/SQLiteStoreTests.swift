import Chat
import Storage
import Testing

/// What is saved comes back, whole.
struct SQLiteStoreTests {
  let scratch: Scratch
  let store: SQLiteStore

  init() throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
  }

  func save(_ conversation: Conversation, _ messages: Message...) async throws {
    try await store.save(conversation)
    for message in messages { try await store.save(message) }
  }

  @Test func keepsEveryFieldOfAMessageAndItsAttempts() async throws {
    let prompt = message("m1", .user, "Why is the sky blue?\n\n\ttabs, 你好, 👩‍👩‍👧, e\u{301}")
    var answer = message("m2", after: "m1", .assistant, "Because", state: .interrupted, at: 61.5)
    answer.reasoning = "Rayleigh"
    answer.model = someModel
    var bare = Attempt(
      number: 2, model: ModelID(rawValue: "demo/tour"), endpoint: "[::1]:80",
      startedAt: WallTime(seconds: 2))
    bare.failure = Failure(origin: .client)
    var silent = Attempt(
      number: 3, model: someModel, endpoint: "h", startedAt: WallTime(seconds: 3))
    silent.usage = Usage()
    answer.attempts = [fullAttempt(1), bare, silent]
    let facts = conversation(title: "Sky “colours”", head: "m2")
    try await save(facts, prompt, answer)

    let loaded = try await store.load(facts.id, newest: .max)
    #expect(loaded == StoredConversation(conversation: facts, messages: [prompt, answer]))
  }

  @Test func replacesWhatIsSavedAgain() async throws {
    var answer = message("m1", .assistant, "Be", state: .streaming)
    answer.attempts = [fullAttempt(1), fullAttempt(2)]
    try await save(conversation(head: "m1"), answer)
    answer.text = "Because"
    answer.reasoning = "so"
    answer.state = .complete
    answer.attempts.removeLast()
    answer.attempts[0].status = nil
    answer.attempts[0].failure = nil
    answer.attempts[0].usage = nil
    let renamed = conversation(title: "New", head: "m1", updatedAt: 200)
    try await save(renamed, answer)

    #expect(
      try await store.load(renamed.id, newest: .max)
        == StoredConversation(conversation: renamed, messages: [answer]))
  }

  @Test func loadsAnUnfinishedAnswerAsStreaming() async throws {
    try await save(
      conversation(head: "m2"), message("m1", .user, "Hi"),
      message("m2", after: "m1", .assistant, "Hel", state: .streaming))
    let again = try SQLiteStore.open(path: scratch.path)
    let loaded = try await again.load(ConversationID(rawValue: "c1"), newest: .max)
    #expect(loaded?.messages.last?.state == .streaming)
    #expect(loaded?.messages.last?.text == "Hel")
  }

  @Test func showsANulInsteadOfLosingWhatFollowsIt() async throws {
    try await save(conversation(head: "m1"), message("m1", .user, "before\0after"))
    let loaded = try await store.load(ConversationID(rawValue: "c1"), newest: .max)
    #expect(loaded?.messages.map(\.text) == ["before␀after"])
  }

  @Test func hasNothingThatWasNeverSaved() async throws {
    #expect(try await store.load(ConversationID(rawValue: "none"), newest: .max) == nil)
    #expect(try await store.lastConversation() == nil)
    #expect(try await store.prompts(limit: 10) == [])
    #expect(try await store.draft(for: nil) == "")
  }

  @Test func refusesAMessageOfNoConversation() async throws {
    await #expect(throws: StoreError.self) { try await store.save(message("m1")) }
    try await store.save(conversation())
    await #expect(throws: StoreError.self) { try await store.save(message("m1", after: "m0")) }
    try await store.save(message("m1"))
  }

  @Test func offersTheConversationThatWasTouchedLastAndHasMessages() async throws {
    try await save(conversation("old", updatedAt: 10), message("m1", in: "old"))
    try await save(conversation("new", updatedAt: 30), message("m2", in: "new"))
    try await save(conversation("mid", updatedAt: 20), message("m3", in: "mid"))
    try await save(conversation("empty", updatedAt: 40))
    #expect(try await store.lastConversation() == conversation("new", updatedAt: 30))
    try await save(conversation("old", updatedAt: 50))
    #expect(try await store.lastConversation()?.id.rawValue == "old")
  }

  @Test func listsPromptsNewestFirstWithoutRepetitions() async throws {
    try await save(conversation(), message("m1", .user, "one", at: 1))
    try await save(
      conversation("c2"), message("m2", in: "c2", .user, "two", at: 2),
      message("m3", in: "c2", after: "m2", .assistant, "answer", at: 3),
      message("m4", in: "c2", after: "m3", .user, "one", at: 4),
      message("m5", in: "c2", after: "m4", .user, "three", at: 5))
    #expect(try await store.prompts(limit: 10) == ["three", "one", "two"])
    #expect(try await store.prompts(limit: 2) == ["three", "one"])
    #expect(try await store.prompts(limit: 0) == [])
  }

  @Test func findsPromptsByTheBeginningsOfTheirWords() async throws {
    try await save(
      conversation(), message("m1", .user, "Plan a trip to Oslo", at: 1),
      message("m2", after: "m1", .assistant, "A trip to Oslo takes a plan", at: 2))
    try await save(
      conversation("c2"), message("m3", in: "c2", .user, "What does a trip cost? \"20 %\"", at: 3))
    func found(_ words: String..., in id: String? = nil) async throws -> [String] {
      try await store.prompts(
        matching: words, in: id.map(ConversationID.init(rawValue:)), limit: 10)
    }
    #expect(
      try await found("tri") == ["What does a trip cost? \"20 %\"", "Plan a trip to Oslo"])
    #expect(try await found("osl", "PLAN") == ["Plan a trip to Oslo"])
    #expect(try await found("trip", in: "c1") == ["Plan a trip to Oslo"])
    #expect(try await found("\"20", "%\"", "OR") == [])
    #expect(try await found("\"20", "%\"").count == 1)
    #expect(try await found("%", "*") == [])
    #expect(try await found() == [])
    try await store.setDeleted(WallTime(seconds: 9), ConversationID(rawValue: "c2"))
    #expect(try await found("tri") == ["Plan a trip to Oslo"])
  }

  @Test func keepsADraftForEachConversationAndOneForNone() async throws {
    let id = ConversationID(rawValue: "c1")
    try await store.saveDraft("nowhere yet", for: nil)
    try await store.saveDraft("first", for: id)
    try await store.saveDraft("second\nline", for: id)
    #expect(try await store.draft(for: nil) == "nowhere yet")
    #expect(try await store.draft(for: id) == "second\nline")
    try await store.save(conversation())
    #expect(try await store.load(id, newest: .max)?.draft == "second\nline")
    try await store.saveDraft("", for: id)
    #expect(try await store.draft(for: id) == "")
    #expect(try await store.draft(for: nil) == "nowhere yet")
  }
}
