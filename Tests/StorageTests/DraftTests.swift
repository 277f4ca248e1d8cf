import Chat
import Storage
import Synchronization
import Testing

/// Drafts of conversations in which nothing was sent yet, with several programs on one log.
struct DraftTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Programs by name; `running` are those that did not end.
  func open(_ name: String, running: Set<String>) throws -> SQLiteStore {
    try SQLiteStore.open(
      path: scratch.path, program: RunningProgram(name: name) { running.contains($0) })
  }

  func id(_ name: String) -> ConversationID { ConversationID(rawValue: name) }

  @Test func twoProgramsLeaveEachOthersAlone() async throws {
    let first = try open("one", running: ["one", "two"])
    let second = try open("two", running: ["one", "two"])
    try await first.saveDraft("of the first", for: id("c1"))
    #expect(try await second.claimDraft(for: id("c2")) == "")
    try await second.saveDraft("of the second", for: id("c2"))
    try await first.saveDraft("of the first, longer", for: id("c1"))
    #expect(try await first.draft(for: id("c1")) == "of the first, longer")
    #expect(try await second.draft(for: id("c2")) == "of the second")
  }

  @Test func whatEndedProgramsLeftComesBackInTurn() async throws {
    for (name, conversation) in [("one", "c1"), ("two", "c2")] {
      let store = try open(name, running: [])
      try await store.saveDraft("left by \(name)", for: id(conversation))
      await store.close()
    }
    let third = try open("three", running: ["three"])
    #expect(try await third.claimDraft(for: id("c3")) == "left by two")
    // A crash right after it loses nothing.
    #expect(try await third.draft(for: id("c3")) == "left by two")
    #expect(try await third.draft(for: id("c2")) == "")
    #expect(try await third.claimDraft(for: id("c4")) == "left by one")
    #expect(try await third.claimDraft(for: id("c5")) == "")
  }

  @Test func joinsWhatWasTypedMeanwhile() async throws {
    try await open("one", running: []).saveDraft("left", for: id("c1"))
    let second = try open("two", running: ["two"])
    try await second.saveDraft("typed", for: id("c2"))
    #expect(try await second.claimDraft(for: id("c2")) == "left")
    #expect(try await second.draft(for: id("c2")) == "left\n\ntyped")
  }

  @Test func theDraftOfAConversationOfTheLogStaysThere() async throws {
    let first = try open("one", running: [])
    try await first.save(conversation("c1"))
    try await first.saveDraft("half", for: id("c1"))
    // What an earlier Confab kept for no conversation yet is anybody's.
    try await first.saveDraft("early", for: nil)
    let second = try open("two", running: ["two"])
    #expect(try await second.claimDraft(for: id("c2")) == "early")
    #expect(try await second.claimDraft(for: id("c3")) == "")
    #expect(try await second.draft(for: id("c1")) == "half")
  }

  @Test func knowsItselfAsRunning() async throws {
    let first = try SQLiteStore.open(path: scratch.path)
    try await first.saveDraft("mine", for: id("c1"))
    let again = try SQLiteStore.open(path: scratch.path)
    #expect(try await again.claimDraft(for: id("c2")) == "")
    // A process of this number that began at another time is another one.
    let other = try open(RunningProgram.this.name + "1", running: [])
    try await other.saveDraft("another's", for: id("c0"))
    #expect(try await again.claimDraft(for: id("c2")) == "another's")
  }
}
