/// Texts that are worth looking at for how they look, or for how they come.
enum Samples {
  static let markdown = #"""
    Text may be *emphasised*, **strong**, ***both***, `code`, or ~~struck out~~. A line that ends
    here goes on in the next. A [link](https://docs.cline.bot/api) shows where it leads, and
    <https://app.cline.bot> stands for itself.

    ### Lists

    1. First things first
       - with a detail below
         - and one below that
    2. A second thing, with a paragraph of its own:

       which belongs to the item that it is indented under.

    - [x] done
    - [ ] still to do

    ### Quotes

    > What is quoted may hold *anything*:
    >
    > > also another quote,
    >
    > - or a list.

    ### Code

    ```swift
    func greet(_ name: String) -> String {
      "Hello, \(name)!"  // `code` keeps its blanks    and <its> signs
    }
    ```

        An indented block is code, too.

    ### Tables

    | left | middle | right |
    | :--- | :----: | ----: |
    | a | b | 1 |
    | a longer cell, with `code` | ok | 1,000 |

    ---

    Below the rule: a formula as it was written, $E = mc^2$; a hard break\
    after this line; an escaped \*star\*; and an entity, &copy;.
    """#

  /// What each line shows is said in it, so that a fault is seen without knowing the script.
  static let unicode = """
    Each line of the block ends with a bar; the bars stand below one another where widths are right.

    ```
    Latin       naïve café Ångström ﬁ |
    combining   e\u{301} = é, n\u{303} = ñ          |
    Greek       Καλημέρα κόσμε        |
    Cyrillic    Доброе утро           |
    Chinese     你好，世界            |
    Japanese    こんにちは世界        |
    Korean      안녕하세요 세계       |
    half width  ｱｲｳｴｵ                 |
    box         ┌─┬─┐ ▁▃▅▇ ░▒▓█       |
    ```

    - Hebrew and Arabic, stored in the order of reading: שלום עולם, مرحبا بالعالم
    - Devanagari and Thai, with marks above and below: नमस्ते, สวัสดี
    - Emoji: 🙂 🚀 ✅; a family of four joined: 👨‍👩‍👧‍👦; a flag: 🇳🇱; a skin tone: 👍🏽; a keycap: 1️⃣
    - Mathematics: ∀x ∈ ℝ: x² ≥ 0, ∑ aᵢ, √2 ≈ 1.41421
    - Punctuation: “quotes”, ‘single’, ‹angled›, an en dash –, an em dash —, an ellipsis …
    """

  /// Every sequence here would do something in a terminal that obeyed it; none does lasting harm.
  static let hostile = """
    Each line below holds something that a terminal could obey. You should see it as marks, and \
    nothing should happen.

    - It clears the screen: \u{1B}[2J\u{1B}[H and goes on.
    - It sets the title: \u{1B}]0;not your title\u{07} and goes on.
    - It writes to the clipboard: \u{1B}]52;c;dGhpcyBtdXN0IG5vdCBhcnJpdmU=\u{07} and goes on.
    - It makes a link: \u{1B}]8;;https://example.com/\u{1B}\\click\u{1B}]8;;\u{1B}\\ and goes on.
    - It asks for a reply: \u{1B}[6n\u{1B}[c and goes on.
    - It leaves the alternate screen: \u{1B}[?1049l and goes on.
    - It uses one byte for two: \u{9B}31m and \u{9D}0;title\u{9C} and goes on.
    - It overwrites: safe text\rOVERWRITTEN and \u{08}\u{08}\u{08}\u{08} and goes on.
    - It rings: \u{07}\u{07} and goes on.
    - It turns the direction: user\u{202E}nimda\u{202C} and \u{2066}isolated\u{2069} and goes on.
    - It hides: a\u{200B}b\u{2060}c\u{FEFF}d\u{00AD}e and goes on.
    - It writes invisibly: \u{E0048}\u{E0049} and goes on.
    - It breaks lines unseen: one\u{2028}two\u{2029}three\u{85}four and goes on.
    - It piles marks: Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309} and goes on.

    If you can read this line, all is well.
    """

  static let thought = """
    The user wants to know how long this takes. Let me think it through. A server that reasons sends \
    its thoughts before its answer, in a field of their own. They are shown apart from the answer, and \
    they count as tokens. So what I say here is not part of the answer; it is the way to it. \
    First: is there anything to look up? No. Second: is the answer short? It can be. Then I will say \
    what was seen while I was thinking, and stop.
    """

  static let conclusion = """
    That was the reasoning: it came first, in a field of its own, and is shown apart from this answer. \
    The meter said *reasoning* until these words began.

    Both are kept in the log, and both count as tokens: the usage at the end tells how many of them were \
    spent on thinking.
    """

  static let unhurried = """
    Three tokens a second: slow enough to watch each one come. Scroll, type, or stop it with Esc. What \
    has come by then is kept.
    """

  /// Numbers and their prime factors, line by line in paragraphs of ten, cut into exactly so many
  /// pieces.
  static func factorisations(pieces count: Int) -> [String] {
    var pieces: [String] = []
    pieces.reserveCapacity(count)
    var number = 2
    while pieces.count < count {
      pieces.append("\(number)")
      pieces.append(" =")
      let factors = primeFactors(of: number)
      for (index, factor) in factors.enumerated() {
        if index > 0 { pieces.append(" ×") }
        pieces.append(" \(factor)")
      }
      pieces.append(number % 10 == 0 ? "\n\n" : "\n")
      number += 1
    }
    return Array(pieces.prefix(count))
  }

  private static func primeFactors(of number: Int) -> [Int] {
    var rest = number
    var factors: [Int] = []
    var divisor = 2
    while divisor * divisor <= rest {
      while rest % divisor == 0 {
        factors.append(divisor)
        rest /= divisor
      }
      divisor += 1
    }
    if rest > 1 { factors.append(rest) }
    return factors
  }
}
