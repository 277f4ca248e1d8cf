import Testing

@testable import Chat

/// What is typed is on the disk soon, whatever happens.
@Suite(.timeLimit(.minutes(1))) struct DraftsTests {
  let time = ManualTime()
  let store = InMemoryStore()
  let drafts: Drafts
  let a = ConversationID(rawValue: "a")
  let b = ConversationID(rawValue: "b")

  init() { drafts = Drafts(store: store, time: time, executor: TestExecutor.shared) }

  /// Until the write that is due then has been made.
  func pass(_ seconds: Double) async {
    await time.whenSleeping(until: time.now.advanced(bySeconds: seconds))
    time.advance(by: seconds)
  }

  @Test func isWrittenWithin250MillisecondsAndOnce() async {
    for text in ["h", "he", "hel"] { await drafts.put(text, for: a) }
    #expect(await store.drafts == [])
    #expect(Drafts.delay <= 0.25)
    await pass(Drafts.delay)
    await drafts.flush()
    #expect(await store.drafts == ["a: hel"])
    // The next key begins anew.
    await drafts.put("help", for: a)
    await pass(Drafts.delay)
    await drafts.flush()
    #expect(await store.drafts == ["a: hel", "a: help"])
  }

  @Test func keepsBothWhenTheConversationIsChangedWithinTheDelay() async {
    await drafts.put("one", for: a)
    await drafts.put("two", for: b)
    await drafts.put("one and more", for: a)
    await pass(Drafts.delay)
    await drafts.flush()
    #expect(await store.drafts.sorted() == ["a: one and more", "b: two"])
  }

  @Test func isWrittenAtTheEndAtOnce() async {
    await drafts.put("half", for: a)
    await drafts.flush()
    #expect(await store.drafts == ["a: half"])
    await drafts.flush()
    #expect(await store.drafts.count == 1)
  }

  @Test func isWrittenLaterWhenTheLogCannotTakeIt() async {
    await store.fail(with: .full(path: "p"))
    await drafts.put("half", for: a)
    await drafts.put("two", for: b)
    await drafts.flush()
    #expect(await store.drafts == [])
    await store.fail(with: nil)
    // The next key somewhere is enough for all.
    await drafts.put("two more", for: b)
    await pass(Drafts.delay)
    await drafts.flush()
    #expect(await store.drafts.sorted() == ["a: half", "b: two more"])
  }
}
