import Chat

/// What the branch's messages took, all attempts together, kept up to date message by message: from
/// the first one that was read to its end. Only what was reported counts: nothing is estimated here.
struct Totals: Hashable, Sendable {
  private(set) var promptTokens = 0
  private(set) var completionTokens = 0
  /// Attempts that reported a cost. 0: the cost is not known, which is not “free”.
  private(set) var pricedAttempts = 0
  /// Billionths of a US dollar: whole numbers, so that taking a message out again leaves no rest.
  private var nanodollars: Int64 = 0

  /// Messages of the branch before those that are counted.
  private(set) var uncounted = 0

  /// US dollars; nil when no attempt reported a cost.
  var cost: Double? { pricedAttempts > 0 ? Double(nanodollars) / 1e9 : nil }

  /// Counts another branch's messages, as far as they are there.
  mutating func replace(with page: BranchPage) {
    self = Totals()
    uncounted = page.first
    for message in page.messages { add(message) }
  }

  /// Counts what comes right before that which is counted.
  mutating func add(_ page: BranchPage) {
    guard uncounted > 0, page.first < uncounted,
      page.first + page.messages.count >= uncounted
    else { return }
    for message in page.messages.prefix(uncounted - page.first) { add(message) }
    uncounted = page.first
  }

  mutating func add(_ message: Message) { count(message, sign: 1) }

  mutating func remove(_ message: Message) { count(message, sign: -1) }

  private mutating func count(_ message: Message, sign: Int) {
    for usage in message.attempts.compactMap(\.usage) {
      promptTokens += sign * (usage.promptTokens ?? 0)
      completionTokens += sign * (usage.completionTokens ?? 0)
      // A figure beyond any bill is no price: it would overflow the sum.
      guard let cost = usage.cost, cost >= 0, cost < 1e6 else { continue }
      pricedAttempts += sign
      nanodollars += Int64(sign) * Int64((cost * 1e9).rounded())
    }
  }
}
