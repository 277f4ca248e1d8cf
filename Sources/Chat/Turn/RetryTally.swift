/// How often a turn was retried so far, and why.
package struct RetryTally: Hashable, Sendable {
  /// Failures that share one allowance.
  package enum Group: Hashable, Sendable {
    case rateLimit, serverError, transient, network, empty
  }

  /// Retries begun, by the group of the failure before each.
  package private(set) var retries: [Group: Int] = [:]

  package init() {}

  package var total: Int { retries.values.reduce(0, +) }

  package func count(_ group: Group) -> Int { retries[group] ?? 0 }

  package mutating func add(_ group: Group) { retries[group, default: 0] += 1 }
}
