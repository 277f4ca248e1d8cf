/// What some models want of requests, by patterns of their IDs: what is sent to them, what it is called
/// there, what they refuse. Of two rules that contradict each other the later one wins.
package struct ModelRules: Hashable, Sendable {
  package struct Rule: Hashable, Sendable {
    package var match: ModelPattern
    /// Sent where a conversation says nothing else.
    package var parameters: RequestOptions
    /// What a parameter is called in the body: its usual name to that.
    package var rename: [String: String]
    /// Never sent, whoever says so.
    package var drop: [String]

    package init(
      match: ModelPattern, parameters: RequestOptions = RequestOptions(),
      rename: [String: String] = [:], drop: [String] = []
    ) {
      self.match = match
      self.parameters = parameters
      self.rename = rename
      self.drop = drop
    }
  }

  /// The user's own, in their order.
  package var rules: [Rule]

  package init(_ rules: [Rule] = []) { self.rules = rules }

  /// OpenAI's reasoning models (`o1`, `o3-mini`, `gpt-5…`) refuse `max_tokens`. Before the user's, so
  /// that those can say otherwise.
  package static let builtIn = ["o[0-9]*", "gpt-5*"].map {
    Rule(match: ModelPattern($0), rename: ["max_tokens": "max_completion_tokens"])
  }

  /// The rules for a model, in their order.
  package func rules(for model: ModelID) -> [Rule] {
    (Self.builtIn + rules).filter { $0.match.matches(model) }
  }
}
