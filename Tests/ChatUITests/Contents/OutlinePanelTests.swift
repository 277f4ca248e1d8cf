import Chat
import Testing

@testable import ChatUI

struct OutlinePanelTests {
  /// Reads pages of ten messages, as many as are there or as `pages` says.
  private func panel(
    _ messages: [Message], near: Int? = nil, reader: OutlinePlace? = nil, pages: Int = .max,
    then change: (inout OutlinePanel) -> Void = { _ in }
  ) async -> OutlinePanel {
    let store = BranchStore(messages)
    var panel = OutlinePanel(
      of: Conversation.sky.id, near: near.map { MessageID(rawValue: "m\($0)") }, reader: reader)
    var read = 0
    while let place = panel.next {
      if read == pages { change(&panel) }
      panel.take(OutlinePage(await store.page(of: Conversation.sky.id, place, limit: 10)))
      read += 1
    }
    if pages >= read { change(&panel) }
    return panel
  }

  private func titles(_ panel: OutlinePanel) -> [String] {
    panel.entries(0..<panel.choiceCount).map {
      String(repeating: "#", count: $0.level) + $0.title
    }
  }

  @Test func listsPromptsAndHeadingsInOrderWhereverItBegan() async {
    let messages = [Message].talk([
      "\n  Why?\nmore", "# Because\n\ntext\n\n### Of *light*", "And?", "no heading", "", "## End",
    ])
    let expected = ["Why?", "#Because", "###Of light", "And?", "", "##End"]
    #expect(titles(await panel(messages)) == expected)
    #expect(titles(await panel(.longTalk(45), near: 20)) == titles(await panel(.longTalk(45))))
  }

  @Test func aHeadingsPlaceIsWhereItsSourceBegins() async {
    let panel = await panel(.talk(["Why?", "Ö text\n\n## Here"]))
    #expect(panel.entries(1..<2).map(\.place) == [OutlinePlace(position: 1, offset: 9)])
  }

  @Test func selectsWhatTheReaderIsIn() async {
    let messages = [Message].longTalk(45)
    #expect(await panel(messages).selectedEntry?.position == 44)
    let reader = OutlinePlace(position: 31, offset: 0)
    #expect(await panel(messages, near: 31, reader: reader).selectedEntry?.title == "Colour 31")
    let further = OutlinePlace(position: 31, offset: 20)
    #expect(await panel(messages, near: 31, reader: further).selectedEntry?.title == "Colour 31")
    let before = OutlinePlace(position: 29, offset: 5)
    #expect(await panel(messages, near: 29, reader: before).selectedEntry?.title == "Question 28?")
  }

  @Test func narrowsDownByWordsInAnyOrderAndWidensAgain() async {
    var panel = await panel(.longTalk(60))
    let all = titles(panel)
    for (filter, expected) in [
      ("c", 3), ("co", 3), ("colour 3", 1), ("1 colour", 3), ("xyz", 0), ("COLOUR", 3),
    ] {
      panel.filter = filter
      #expect(panel.choiceCount == expected, "\(filter)")
    }
    panel.filter = ""
    #expect(titles(panel) == all)
  }

  @Test func staysAtTheSelectedEntryWhenMoreComesAboveIt() async {
    let panel = await panel(.longTalk(80), near: 40, pages: 1) { panel in
      panel.perform(.toFirst)
      panel.perform(.move(1))
      panel.perform(.type("q"))
    }
    #expect(panel.selectedEntry?.title == "Question 38?")
    #expect(panel.choiceCount == 40)
  }

  @Test func aFilterKeepsToWhereTheSelectionWas() async {
    var panel = await panel(
      .longTalk(80), near: 30, reader: OutlinePlace(position: 30, offset: 0))
    #expect(panel.selectedEntry?.title == "Question 30?")
    panel.perform(.type("colour"))
    #expect(panel.selectedEntry?.title == "Colour 31")
    panel.perform(.clear)
    #expect(panel.selectedEntry?.title == "Question 30?")
  }
}
