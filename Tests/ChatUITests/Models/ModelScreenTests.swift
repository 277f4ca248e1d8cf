import Chat
import ChatUI
import Testing

/// The list of models as it looks, at the sizes that terminals have.
@Suite struct ModelScreenTests {
  @Test func showsEverythingWhereThereIsRoom() {
    var story = Story.modelList(120, 40)
    #expect(story.rows(20..<37) == "A")
  }

  @Test func showsFiguresBesideTheIDsInTheUsualWindow() {
    var story = Story.modelList(80, 24)
    #expect(story.rows(4..<21) == "B")
  }

  @Test func leavesOutWhatHasNoRoom() {
    var story = Story.modelList(40, 12, filter: "code")
    #expect(story.rows(0..<11) == "C")
  }

  @Test func showsTheListAloneInTheSmallestWindow() {
    var story = Story.modelList(20, 5)
    #expect(story.rows(0..<4) == "D")
  }
}
