import Chat
import Storage

/// What must hold of queries: what is wrong in one is a part of it; another order changes the order
/// alone; a real log answers each, the same whichever word stands first.
enum QueryFaults {
  private static let limit = 50

  static func find(_ input: [UInt8], in world: FuzzWorld) async -> String? {
    let text = String(decoding: input, as: UTF8.self)
    for isTyping in [true, false] {
      let read = Self.read(text, isTyping: isTyping)
      if let fault = problems(read.problems, of: text) { return fault }
      do {
        if let fault = try await answer(read.query, in: world) { return fault }
      } catch {
        return "the log cannot be asked: \(error)"
      }
    }
    return order(text)
  }

  private static func read(_ text: String, isTyping: Bool) -> LogQueryText {
    LogQueryText(
      text, isTyping: isTyping, now: WallTime(seconds: 1_700_000_000), utcOffset: { _ in 3_600 })
  }

  private static func problems(_ problems: [LogQueryText.Problem], of text: String) -> String? {
    let length = text.count
    for problem in problems {
      if problem.text.isEmpty || problem.range.isEmpty { return "a problem of nothing" }
      if problem.range.upperBound > length { return "a problem outside of the query" }
    }
    return nil
  }

  private static func order(_ text: String) -> String? {
    let before = read(text, isTyping: false).query
    for sort in LogSort.allCases {
      let after = read(LogQueryText.setting(sort, in: text), isTyping: false).query
      if after.sort != sort { return "the order \(sort) is not taken" }
      if after.terms != before.terms || after.filters != before.filters {
        return "another order changes what is looked for"
      }
    }
    return nil
  }

  private static func answer(
    _ query: LogQuery, in world: FuzzWorld
  ) async throws(StoreError) -> String? {
    guard query.hasWords else { return nil }
    let found = try await all(query, in: world)
    for hit in found {
      var end = 0
      let length = hit.excerpt.utf8.count
      for match in hit.matches {
        if match.isEmpty || match.lowerBound < end || match.upperBound > length {
          return "a match outside of its excerpt"
        }
        end = match.upperBound
      }
    }
    let messages = Set(found.map(\.message))
    if messages.count != found.count { return "a message is found twice" }
    let count = try await world.log.count(query)
    if count > world.messageCount { return "more are counted than there are" }
    // What goes on is the last word, so it stays there.
    var turned = query
    guard !query.terms.contains(where: \.isPrefix), query.terms.count < 20 else { return nil }
    turned.terms.reverse()
    let again = Set(try await all(turned, in: world).map(\.message))
    return again == messages ? nil : "the order of the words changes what is found"
  }

  /// Also what is further back.
  private static func all(
    _ query: LogQuery, in world: FuzzWorld
  ) async throws(StoreError) -> [LogHit] {
    var answer = try await world.log.search(query, from: 0, limit: limit)
    var hits = answer.hits
    var rounds = 0
    while let further = answer.further, rounds < 100 {
      answer = try await world.log.search(query, further: further, limit: limit)
      hits += answer.hits
      rounds += 1
    }
    return hits
  }
}
