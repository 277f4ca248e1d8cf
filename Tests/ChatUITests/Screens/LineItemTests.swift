import TUI
import Testing

@testable import ChatUI

@Suite struct LineItemTests {
  private func fit(_ width: Int) -> String {
    let items = [
      LineItem([("retrying in 3 s", 20), ("3 s", 100)], style: .plain),
      LineItem("Enter retry", weight: 50, style: .plain),
      LineItem("request 8f3c", weight: 10, style: .plain),
    ]
    var text = ""
    for cell in LineItem.fit(items, separator: cells(" · "), width: width) {
      text.unicodeScalars.append(Unicode.Scalar(cell.base) ?? "?")
    }
    return text
  }

  @Test(arguments: [
    (44, "retrying in 3 s · Enter retry · request 8f3c"), (43, "retrying in 3 s · Enter retry"),
    (29, "retrying in 3 s · Enter retry"), (28, "3 s · Enter retry"), (17, "3 s · Enter retry"),
    (16, "retrying in 3 s"), (14, "3 s"), (3, "3 s"), (2, "3…"), (0, ""),
  ])
  func whatWeighsLeastGivesWayWhole(width: Int, expected: String) {
    #expect(fit(width) == expected)
  }

  @Test func roomThatIsLeftGoesToWhatWeighsMost() {
    let items = [
      LineItem("a long one", weight: 20, style: .plain), LineItem("b", weight: 10, style: .plain),
      LineItem("c", weight: 30, style: .plain),
    ]
    #expect(LineItem.fit(items, separator: cells(" "), width: 5) == cells("b c"))
  }
}
