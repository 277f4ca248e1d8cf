import Chat
import Testing

/// 2026-11-23T14:30:00Z.
private let now = WallTime(seconds: 1_795_444_200)

private func read(_ text: String, isTyping: Bool = false) -> LogQueryText {
  LogQueryText(text, isTyping: isTyping, now: now, utcOffset: { _ in 3_600 })
}

@Suite struct LogQueryTextTests {
  @Test(arguments: [
    ("sky colours", [LogTerm("sky"), LogTerm("colours")]),
    (
      "\"Rayleigh  scattering\" sky",
      [LogTerm("Rayleigh scattering", isPhrase: true), LogTerm("sky")]
    ),
    ("“Rayleigh scattering”", [LogTerm("Rayleigh scattering", isPhrase: true)]),
    (
      "sky -ocean -\"deep sea\"",
      [
        LogTerm("sky"), LogTerm("ocean", isExcluded: true),
        LogTerm("deep sea", isPhrase: true, isExcluded: true),
      ]
    ),
    ("a - b, you & me …", ["a", "b,", "you", "&", "me"].map { LogTerm($0) }),
    ("\"\" – … ' !", []),
    ("天空 C++ foo_bar", [LogTerm("天空"), LogTerm("C++"), LogTerm("foo_bar")]),
    (
      "http://example.com std::move localhost:8080 12:30 C:\\temp TypeError:x Error: model::x",
      [
        LogTerm("http://example.com"), LogTerm("std::move"), LogTerm("localhost:8080"),
        LogTerm("12:30"), LogTerm("C:\\temp"), LogTerm("TypeError:x"), LogTerm("Error:"),
        LogTerm("model::x"),
      ]
    ),
    (
      "git rebase --onto --dry-run && make || exit -> a||b C++ #include <vector> @main $PATH [x] {x}",
      [
        "git", "rebase", "--onto", "--dry-run", "&&", "make", "||", "exit", "->", "a||b", "C++",
        "#include", "<vector>", "@main", "$PATH", "[x]", "{x}",
      ].map { LogTerm($0) }
    ),
    (
      "-= -> -- --x -(a) :: ?? % x-- a-b 50% foo() \\n /usr/bin ~/.ssh *.swift !x ^x &x x; (x)",
      [
        "-=", "->", "--", "--x", "-(a)", "::", "??", "%", "x--", "a-b", "50%", "foo()", "\\n",
        "/usr/bin", "~/.ssh", "*.swift", "!x", "^x", "&x", "x;", "(x)",
      ].map { LogTerm($0) }
    ),
    (
      "key:value flavour:mint host:example port: id:7 case:x flavour:\"red mint\" x:y:z",
      [
        "key:value", "flavour:mint", "host:example", "port:", "id:7", "case:x",
        "flavour:\"red mint\"", "x:y:z",
      ].map { LogTerm($0) }
    ),
    (
      "-#include -@main -$PATH -foo_bar -_x -天空 -key:value",
      ["#include", "@main", "$PATH", "foo_bar", "_x", "天空", "key:value"].map {
        LogTerm($0, isExcluded: true)
      }
    ),
  ])
  func readsWords(text: String, terms: [LogTerm]) {
    #expect(read(text).query == LogQuery(terms: terms))
    #expect(read(text).problems == [])
  }

  @Test(arguments: [
    ("sk", [LogTerm("sk", isPrefix: true)]),
    ("sky ", [LogTerm("sky")]),
    ("blue sk", [LogTerm("blue"), LogTerm("sk", isPrefix: true)]),
    ("\"blue sk", [LogTerm("blue sk", isPhrase: true, isPrefix: true)]),
    ("\"blue sky\"", [LogTerm("blue sky", isPhrase: true)]),
    ("-oce", [LogTerm("oce", isExcluded: true)]), ("-", []),
    ("--", [LogTerm("--", isPrefix: true)]),
    ("sky &", [LogTerm("sky"), LogTerm("&", isPrefix: true)]),
    ("sk tag:a", [LogTerm("sk")]),
  ])
  func lastWordIsABeginningWhileItIsTyped(text: String, terms: [LogTerm]) {
    #expect(read(text, isTyping: true).query.terms == terms)
  }

  @Test(arguments: [
    ("model:claude", LogFilter(.model("claude"))),
    ("MODEL:\"my model\"", LogFilter(.model("my model"))),
    ("tag:#Work", LogFilter(.tag("work"))),
    ("-tag:work", LogFilter(.tag("work"), isExcluded: true)),
    ("tag:\"two words\"", LogFilter(.tag("two-words"))),
    ("role:prompt", LogFilter(.role(.user))), ("role:User", LogFilter(.role(.user))),
    ("role:answer", LogFilter(.role(.assistant))),
    ("role:assistant", LogFilter(.role(.assistant))),
    ("since:7d", LogFilter(.since(WallTime(seconds: 1_795_444_200 - 604_800)))),
    ("before:today", LogFilter(.before(WallTime(seconds: 1_795_388_400)))),
    ("since:\"2026-11-23 00:00\"", LogFilter(.since(WallTime(seconds: 1_795_388_400)))),
    ("is:error", LogFilter(.isError)), ("is:starred", LogFilter(.isStarred)),
    ("-is:archived", LogFilter(.isArchived, isExcluded: true)),
    ("is:deleted", LogFilter(.isDeleted)), ("has:code", LogFilter(.hasCode)),
    ("has:image", LogFilter(.hasImage)), ("cost:>0.10", LogFilter(.cost(.more, 0.10))),
    ("cost:>=$1", LogFilter(.cost(.moreOrEqual, 1))), ("cost:<.5", LogFilter(.cost(.less, 0.5))),
    ("cost:<=2.", LogFilter(.cost(.lessOrEqual, 2))),
  ])
  func readsFilters(text: String, filter: LogFilter) {
    #expect(read(text).query == LogQuery(filters: [filter]))
    #expect(read(text).problems == [])
  }

