/// Behaviours that begin an event stream, and how far they get.
extension Behaviour {
  /// A whole answer: what `text` makes of the request.
  static func saying(
    rhythm: Rhythm = .believable, framing: Framing = .plain, end: [Step] = ending,
    _ text: @escaping @Sendable (Exchange) -> String
  ) -> Behaviour {
    Behaviour { exchange in
      var random = exchange.random
      let steps = rhythm.steps(saying: text(exchange), random: &random)
      return .answer(Script(steps: steps + end, framing: framing))
    }
  }

  /// What the tour says to the prompts of the conversation.
  static let tour = saying { Tour.answer(to: $0.request.prompts) }

  /// The tour's answer, after something went wrong before: says so first.
  static let recovered = saying { exchange in
    "It worked, on attempt \(exchange.attempt).\n\n" + Tour.answer(to: exchange.request.prompts)
  }

  /// Begins to answer, then does `end`.
  static func breakingOff(_ end: [Step]) -> Behaviour {
    saying(end: [.pause(milliseconds: 250)] + end) { _ in opening }
  }

  static func failing(
    _ code: String, _ message: String, shape: StreamFailure.Shape = .choice
  ) -> Behaviour {
    breakingOff([.failure(StreamFailure(code: code, message: message, shape: shape))])
  }

  /// Steps and nothing else.
  static func steps(_ steps: [Step], framing: Framing = .plain) -> Behaviour {
    Behaviour { _ in .answer(Script(steps: steps, framing: framing)) }
  }

  /// How a good answer ends.
  static let ending: [Step] = [.finish(reason: "stop"), .usage, .done]

  /// What is said before a stream breaks: a whole sentence and a half, so that it is seen what of
  /// an answer is kept.
  private static let opening = """
    This answer begins like any other, and it is going to break off before its end. What has come \
    by then stays on the screen and in the log, marked as interrupted. The second sentence
    """
}
