import Chat

/// What to do about a check of the account that failed. Where a chat's failure would have the same
/// cause, the words are the chat's (`Advice`).
enum AccountAdvice {
  static func text(for failure: Failure, in context: AdviceContext) -> String {
    switch (failure.origin, failure.status, failure.step) {
    case (.http, .some(404), _), (.http, .some(405), _), (.stream, _, .some(.format)):
      "\(context.endpoint) does not know Cline's account requests, so neither key nor balance can "
        + "be checked there; a chat may work all the same. If it is to be Cline's API, check the "
        + "base URL: it ends in /api/v1."
    case (.network, _, .some(.firstByte)), (.network, _, .some(.idle)), (.network, _, .some(.cut)):
      "\(context.endpoint) did not answer to the end. Try again; if it stays, check the network."
    case (.http, .some(429), _):
      "Too many requests. "
        + (failure.hints.waitSeconds.map {
          "Try again "
            + Wording.wait($0, from: context.failedAt, utcOffset: context.utcOffset) + "."
        } ?? "Wait a minute and try again.")
    default: Advice.text(for: failure, in: context)
    }
  }
}
