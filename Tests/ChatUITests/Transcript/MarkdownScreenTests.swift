import TUI
import Testing

/// Every construct as it stands on the screen, at three widths.
@Suite struct MarkdownScreenTests {
  private typealias Fixture = MarkdownFixture

  static let headings = """
    # The first `level`
    Text below.

    ## The second level is longer
    ###### Sixth
    """

  @Test func showsHeadings() {
    #expect(
      Fixture.screen(Self.headings, 20) == """
        # The first level
        ═════════════════

        Text below.

        ## The second level
           is longer

        ###### Sixth
        """)
    #expect(
      Fixture.screen(Self.headings, 40) == """
        # The first level
        ═════════════════

        Text below.

        ## The second level is longer

        ###### Sixth
        """)
    #expect(
      Fixture.looks(Fixture.rows(Self.headings, 40)) == """
        HHHHHHHHHHHHCCCCC
        HHHHHHHHHHHHHHHHH

        ...........

        HHHHHHHHHHHHHHHHHHHHHHHHHHHHH

        HHHHHHHHHHHH
        """)
  }

  private static let inlines = #"""
    Some *emphasis*, **strong**, ~~struck **out**~~ and `code`; a [link](https://example.com/a) and \#
    <https://auto.example> and ![cat](cat.png).\
    Hard break, <b>raw</b> and $x + y$.
    """#

  @Test func showsRunningText() {
    #expect(
      Fixture.screen(Self.inlines, 20) == """
        Some emphasis,
        strong, ~~struck
        out~~ and code; a
        link
        (https://example.com
        /a) and
        https://auto.example
        and [image: cat]
        (cat.png).
        Hard break,
        <b>raw</b> and x +
        y.
        """)
    #expect(
      Fixture.screen(Self.inlines, 40) == """
        Some emphasis, strong, ~~struck out~~
        and code; a link (https://example.com/a)
        and https://auto.example and [image:
        cat] (cat.png).
        Hard break, <b>raw</b> and x + y.
        """)
    let rows = Fixture.rows(Self.inlines, 80)
    #expect(
      Fixture.screen(rows) == """
        Some emphasis, strong, ~~struck out~~ and code; a link (https://example.com/a)
        and https://auto.example and [image: cat] (cat.png).
        Hard break, <b>raw</b> and x + y.
        """)
    #expect(
      Fixture.looks(rows) == """
        .....!!!!!!!!..!!!!!!..dd.......!!!dd.....cccc....llll.ddddddddddddddddddddddd
        ....llllllllllllllllllll.....llllllllllll.ddddddddd.
        ............ddd...dddd.....$$$$$.
        """)
  }

  @Test func tellsEmphasisFromStrong() {
    let rows = Fixture.rows("*a* **b** ***c***", 80)
    #expect([0, 2, 4].map { rows[0][$0].style.attributes } == [.italic, .bold, [.italic, .bold]])
  }

  static let quotes = """
    > Said once, and at such a length that it has to be broken.
    >
    > > Said twice
    >
    > - item in a quote
    > ```
    > ls
    > ```
    """

  @Test func showsQuotes() {
    #expect(
      Fixture.screen(Self.quotes, 20) == """
        │ Said once, and at
        │ such a length that
        │ it has to be
        │ broken.
        │
        │ │ Said twice
        │
        │ • item in a quote
        │
        │ ls
        """)
    let rows = Fixture.rows(Self.quotes, 40)
    #expect(
      Fixture.screen(rows) == """
        │ Said once, and at such a length that
        │ it has to be broken.
        │
        │ │ Said twice
        │
        │ • item in a quote
        │
        │   ls
        """)
    #expect(
      Fixture.looks(rows).split(separator: "\n").suffix(3) == [
        "qqqqqqqqqqqqqqqqqqq", "q", "qq..cc",
      ])
  }

  static let lists = """
    - first item that is long enough to be broken into rows
    - second
      - nested
        - deeper
          - deepest of all
    - third

    9. ninth
    10. tenth
        with more text

        and a paragraph
    11) other

    - [ ] open task
    - [x] done task
    """

  @Test func showsLists() {
    #expect(
      Fixture.screen(Self.lists, 20) == """
        • first item that is
          long enough to be
          broken into rows
        • second
          ◦ nested
            ▪ deeper
              ▪ deepest of
                all
        • third

         9. ninth
        10. tenth
            with more text

            and a paragraph

        11) other

        ☐ open task
        ☑ done task
        """)
    #expect(
      Fixture.screen(Self.lists, 40) == """
        • first item that is long enough to be
          broken into rows
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

  private static let deep = """
    1. one
       - two
         > three
         > 1. four
         >    - five
         >      - six words that have to be broken
         >        ```
         >        code in it
         >        ```
    """

  @Test func stopsIndentingWhereTextWouldHaveNoRoom() {
    #expect(
      Fixture.screen(Self.deep, 14) == """
         1. one
            • two
            three

            1. four
            ◦ five
            ▪ six
            words that
            have to be
            broken
            code in it
        """)
    #expect(
      Fixture.screen(Self.deep, 20) == """
         1. one
            • two
              │ three
              │
              │ 1. four
              │ ◦ five
              │   ▪ six
              │   words that
              │   have to be
              │   broken
              │   code in it
        """)
    #expect(
      Fixture.screen(Self.deep, 40) == """
         1. one
            • two
              │ three
              │
              │ 1. four
              │    ◦ five
              │      ▪ six words that have to be
              │        broken
              │          code in it
        """)
  }

  static let rest = """
    before

    ---

    <div class="x">
    raw <i>html</i>
    </div>

    $$a + b$$

    a $$c$$ d
    """

  @Test func showsRulesAndHTMLAndFormulas() {
    #expect(
      Fixture.screen(Self.rest, 14) == """
        before

        ──────────────

        <div
        class="x">
        raw
        <i>html</i>
        </div>

        a + b

        a
        c
        d
        """)
    #expect(
      Fixture.looks(Fixture.rows(Self.rest, 40)) == """
        ......

        ----------------------------------------

        ddddddddddddddd
        ddddddddddddddd
        dddddd

        $$$$$

        .
        $
        .
        """)
  }
}
