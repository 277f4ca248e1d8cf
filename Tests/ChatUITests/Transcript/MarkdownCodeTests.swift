import Markup
import TUI
import Testing

/// Code on the screen: nothing of it is lost, and it can be selected there.
@Suite struct MarkdownCodeTests {
  private typealias Fixture = MarkdownFixture

  private static let code = """
    Text
    ```swift title="a.swift"
    let  a = "日本語" // comment
    \ttabbed(line, that: is, too: long, for_a: narrow_screen)

    }
    ```
        indented

    after
    """

  @Test func showsCode() {
    #expect(
      Fixture.screen(Self.code, 20) == """
        Text

          swift
          title="a.swift"
          let  a = "日本語"
        ↳ // comment
              tabbed(line,
        ↳ that: is, too:
        ↳ long, for_a: narro
        ↳ w_screen)

          }

          indented

        after
        """)
    #expect(
      Fixture.screen(Self.code, 40) == """
        Text

          swift title="a.swift"
          let  a = "日本語" // comment
              tabbed(line, that: is, too: long,
        ↳ for_a: narrow_screen)

          }

          indented

        after
        """)
    let rows = Fixture.rows(Self.code, 80)
    #expect(
      Fixture.screen(rows) == """
        Text

          swift title="a.swift"
          let  a = "日本語" // comment
              tabbed(line, that: is, too: long, for_a: narrow_screen)

          }

          indented

        after
        """)
    #expect(
      Fixture.looks(Array(rows[2...3])) == """
        ..ddddddddddddddddddddd
        ..kkkkk..oosssssssss##########
        """)
  }

  @Test func standsAtTheLeftWhereThereIsLittleRoom() {
    #expect(Fixture.screen("```\nabcdefgh\n```", 5) == "abcde\nfgh")
  }

  /// What is no token looks like text; code of an unknown language like code.
  @Test func keepsTheLookOfCodeForWhatIsNotHighlighted() {
    #expect(Fixture.looks(Fixture.rows("```\na b\n```", 40)) == "..ccc")
    #expect(Fixture.looks(Fixture.rows("```nosuch\na b\n```", 40)) == "..dddddd\n..ccc")
    #expect(Fixture.looks(Fixture.rows("```swift\na b\n```", 40)) == "..ddddd\n.....")
  }

  @Test func losesNothingOfALine() {
    let code = "    indented  with   blanks, 日本語 and a very_long_identifier"
    for width in 2...60 {
      let rows = Fixture.rows("```\n\(code)\n```", width)
      let indent = width >= 20 ? 2 : 0
      let shown = rows.flatMap { $0.dropFirst(indent) }.filter { $0.width > 0 }.map(\.base)
      #expect(shown == code.unicodeScalars.map(\.value), "width \(width)")
      #expect(rows.allSatisfy { $0.count <= width }, "width \(width)")
    }
  }

  @Test(arguments: [
    ("```\nrm \u{202E}txt.exe\n```", "  rm \u{FFFD}txt.exe"),
    ("```\na\u{1B}[31mb\n```", "  a␛[31mb"),
    ("a \u{2066}b\u{2069}", "a \u{FFFD}b\u{FFFD}"),
    ("| a\u{202E}b |\n|---|", "a\u{FFFD}b\n───"),
  ])
  func showsWhatWouldReorderOrHideText(text: String, screen: String) {
    #expect(Fixture.screen(text, 40) == screen)
  }

  @Test func showsABlockThatHasJustBegun() {
    #expect(Fixture.rows("a\n\n```", 40).count == 3)
    #expect(Fixture.screen("a\n\n```swift", 40) == "a\n\n  swift")
  }
}
