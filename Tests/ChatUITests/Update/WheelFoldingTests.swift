import TUI
import Testing

@testable import ChatUI

@Suite struct WheelFoldingTests {
  static let up = Input.key(KeyPress(.up))
  static let down = Input.key(KeyPress(.down))
  static let letter = Input.key(KeyPress(.character("a")))

  @Test(
    arguments: [
      ([up], [up]), ([up, up], [up, up]), ([up, up, up], [.wheel(-1)]),
      ([down, down, down, down, down, down], [.wheel(2)]),
      ([letter, down, down, down, letter], [letter, .wheel(1), letter]),
      ([letter, letter, letter], [letter, letter, letter]),
      ([up, up, up, down], [.wheel(-1), down]),
    ] as [([Input], [Input])])
  func takesABurstOfArrowsForTheWheel(inputs: [Input], folded: [Input]) {
    #expect(WheelFolding.fold(inputs) == folded)
  }

  @Test func scrollsInsteadOfChangingThePrompt() {
    var story = Story()
    story.type("draft")
    story.happens(.input([Self.up, Self.up, Self.up]))
    #expect(story.model.composer.text == "draft")
  }
}
