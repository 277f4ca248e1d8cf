import TUI
import Testing

/// The constructs at a width at which nothing has to be broken.
@Suite struct MarkdownWideTests {
  private typealias Fixture = MarkdownFixture
  private typealias Texts = MarkdownScreenTests

  @Test func showsHeadings() {
    #expect(
      Fixture.screen(Texts.headings, 80) == """
        # The first level
        ═════════════════

        Text below.

        ## The second level is longer

        ###### Sixth
        """)
  }

  @Test func showsQuotes() {
    #expect(
      Fixture.screen(Texts.quotes, 80) == """
        │ Said once, and at such a length that it has to be broken.
        │
        │ │ Said twice
        │
        │ • item in a quote
        │
        │   ls
        """)
  }

  @Test func showsLists() {
    #expect(
      Fixture.screen(Texts.lists, 80) == """
        • first item that is long enough to be broken into rows
        • second
          ◦ nested
            ▪ deeper
              ▪ deepest of all
        • third

         9. ninth
        10. tenth
            with more text

            and a paragraph

        11) other

        ☐ open task
        ☑ done task
        """)
  }

  @Test(arguments: [40, 80])
  func showsRulesAndHTMLAndFormulas(width: Int) {
    let rule = String(repeating: "─", count: width)
    #expect(
      Fixture.screen(Texts.rest, width) == """
        before

        \(rule)

        <div class="x">
        raw <i>html</i>
        </div>

        a + b

        a
        c
        d
        """)
  }
}
