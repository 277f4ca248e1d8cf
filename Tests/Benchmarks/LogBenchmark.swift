import Chat
import Glibc
import Storage

/// What looking through a large log takes: each letter of queries as they are typed, filters, opening
/// a conversation, counting, deleting one. On what `store` made.
///
///     confab-bench log --path DIR
enum LogBenchmark {
  private static let typed = [
    "the error", "retry timeout", "connection", "value each time", "zubaco", "fooBar",
    "select_table",
    "größe", "ошибка файл", "中国", "日本語", "데이터", "σφάλμα", "req_3f", "502", "upstream_error",
    "\"right answer\"", "server -timeout", "weather recipe garden",
  ]

  private static let filtered: [(name: String, filters: [LogFilter])] = [
    ("role:user", [LogFilter(.role(.user))]),
    ("is:error", [LogFilter(.isError)]),
    ("has:code", [LogFilter(.hasCode)]),
    ("-has:code", [LogFilter(.hasCode, isExcluded: true)]),
    ("model:kimi", [LogFilter(.model("kimi"))]),
    ("model:claude", [LogFilter(.model("claude"))]),
    ("tag:recipes", [LogFilter(.tag("recipes"))]),
    ("is:starred", [LogFilter(.isStarred)]),
    ("is:archived", [LogFilter(.isArchived)]),
    ("is:deleted", [LogFilter(.isDeleted)]),
    ("has:image", [LogFilter(.hasImage)]),
    ("cost:>0.2", [LogFilter(.cost(.more, 0.2))]),
    ("before: nine years ago", [LogFilter(.before(WallTime(seconds: 1_506_000_000)))]),
    ("since: a month ago", [LogFilter(.since(WallTime(seconds: 1_787_400_000)))]),
    (
      "is:error tag:idea before:2020",
      [
        LogFilter(.isError), LogFilter(.tag("idea")),
        LogFilter(.before(WallTime(seconds: 1_577_836_800))),
      ]
    ),
  ]

  static func run(_ options: Options) async throws {
    let store = try SQLiteStore.open(path: options.path + "/confab.db")
    _ = try await store.search(LogQuery(terms: [LogTerm("warm")]), from: 0, limit: 50)
    try await typing(store)
    try await filters(store)
    try await parts(store)
    try await others(store)
    await store.close()
  }

  private static func typing(_ store: SQLiteStore) async throws {
    var all = Samples()
    for text in typed {
      var own = Samples()
      var worst = (milliseconds: 0.0, text: "")
      for round in 0..<3 {
        for end in text.indices {
          let part = String(text[...end])
          let query = LogQuery(terms: terms(part))
          guard query.hasWords else { continue }
          let taken = try await time { _ = try await store.search(query, from: 0, limit: 50) }
          if round > 0 {
            own.add(taken)
            all.add(taken)
            if taken > worst.milliseconds { worst = (taken, part) }
          }
        }
      }
      own.report("typing \(text) (worst at ‘\(worst.text)’)")
    }
    all.report("each key of all of them", goal: 5)
  }

  private static func filters(_ store: SQLiteStore) async throws {
    for (name, filters) in filtered {
      var samples = Samples()
      for text in ["e", "er", "err", "error", "the", "the value", "retry timeout"] {
        let query = LogQuery(terms: terms(text), filters: filters)
        for _ in 0..<3 {
          samples.add(try await time { _ = try await store.search(query, from: 0, limit: 50) })
        }
      }
      samples.report("with \(name)")
    }
    for sort in LogSort.allCases {
      var samples = Samples()
      for text in ["e", "error", "the value"] {
        let query = LogQuery(terms: terms(text), sort: sort)
        for _ in 0..<3 {
          samples.add(try await time { _ = try await store.search(query, from: 0, limit: 50) })
        }
      }
      samples.report("sorted by \(sort.rawValue)")
    }
  }

  private static func parts(_ store: SQLiteStore) async throws {
    for text in ["->", "C++", ".env", "rverErro", "nowhereatall"] {
      var samples = Samples()
      let query = LogQuery(terms: [LogTerm(text)])
      for _ in 0..<3 {
        samples.add(try await time { _ = try await store.search(query, from: 0, limit: 50) })
      }
      samples.report("parts of words: \(text)")
    }
  }

  private static func others(_ store: SQLiteStore) async throws {
    for text in ["e", "the", "error", "zubaco"] {
      var samples = Samples()
      var count = 0
      for _ in 0..<3 {
        let taken = try await time { count = try await store.count(LogQuery(terms: terms(text))) }
        samples.add(taken)
      }
      samples.report("count of \(text): \(count)")
    }
    let newest = try await store.conversations(newest: 300)
    var opening = Samples()
    for conversation in newest.prefix(200) {
      opening.add(try await time { _ = try await store.load(conversation.id, newest: 200) })
    }
    opening.report("open a conversation")
    var deleting = Samples()
    for conversation in newest.suffix(30) {
      try await store.change([conversation.id], .deleted(WallTime(seconds: 1)))
      deleting.add(
        try await time { _ = try await store.removeDeleted(before: WallTime(seconds: 2)) })
    }
    deleting.report("delete a conversation of some fifty messages for ever")
  }

  /// As somebody types: the last word may go on.
  private static func terms(_ text: String) -> [LogTerm] {
    if text.hasPrefix("\"") {
      return [LogTerm(text.filter { $0 != "\"" }, isPhrase: true, isPrefix: !text.hasSuffix("\""))]
    }
    let words = text.split(separator: " ")
    return words.enumerated().map { index, word in
      let isExcluded = word.hasPrefix("-")
      return LogTerm(
        String(isExcluded ? word.dropFirst() : word), isPrefix: index == words.count - 1,
        isExcluded: isExcluded)
    }
  }

  /// Milliseconds of processor time: what others do on the machine does not count. What reads the disk
  /// is in the page cache after the first round.
  private static func time(_ body: () async throws -> Void) async rethrows -> Double {
    let start = processorTime()
    try await body()
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
