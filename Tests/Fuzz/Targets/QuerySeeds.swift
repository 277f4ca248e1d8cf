/// What is looked for in the log, and a log to look into.
enum QuerySeeds {
  static let queries: [[UInt8]] = [
    "sky colours \"Rayleigh scattering\" -ocean model:claude since:7d is:starred cost:>0.10",
    "C++ .env -> && a != b \"quick brown\"", "role:user has:code -has:image tag:recipes sort:time",
    "since:2024-02-30 before:yesterday cost:<=.5 cost:abc is:what nothing:here",
    "größe ошибка 中国 日本語 데이터 σφάλμα שלום", "\"open phrase", "-", "--", "\"\"",
    "model:\"a b*\" -tag:x",
    "NEAR(a b) AND OR NOT a* ^b {text}:c col:d \"e\" + f", "fooBar foo_bar foo-bar --dry-run",
    "e\u{301} re\u{301}sume\u{301} ＦＵＬＬ 👍🏽", "sort:cost sort:size word", "  blanks   between  ",
  ].map { Array($0.utf8) }

  static let tokens: [[UInt8]] = [
    " ", "\"", "'", "-", ":", "*", "^", "(", ")", "{", "}", "+", "AND", "OR", "NOT", "NEAR", "\\",
    "\u{0}", "\n", "%", "_", ";", "--", "/*", "model:", "tag:", "role:", "since:", "before:", "is:",
    "has:", "cost:", "sort:", "sort:time", "is:error", "is:deleted", "cost:>", "1e9", "7d",
    "2024-01-01",
    "today", "the", "quick", "日", "é", "\u{301}", "👍", "\u{1}", "\u{7F}", "\u{FEFF}", "“", "”", "?",
    "!",
  ].map { Array($0.utf8) }

  static let messages: [String] = [
    "the quick brown fox jumps over the lazy dog", "a brown quick fox stays", "Is C++ faster?",
    "```swift\nlet fooBar = foo_bar // .env\n```", "The sky has colours: Rayleigh scattering.",
    "Die Straße ist größer als der Fuß", "Почему сервер вернул ОШИБКУ?", "我们在北京大学学习中文。",
    "東京タワーはどこですか", "서울에서 한국어를 공부합니다", "Η Ελλάδα, σφάλμα", "שלום עולם",
    "re\u{301}sume\u{301} in pieces", "ＦＵＬＬ width １２３", "Ship it 👍🏽 done",
    "func f() -> Int { a != b && c }", "she said \"hello * world\" AND left NEAR(x) ^2 {text}:c",
    "the flag --dry-run of foo-bar", "100% of a_b; 'quoted'; \\ back", "", "\u{1}facts?", "x",
    String(repeating: "lorem ipsum ", count: 400) + "needle",
  ]
}
