/// Scenarios that answer: what is worth reading, and what is worth watching.
extension Scenario {
  static let answers: [Scenario] = [
    Scenario("tour", "A tour of Confab: answers what you ask about it", .tour),
    Scenario("markdown", "An answer with every kind of Markdown") { _ in Samples.markdown },
    Scenario("code", "Code in many languages, and a change to it") { _ in Samples.code },
    Scenario("formulas", "LaTeX, inline and on lines of its own") { _ in Samples.formulas },
    Scenario("unicode", "Wide, combining and right-to-left text") { _ in Samples.unicode },
    Scenario("echo", "Says your prompt back, letter for letter") { $0.prompt },
    Scenario("long", "A long answer: the whole tour at once") { _ in Tour.handbook },
    Scenario(
      "flood", "20,000 tokens as fast as they can be sent",
      Behaviour { exchange in
        var random = exchange.random
        let steps = Rhythm.flatOut.steps(
          pieces: Samples.factorisations(pieces: 20_000), random: &random)
        return .answer(Script(steps: steps + Behaviour.ending))
      }),
    Scenario(
      "reasoning", "Thinks for some seconds before it answers",
      Behaviour { exchange in
        var random = exchange.random
        let thought = Rhythm.believable.steps(
          saying: Samples.thought, random: &random, as: Step.reasoning)
        let answer = Rhythm.believable.steps(saying: Samples.conclusion, random: &random)
        return .answer(Script(steps: thought + answer + Behaviour.ending))
      }),
    Scenario(
      "slow", "Three tokens a second",
      .saying(rhythm: Rhythm(firstPiece: 800, piecesPerSecond: 3)) { _ in Samples.unhurried }),
    Scenario(
      "slow-start", "Eight seconds until the first word; signs of life meanwhile",
      Behaviour { exchange in
        var random = exchange.random
        let second: [Step] = [.pause(milliseconds: 1000), .comment("PROCESSING")]
        let wait = (0..<8).flatMap { _ in second }
        let answer = Rhythm(firstPiece: 0).steps(
          saying: Tour.answer(to: exchange.request.prompts), random: &random)
        return .answer(Script(steps: wait + answer + Behaviour.ending))
      }),
    Scenario("hostile", "Control sequences in the answer: shown, never obeyed") { _ in
      Samples.hostile
    },
    Scenario("stall", "Falls silent in the middle of an answer", .breakingOff([.hang])),
    Scenario("silent", "Takes the request and never answers", Behaviour { _ in .silence }),
  ]

  private init(
    _ name: String, _ summary: String, _ text: @escaping @Sendable (Exchange) -> String
  ) {
    self.init(name, summary, .saying(text))
  }
}
