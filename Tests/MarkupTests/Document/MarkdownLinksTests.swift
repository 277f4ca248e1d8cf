import Markup
import Testing

struct MarkdownLinksTests {
  @Test func listsEachTargetOnceWhereverItStands() {
    let text = """
      # A [heading](https://a.example)

      See *[this][one]*, <https://b.example>, [again](https://a.example), and ![a cat](cat.png).

      | table |
      | --- |
      | [cell](https://c.example/x?y=1) |

      > - [deep](https://d.example) and [![pic](p.png)](https://e.example)

      ```
      [code](https://no.example)
      ```

      [one]: https://one.example "title"
      """
    #expect(
      MarkdownText.links(of: text).map { "\($0.text) → \($0.target)" } == [
        "heading → https://a.example", "this → https://one.example",
        "https://b.example → https://b.example", "a cat → cat.png",
        "cell → https://c.example/x?y=1", "deep → https://d.example",
        "[image: pic] (p.png) → https://e.example", "pic → p.png",
      ])
  }
}
