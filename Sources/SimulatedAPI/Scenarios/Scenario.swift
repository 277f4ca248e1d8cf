/// One thing that the simulated API can be asked to do, chosen by model ID. Adding one is adding a
/// row to a table (`Scenario+….swift`).
package struct Scenario: Sendable {
  /// The model ID.
  package let id: String
  /// One line for the model picker.
  package let summary: String
  /// How often it goes wrong before it goes well, for one and the same prompt; 0: it never changes.
  let failures: Int
  private let behaviour: Behaviour
  private let recovery: Behaviour

  init(_ name: String, _ summary: String, _ behaviour: Behaviour) {
    self.init(name, summary, failures: 0, behaviour, then: behaviour)
  }

  init(
    _ name: String, _ summary: String, failures: Int, _ behaviour: Behaviour,
    then recovery: Behaviour
  ) {
    id = "demo/\(name)"
    self.summary = summary
    self.failures = failures
    self.behaviour = behaviour
    self.recovery = recovery
  }

  func reply(to exchange: Exchange) -> Reply {
    (exchange.attempt > failures ? recovery : behaviour).reply(exchange)
  }

  /// The default model.
  package static let tour = "demo/tour"

  /// In the order of the model list: answers first, then what goes wrong.
  package static let all: [Scenario] = answers + httpErrors + rateLimits + midStream + wire

  /// Its index is what makes a request cheap to serve.
  static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}

/// How a reply is made of a request.
struct Behaviour: Sendable {
  let reply: @Sendable (Exchange) -> Reply

  init(_ reply: @escaping @Sendable (Exchange) -> Reply) { self.reply = reply }
}