  @Test func readsTheOrderAndTakesTheLastOne() {
    #expect(read("sky sort:time sort:cost").query == LogQuery(terms: [LogTerm("sky")], sort: .cost))
  }

  @Test(arguments: [
    ("before:tuesday", "“tuesday” is no date: \(LogDate.examples)"),
    (
      "modle:claude",
      "no filter “modle:”: did you mean “model:”? In quotes it is plain text"
    ),
    (
      "-bfore:\"two words\"",
      "no filter “bfore:”: did you mean “before:”? In quotes it is plain text"
    ),
    ("is:stared", "no is:stared: did you mean “is:starred”?"),
    ("is:blue", "no is:blue: there are error, starred, archived, deleted"),
    ("has:video", "no has:video: there are code, image"),
    ("sort:newest", "no sort:newest: there are time, relevance, size, cost"),
    ("-sort:time", "an order cannot be left out"),
    ("cost:0.10", "“0.10” is no amount: an amount in dollars, as in cost:>0.10 or cost:<=0.01"),
    ("cost:>x", "“>x” is no amount: an amount in dollars, as in cost:>0.10 or cost:<=0.01"),
    ("tag:", "tag: needs a tag, as in tag:work"),
    ("tag:\"#\"", "“#” is no tag: a tag, as in tag:work"),
  ])
  func saysWhatIsWrongAndAppliesTheRest(text: String, problem: String) {
    let read = read("sky \(text) is:error")
    #expect(read.query == LogQuery(terms: [LogTerm("sky")], filters: [LogFilter(.isError)]))
    #expect(
      read.problems == [LogQueryText.Problem(range: 4..<4 + text.count, text: problem)])
  }

  @Test(arguments: [
    ("before:yes", true), ("before:2026-1", true), ("before:12mi", true), ("before:tues", false),
    ("is:st", true), ("is:x", false), ("model:", true), ("cost:>", true), ("cost:x", false),
    ("before:2026-1 ", false), ("is:st ", false), ("role:\"pro", true), ("role:\"pro\"", false),
  ])
  func waitsForWhatMayBecomeRightWhileItIsTyped(text: String, isQuiet: Bool) {
    #expect(read(text, isTyping: true).problems.isEmpty == isQuiet)
    #expect(read(text, isTyping: true).query == LogQuery())
  }
}

@Suite struct LogQueryCompletionTests {
  private static let vocabulary = LogVocabulary(
    models: ["openai/gpt-5", "anthropic/claude-opus", "opus/mini"].map { ModelID(rawValue: $0) },
    tags: ["work", "two words"])

  @Test(arguments: [
    ("mo", 2, 0..<2, ["model:"]), ("sky s", 5, 4..<5, ["since:", "sort:"]),
    ("-ta", 3, 1..<3, ["tag:"]), ("is:", 3, 3..<3, ["error", "starred", "archived", "deleted"]),
    ("is:a", 4, 3..<4, ["archived", "starred"]),
    ("model:opus", 10, 6..<10, ["opus/mini", "anthropic/claude-opus"]),
    ("tag: x", 4, 4..<4, ["work", "\"two words\""]), ("-tag:\"tw", 8, 5..<8, ["\"two words\""]),
    ("sort:t", 6, 5..<6, ["time", "cost"]), ("role:us", 7, 5..<7, ["user"]),
    (
      "sky ", 4, 4..<4,
      ["model:", "tag:", "role:", "since:", "before:", "is:", "has:", "cost:", "sort:"]
    ),
  ])
  func offersNamesAndValues(text: String, cursor: Int, range: Range<Int>, texts: [String]) {
    let completion = LogQueryCompletion(text, cursor: cursor, Self.vocabulary)
    #expect(completion?.range == range)
    #expect(completion?.candidates.map(\.text) == texts)
  }

  @Test(arguments: [("model:x", 3), ("\"mo", 3), ("flavour:m", 9), ("a.b", 3), ("天空", 2)])
  func offersNothingWithinAPieceOrForPlainText(text: String, cursor: Int) {
    let completion = LogQueryCompletion(text, cursor: cursor, Self.vocabulary)
    #expect(completion == nil)
  }

  /// It would be a part of what is quoted.
  @Test func anOrderDoesNotGetIntoAnOpenQuote() {
    let text = LogQueryText.setting(.time, in: "sky \"deep blue")
    #expect(text == "sort:time sky \"deep blue")
    #expect(read(text).query.sort == .time)
    #expect(LogQueryText.setting(.cost, in: text) == "sort:cost sky \"deep blue")
  }
}
