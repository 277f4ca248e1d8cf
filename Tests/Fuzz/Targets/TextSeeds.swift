/// Text as models and people write it, and as somebody would who wants to harm.
enum TextSeeds {
  static let lines: [[UInt8]] = [
    "Plain words, and no more.", "tabs\tand\tmore\t", "two\r\nlines\rand\n\na half",
    "\u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{7} \u{9B}2J \u{90}q\u{9C}",
    "日本語と中文和한국어 in one line", "e\u{301}e\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "👍🏽 👩‍👩‍👧 🇩🇪🇫🇷 1️⃣ ❤️ ☀︎ 🏴\u{E0067}\u{E0062}\u{E007F}",
    "\u{202E}drow\u{202C} \u{2066}x\u{2069} \u{200E}\u{200F}\u{061C}",
    "soft\u{AD}hyphen zero\u{200B}width \u{FEFF}mark \u{2028}ls\u{2029}ps",
    "\u{E000}private \u{F0000} \u{10FFFF} \u{FFFE} \u{FFFD}", "\u{301}starts with a mark",
    "Ａｆｕｌｌ ｱhalf \u{3000}wide blank", "שָׁלוֹם مَرْحَبًا नमस्ते สวัสดี", "\u{0}\u{1}\u{1F}\u{7F}\u{85}",
    "aVeryLongWordWithoutAnyBlankAtAllThatHasToBeCutSomewhereOrElseItWouldNotFit", "   ", "",
  ].map { Array($0.utf8) }

  static let characters: [[UInt8]] =
    [
      " ", "\t", "\n", "\r", "\r\n", "\u{1B}", "\u{1B}[", "\u{7}", "\u{8}", "\u{9B}", "\u{9C}", "é",
      "e\u{301}", "\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "🏽", "👩", "🇩", "日", "\u{200B}",
      "\u{AD}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}", "\u{E0041}", "\u{E000}", "\u{1160}",
      "ﷺ", "\u{3000}", "ｱ", "\u{FFFD}", "-", "…", "a b", "\u{1F468}\u{200D}", "\u{0}",
      "\u{AC00}\u{11A8}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF8]]

  static let answers: [[UInt8]] =
    [
      "# Title\n\nA paragraph with a [link][1], **strong** words and `code`.\n\n1. first\n2. second\n   - nested\n3. third\n\n[1]: https://example.com\n",
      "> quoted\n> - list in it\n>\n>   ```swift\n>   let a = \"1\" // x\n>   ```\n\nafter\n===\n",
      "```swift\nlet a = 1 /* open\nstill */ let b = \"2\\(c)\"\n```\nText\n~~~python title=\"x\"\ndef f():\n\treturn '''a\n~~~\n",
      "| a | b |\n|---|:-:|\n| 1 | 日本語 and more words than fit |\n| `x\\|y` | |\n\nLast.",
      "Inline $x^2$ and \\(\\frac{a}{b}\\), then\n$$\n\\sum_{i=1}^n i\n$$\nand \\[ \\alpha \\]\n",
      "- [ ] to do\n- [x] done\n\n  loose\n* * *\n1) one\n\n    indented code\n\n<details><summary>x</summary>\n\n**in** html\n\n</details>\n",
      "A line  \nbroken\\\nhard &amp; &lt; &#x202E; ![picture](a.png \"t\") <https://a.b> https://c.d/e?f=g&h\n",
      "**bold *both*** ~~gone~~ __under__ a_b_c *unclosed `code `` x` [t](<a b> 'q') [^1]\n\n[^1]: note\n",
      "```diff\n- a\n+ b\n```\n```json\n{\"a\": [1, true, null]}\n```\n```html\n<p class=\"x\">&amp;</p>\n```\n```\nnone",
      "日本語の段落。とても長い文章で、折り返しが必要です。👩‍👩‍👧 e\u{301} \u{1B}[31mred \u{202E}x\u{2028}y",
    ].map { Array($0.utf8) }

  /// Marks of Markdown, and what code highlighters look for.
  static let marks: [[UInt8]] = [
    "\n", "\n\n", "\r\n", " ", "    ", "\t", "# ", "## ", "> ", "- ", "* ", "1. ", "123) ",
    "- [x] ",
    "```", "```swift\n", "```python\n", "```html\n", "```bash\n", "~~~\n", "`", "``", "*", "**",
    "***", "_", "~~", "[", "]", "](", "](https://a.b)", "![", "[1]: x\n", "[1]", "<", "<b>", "</",
    "<!--", "-->", "<div>\n", "|", "|---|\n", "\n|a|\n|-|\n", "\\", "\\(", "\\)", "$", "$$",
    "\\frac{", "}", "&amp;", "&#0;", "&#x110000;", "---\n", "===\n", "\"", "'", "\"\"\"", "/*",
    "*/",
    "//", "\u{301}", "👩‍👩‍👧", "日", "\u{1B}[", "\u{202E}", "\u{0}", "https://", "  \n", "{{", "${",
  ].map { Array($0.utf8) }
}
