import Chat
import TUI
import Testing

@testable import ChatUI

/// What is selected is tried, Enter keeps it, and however else the list goes, so does what was tried.
@Suite struct ThemeChoiceTests {
  private let red = Theme.painted(52)
  private let blue = Theme.painted(17)

  /// `mono` is selected and on the screen, in red.
  private func trying() -> Story {
    var story = Story.themes(80, 24)
    story.press("up", expecting: [.settings(.previewTheme("mono"))])
    story.happens(.settings(.preview(name: "mono", red, problems: [])))
    #expect(story.model.setup.theme == red)
    return story
  }

  @Test func beginsWithTheOneInUse() {
    var story = Story.themes(80, 24)
    #expect(story.screen().contains("▸ nord"))
    #expect(story.model.setup.theme == .test)
    // It is on the screen already.
    story.press("left")
    #expect(story.model.setup.theme == .test)
  }

  @Test func triesWhatIsSelectedAndNothingElse() {
    var story = Story.themes(80, 24)
    story.press("up", expecting: [.settings(.previewTheme("mono"))])
    story.press("up", expecting: [.settings(.previewTheme("confab-dark"))])
    // The first answer comes when the second is selected.
    story.happens(.settings(.preview(name: "mono", red, problems: [])))
    #expect(story.model.setup.theme == .test)
    story.happens(.settings(.preview(name: "confab-dark", blue, problems: [])))
    #expect(story.model.setup.theme == blue)
    #expect(story.frame()[0, 23].style.background == .indexed(17))
  }

  @Test func triesTheBestMatchOfWhatIsTyped() {
    var story = Story.themes(80, 24)
    #expect(
      story.react(to: .input([.key(KeyPress(.character("m")))])) == [
        .settings(.previewTheme("mono"))
      ])
    // Nothing matches: what was tried stays, and Enter does nothing.
    #expect(story.react(to: .input([.paste("xyz")])) == [])
    story.press("enter")
    #expect(story.screen().contains("nothing matches"))
  }

  @Test func keepsItWithEnter() {
    var story = trying()
    story.press("enter", expecting: [.settings(.keepTheme("mono"))])
    #expect(story.model.overlay == nil)
    #expect(story.model.setup.theme == red)
    story.happens(.settings(.theme(red, problems: [])))
    #expect(story.model.setup.theme == red)
    story.press("f9", expecting: [.settings(.loadThemes)])
    story.press("esc")
    #expect(story.model.setup.theme == red)
  }

  @Test func keepsTheOneThatIsSelectedThoughAnotherIsStillShown() {
    var story = trying()
    story.press("up", expecting: [.settings(.previewTheme("confab-dark"))])
    story.press("enter", expecting: [.settings(.keepTheme("confab-dark"))])
    story.happens(.settings(.theme(blue, problems: [])))
    #expect(story.model.setup.theme == blue)
  }

  @Test(arguments: ["esc", "ctrl-c", "f1", "f9"])
  func givesTheFormerOneBack(key: String) {
    var story = trying()
    story.press(key)
    #expect(story.model.setup.theme == .test)
    // What comes late changes nothing.
    story.happens(.settings(.preview(name: "mono", red, problems: [])))
    #expect(story.model.setup.theme == .test)
  }

  @Test func comesBackToWhatTheFileSaysMeanwhile() {
    var story = trying()
    story.happens(.settings(.theme(blue, problems: [])))
    #expect(story.model.setup.theme == red)
    story.press("esc")
    #expect(story.model.setup.theme == blue)
  }

  @Test func showsAThemeWhoseFileChanged() {
    var story = Story(80, 24)
    story.happens(.settings(.theme(blue, problems: ["a.toml:3: x: unknown key", "another"])))
    #expect(story.model.setup.theme == blue)
    #expect(story.screen().contains("a.toml:3: x: unknown key (and 1 more)"))
  }

  @Test func takesANameInTheComposer() {
    var story = Story(80, 24)
    let typed = story.react(to: .input("/theme nord".map { .key(KeyPress(.character($0))) }))
    #expect(typed.contains(.saveDraft("/theme nord")))
    story.press("esc")
    #expect(
      story.react(to: .input([.key(KeyPress(.enter))])).contains(.settings(.keepTheme("nord"))))
  }

  @Test func leavesNothingOfTheFormerOne() {
    let scenes = [
      Story.receiving(80, 24), .failed(80, 24), .backingOff(80, 24), .models(80, 24),
      .offered(80, 24),
    ]
    for scene in scenes {
      var story = scene
      _ = story.frame()
      story.happens(.settings(.theme(.painted(17), problems: [])))
      let frame = story.frame()
      let grounds = Set(frame.cells.map(\.style.background))
      #expect(grounds == [.indexed(17)])
    }
  }

  @Test func laysOutOnlyWhatIsSeenOfALongConversation() {
    let size = Size(columns: 80, rows: 24)
    var transcript = TranscriptFixture.prompts(100_000)
    _ = transcript.rows(in: size, TranscriptFixture.context)
    let first = transcript.cellsMade
    var context = TranscriptFixture.context
    context.theme = .painted(17)
    _ = transcript.rows(in: size, context)
    #expect(first > 0)
    #expect(transcript.cellsMade - first <= first)
  }
}
