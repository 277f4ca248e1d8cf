package import Chat

/// A failure as whole lines for standard error: what happened, what the API's support asks for first, what
/// to do next. The facts are those of the error panel.
package struct AskFailure: Sendable {
  package struct Fact: Hashable, Sendable {
    package var label: String
    package var value: String
  }

  /// Code and name.
  package let title: String
  package let facts: [Fact]
  /// What to do next.
  package let advice: String

  /// - Parameter context: of the last attempt.
  package init(_ failure: Failure, attempts: [Attempt], in context: AdviceContext) {
    let names = FailureNames(failure)
    title = names.identifier.map { "\(names.title) (\($0))" } ?? names.title
    let last = attempts.last { $0.failure != nil }
    advice = Self.advice(failure, context)
    var facts: [Fact] = []
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append(Fact(label: label, value: value)) }
    }
    add("message", failure.message)
    add("parameter", failure.parameter)
    add("model", context.model.rawValue)
    add("request ID", failure.requestID ?? last?.requestID ?? "none was sent")
    add("generation", failure.generationID ?? last?.generationID)
    add("edge ID", failure.details.edgeID)
    add("endpoint", context.endpoint)
    add("when", FailureStage(failure).label)
    if let balance = failure.details.balance { add("balance", Wording.dollars(balance)) }
    if attempts.count > 1 {
      let titles = attempts.map { $0.failure.map { FailureNames($0).title } ?? "stopped" }
      add("attempts", "\(attempts.count): " + Self.runs(titles).joined(separator: ", "))
    }
    add("what to do", advice)
    self.facts = facts
  }

  /// `429 Too Many Requests 5 times`.
  private static func runs(_ titles: [String]) -> [String] {
    var runs: [(title: String, count: Int)] = []
    for title in titles {
      if runs.last?.title == title {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((title, 1))
      }
    }
    return runs.map { $0.count > 1 ? "\($0.title) \($0.count) times" : $0.title }
  }

  /// Commands of the chat are of no use here.
  private static func advice(_ failure: Failure, _ context: AdviceContext) -> String {
    switch FailureKind(failure) {
    case .badRequest, .unprocessable:
      guard let parameter = failure.refusedParameter else { break }
      return "The server does not accept “\(parameter)” for this model. Leave it out: "
        + "--set \(parameter)=off"
    case .contextLengthExceeded:
      return "That is longer than the model can read. Send less, or choose a model with a larger "
        + "context: confab models lists them."
    case .client where failure.code == nil: return "Nothing was sent. See the message."
    default: break
    }
    return Advice.text(for: failure, in: context)
  }
}
