import Chat
import ChatUI
import TUI
import Testing

/// What keys do in the log browser, and what it asks of the log.
@Suite struct LogsTests {
  private func selected(_ logs: inout LogsStory) -> String {
    let row = logs.screen().split(separator: "\n").first { $0.hasPrefix("▸") } ?? ""
    return row.dropFirst(3).split(separator: "  ").first.map(String.init) ?? "–"
  }

  private func rule(_ logs: inout LogsStory) -> String {
    let row = logs.screen().split(separator: "\n").first { $0.hasPrefix("── ") } ?? ""
    return row.split(separator: "─").first.map { String($0.dropFirst().dropLast()) } ?? "–"
  }

  @Test func opensOverTheChatAndClosesWithTheSameKey() {
    var logs = LogsStory()
    logs.press("f2")
    #expect(rule(&logs) == "1 of 6 conversations · newest first")
    logs.press("f2")
    #expect(logs.screen().contains("> write a prompt"))
    logs.press("f2", "esc")
    #expect(logs.screen().contains("> write a prompt"))
  }

  @Test func showsWhatItHasUntilTheAnswerToTheLastQuestionIsThere() {
    var logs = LogsStory()
    logs.press("f2")
    logs.isSilent = true
    logs.type("sk")
    #expect(
      logs.questions.map(\.query.terms) == [
        [], [LogTerm("s", isPrefix: true)], [LogTerm("sk", isPrefix: true)],
      ])
    #expect(selected(&logs) == "★ Why is the sky blue? #physics…")
    #expect(rule(&logs) == "searching … · best first")
    let numbers = logs.questions.map(\.number)
    #expect(Set(numbers).count == 3)
    logs.happens(
      .browser(.hits(number: numbers[1], offset: 0, LogHits(hits: [[LogHit].samples[3]]))))
    #expect(rule(&logs) == "searching … · best first")
    logs.happens(
      .browser(.hits(number: numbers[2], offset: 0, LogHits(hits: [[LogHit].samples[2]]))))
    #expect(rule(&logs) == "1 of 1 hit · best first")
    logs.happens(
      .browser(.hits(number: numbers[1], offset: 0, LogHits(hits: [[LogHit].samples[3]]))))
    #expect(selected(&logs).hasPrefix("Trip to Oslo"))
  }

  @Test func looksNoFurtherBackOnceThatFailed() {
    var logs = LogsStory()
    logs.press("f2")
    logs.isSilent = true
    logs.type("sk")
    let number = logs.questions.last?.number ?? 0
    let further = LogFurther(
      place: 9, time: WallTime(seconds: 1_700_000_000), areParts: true, foundNone: false)
    logs.happens(
      .browser(
        .hits(number: number, offset: 0, LogHits(hits: [[LogHit].samples[0]], further: further))))
    #expect(rule(&logs).contains("looking further back"))
    logs.happens(.browser(.failed(number: number, reason: "the disk is gone")))
    #expect(!rule(&logs).contains("looking further back"))
    #expect(logs.screen().contains("the disk is gone"))
  }

  @Test func enterOpensWhatIsTypedAlsoBeforeItIsFound() {
    var logs = LogsStory()
    logs.press("f2")
    logs.isSilent = true
    logs.type("oslo")
    logs.press("enter")
    #expect(rule(&logs) == "searching … · best first")
    logs.isSilent = false
    let number = logs.questions.last?.number ?? 0
    logs.happens(.browser(.hits(number: number, offset: 0, LogHits(hits: [[LogHit].samples[2]]))))
    #expect(logs.story.model.conversation?.title.hasPrefix("Trip to Oslo") == true)
  }

  @Test func asksAgainOnlyWhereSomethingElseIsLookedFor() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("tag:")
    #expect(logs.questions.count == 5)
    // What is not right yet changes nothing.
    logs.press("left", "right")
    // Two words, and nothing again.
    logs.type(" is:")
    #expect(logs.questions.count == 8)
    logs.type("starr")
    #expect(logs.questions.count == 8)
    logs.type("ed")
    #expect(logs.questions.count == 9)
    #expect(logs.questions.last?.query.filters == [LogFilter(.isStarred)])
  }

  @Test func readsPagesAroundTheSelectedOneAlone() {
    let entries = (0..<2_000).map { LogEntry($0, "Talk \($0)", hours: Double($0)) }
    var logs = LogsStory(entries: entries)
    logs.press("f2")
    #expect(logs.questions.map(\.offset) == [0])
    logs.press("down", "end")
    #expect(selected(&logs) == "Talk 1999")
    #expect(logs.questions.map(\.offset) == [0, 1_900])
    for _ in 0..<6 { logs.press("page-up") }
    #expect(selected(&logs) == "Talk 1885")
    #expect(logs.questions.map(\.offset) == [0, 1_900, 1_800])
    logs.press("home")
    #expect(selected(&logs) == "Talk 0")
    #expect(logs.questions.map(\.offset) == [0, 1_900, 1_800])
  }

  @Test func readsMoreHitsWhenTheSelectionNearsTheEnd() {
    let hits = (0..<250).map {
      LogHit(1, .answer, "sky \($0)", marking: "sky", hours: 1, message: "h\($0)")
    }
    var logs = LogsStory(hits: hits)
    logs.press("f2")
    logs.type("sky")
    #expect(rule(&logs) == "1 of 250 hits · best first")
    let before = logs.questions.count
    logs.press("down", "end")
    #expect(rule(&logs) == "100 of 250 hits · best first")
    logs.press("end")
    #expect(rule(&logs) == "200 of 250 hits · best first")
    logs.press("end", "end")
    #expect(rule(&logs) == "250 of 250 hits · best first")
    #expect(logs.questions[before...].map(\.offset) == [100, 200])
  }

  // MARK: Hits

  @Test func goesFromHitToHitAndBackToTheSamePlace() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("sky")
    logs.press("down", "enter")
    #expect(logs.screen().contains("hit 2 of 4 · answer · n next · N back · Esc the log"))
    #expect(logs.story.model.conversation?.title == "Why is the sky blue?")
    logs.press("n")
    #expect(logs.screen().contains("hit 3 of 4"))
    #expect(logs.story.model.conversation?.title.hasPrefix("Trip to Oslo") == true)
    #expect(logs.asked.contains(.closeConversation(ConversationID(rawValue: "c1"))))
    logs.press("n", "n")
    #expect(logs.screen().contains("this is the last hit"))
    #expect(!logs.screen().contains("1 more"))
    logs.press("N", "page-up", "N")
    #expect(logs.screen().contains("hit 2 of 4"))
    logs.press("esc")
    #expect(rule(&logs) == "2 of 4 hits · best first")
    #expect(logs.screen().hasPrefix("log: sky\n"))
    logs.press("esc")
    #expect(logs.screen().contains("> write a prompt"))
  }

  @Test func marksTheWordsWhereAHitIsRead() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("sky")
    logs.press("enter")
    let frame = logs.story.frame()
    let roles = frame.roles(in: 0...6).split(separator: "\n")
    let rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = rows.firstIndex { $0.hasPrefix("Why is the sky") } ?? 0
    #expect(roles[row].dropFirst(11).prefix(3) == "MMM" || roles[row].contains("*"))
    logs.type("x")
    #expect(!logs.story.frame().roles(in: 0...6).contains("M"))
  }

  @Test func whatElseIsTypedAtAHitGoesIntoTheComposer() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("sky")
    logs.press("enter")
    logs.type("hm, n")
    #expect(logs.story.model.composer.text == "hm, n")
    #expect(!logs.screen().contains("hit 1"))
    logs.press("f2")
    #expect(rule(&logs) == "1 of 6 conversations · newest first")
  }

  @Test func findsTheWordOnInItsConversation() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("sky")
    logs.press("enter", "ctrl-f")
    #expect(logs.screen().contains("find: sky"))
  }

  @Test func aConversationThatWasOpenedLeadsBackToo() {
    var logs = LogsStory()
    logs.press("f2", "down", "enter")
    #expect(logs.story.model.conversation?.title.hasPrefix("Trip to Oslo") == true)
    logs.press("esc")
    #expect(rule(&logs) == "2 of 6 conversations · newest first")
  }

  // MARK: Keeping

  @Test func deletesAndBringsBackInSeveralSteps() {
    var logs = LogsStory()
    logs.press("f2", "tab", "d")
    #expect(logs.screen().contains("1 conversation deleted: u brings it back"))
    #expect(selected(&logs).hasPrefix("Trip to Oslo"))
    logs.press("m", "m", "d")
    #expect(logs.screen().contains("2 conversations deleted: u brings them back"))
    #expect(rule(&logs) == "1 of 3 conversations · newest first")
    logs.press("u", "u", "u")
    #expect(rule(&logs) == "4 of 6 conversations · newest first")
    #expect(logs.screen().contains("nothing was deleted since Confab was started"))
    let at = logs.story.now.wall
    #expect(logs.changes == [.deleted(at), .deleted(at), .deleted(nil), .deleted(nil)])
  }

  @Test func undoesWhatWasDeletedInTheConversationToo() {
    var logs = LogsStory()
    let (first, second) = (logs.entries[0].conversation, logs.entries[1].conversation)
    logs.press("f2", "tab", "d", "esc")
    logs.happens(.log(.deleted(second)))
    // The last one first, wherever it was deleted.
    logs.press("f2", "tab", "u", "u", "u")
    #expect(logs.changed == [[first.id], [second.id], [first.id]])
    #expect(logs.screen().contains("nothing was deleted since Confab was started"))
    logs.press("home", "d", "esc")
    logs.type("/undo")
    logs.press("enter")
    #expect(logs.asked.contains(.log(.undelete(first.id))))
    logs.happens(.log(.undeleted(first)))
    logs.press("f2", "tab", "m", "m", "d", "esc")
    #expect(logs.changed.last?.count == 2)
    logs.type("/undo")
    logs.press("enter")
    #expect(logs.changed.last == logs.changed.dropLast().last)
    #expect(logs.changes.last == .deleted(nil))
    #expect(logs.screen().contains("2 conversations back from the trash"))
  }

  @Test func takesOutOfTheTrashWhatUndoThenLeavesAlone() {
    var logs = LogsStory()
    logs.press("f2", "tab", "d")
    logs.happens(.browser(.changed([ConversationID(rawValue: "c1")], .deleted(nil), problem: nil)))
    let before = logs.changed.count
    logs.press("u")
    #expect(logs.changed.count == before)
  }

  @Test func saysThatWhatIsOpenedLiesInTheTrash() {
    var logs = LogsStory()
    var deleted = logs.entries[1].conversation
    deleted.deletedAt = WallTime(seconds: Now.november.wall.seconds - 86_400)
    logs.happens(.opened(StoredConversation(conversation: deleted, messages: [.prompt])))
    #expect(
      logs.screen().contains(
        "in the trash since 2026-11-22: /restore takes it out, and so does writing in it"))
    #expect(logs.screen().split(separator: "\n").last?.contains("in the trash") == true)
    logs.type("/restore")
    logs.press("enter")
    #expect(logs.asked.contains(.session(.change(.restored))))
    #expect(!logs.screen().contains("in the trash"))
    logs.type("/restore")
    logs.press("enter")
    #expect(logs.screen().contains("this conversation is not in the trash"))
  }

  @Test func changesTheMarkedOnesAtOnce() {
    var logs = LogsStory()
    logs.press("f2", "tab", "m", "m", "t")
    logs.type("Idea -light")
    logs.press("enter", "s", "*", "*")
    #expect(
      logs.changes == [
        .tag("idea", isSet: true), .tag("light", isSet: false), .starred(true),
      ])
    #expect(logs.entries[0].conversation.tags == ["physics", "idea"])
    #expect(logs.entries[1].conversation.isStarred && !logs.entries[2].conversation.isStarred)
    #expect(rule(&logs) == "3 of 6 conversations · ● 6 marked · newest first")
  }

  @Test func renamesTheSelectedOne() {
    var logs = LogsStory()
    logs.press("f2", "tab", "r", "ctrl-u")
    logs.type("Blue")
    logs.press("enter")
    #expect(selected(&logs) == "★ Blue #physics #light")
    #expect(logs.changes == [.title("Blue")])
  }

  @Test func leavesAConversationThatIsDeleted() {
    var logs = LogsStory()
    logs.press("f2", "enter", "esc", "tab", "d")
    #expect(logs.asked.contains(.newConversation))
    logs.press("f2")
    #expect(logs.story.model.conversation == nil)
  }

  @Test func whatOthersWriteMovesTheListUnderTheSelection() {
    var logs = LogsStory()
    logs.press("f2", "down")
    logs.entries.insert(LogEntry(9, "From elsewhere", hours: 0), at: 0)
    logs.happens(.log(.changed([ConversationID(rawValue: "c9")])))
    #expect(selected(&logs).hasPrefix("Trip to Oslo"))
    #expect(rule(&logs) == "3 of 7 conversations · newest first")
  }

  // MARK: The query

  @Test func completesFiltersAndSaysWhatIsWrong() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("mo")
    logs.press("tab")
    logs.type("gp")
    logs.press("tab")
    #expect(logs.screen().hasPrefix("log: model:openai/gpt-5\n"))
    logs.type("bfore:x ")
    #expect(logs.screen().contains("no filter “bfore:”: did you mean “before:”?"))
    #expect(
      logs.questions.last?.query.filters == [LogFilter(.model("openai/gpt-5"))])
  }

  @Test func theOrderStandsInTheQuery() {
    var logs = LogsStory()
    logs.press("f2", "tab", "o")
    #expect(logs.screen().hasPrefix("log: sort:size\n"))
    #expect(rule(&logs).hasSuffix("longest first"))
    logs.press("o", "o")
    #expect(logs.screen().hasPrefix("log: words"))
  }

  @Test func statisticsLieOverTheListAndFollowTheQuery() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("since:2026-11-01 ")
    logs.press("down", "f")
    #expect(logs.screen().contains("── statistics by day · since 2026-11-01 ──"))
    logs.press("tab")
    #expect(logs.screen().contains("── statistics by model · since 2026-11-01 ──"))
    logs.press("esc")
    #expect(rule(&logs) == "2 of 6 conversations · newest first")
  }

  @Test func statisticsSayForWhichTimeAndThatNothingElseNarrowsThemDown() {
    var logs = LogsStory()
    logs.press("f2")
    logs.type("since:2026-11-01 before:2026-11-20T14:02 ")
    logs.press("down", "f")
    #expect(
      logs.screen().contains(
        "── statistics by day · since 2026-11-01 · before 2026-11-20 14:02 ──"))
    logs.press("esc", "/")
    logs.type("tag:work ")
    logs.press("down", "f")
    #expect(logs.screen().contains(" · of all conversations"))
  }

  @Test func saysAllTagsThatWereGivenAtOnce() {
    var logs = LogsStory()
    logs.press("f2", "tab", "t")
    logs.type("work idea -light")
    logs.press("enter")
    #expect(logs.screen().contains("1 conversation tagged #work #idea without #light"))
    logs.press("t")
    logs.type("old")
    logs.press("enter")
    #expect(logs.screen().contains("\n1 conversation tagged #old\n"))
  }

  @Test func anEmptyLogSaysWhereWhatWasDeletedIs() {
    var logs = LogsStory(entries: [])
    logs.press("f2")
    #expect(
      logs.screen().contains("no conversation is in the log; what was deleted is:deleted finds"))
  }

  @Test func helpAndFailuresLieOverItAndLeadBack() {
    var logs = LogsStory()
    logs.press("f2", "f1")
    #expect(logs.screen().contains("┌─ help ─"))
    // What one is at stands first.
    #expect(logs.screen().contains("log: letters in its list"))
    logs.press("esc")
    #expect(rule(&logs) == "1 of 6 conversations · newest first")
  }
}
