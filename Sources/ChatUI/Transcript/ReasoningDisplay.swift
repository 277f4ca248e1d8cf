/// How much of an answer's reasoning is shown.
package enum ReasoningDisplay: String, CaseIterable, Hashable, Sendable {
  /// One line that says how much there is.
  case collapsed
  /// Its last lines.
  case tail
  case full
}
