/// What the requests of a day, or to a model, came to. Nothing is estimated: what no server reported
/// is nil.
package struct LogStatistics: Hashable, Sendable {
  package enum Grouping: String, Hashable, Sendable, CaseIterable {
    case day, model
  }

  /// `2026-11-23` by the clock that was asked for, or the model's ID.
  package var name: String
  /// Answers that came, whole or in part.
  package var answers: Int
  /// Requests.
  package var attempts: Int
  /// Requests that failed.
  package var errors: Int
  package var promptTokens: Int?
  package var completionTokens: Int?
  /// US dollars.
  package var cost: Double?
  /// Seconds to the first text: of half of the requests, and of nineteen of twenty, at most.
  package var firstTextMedian: Double?
  package var firstText95th: Double?

  package init(name: String, answers: Int = 0, attempts: Int = 0, errors: Int = 0) {
    self.name = name
    self.answers = answers
    self.attempts = attempts
    self.errors = errors
  }
}
