/// Good answers in odd wrappings: whoever reads them should see no difference.
extension Scenario {
  static let wire: [Scenario] = [
    Scenario(
      "no-done", "A good answer without [DONE] at its end",
      .saying(end: [.finish(reason: "stop"), .usage], text)),
    Scenario("json-200", "A whole JSON body though a stream was asked for", wholeBody),
    Scenario("crlf", "Lines that end with CR LF", wrapped(Framing(lineEnd: "\r\n"))),
    Scenario(
      "split-bytes", "Each byte of the answer in a chunk of its own",
      wrapped(Framing(isByteByByte: true))),
    Scenario(
      "comments", "Comments, empty events and unknown fields in between",
      wrapped(Framing(isNoisy: true))),
    Scenario("bom", "A byte order mark at the start", wrapped(Framing(hasByteOrderMark: true))),
    Scenario("no-space", "No blank after the colon", wrapped(Framing(separator: ":"))),
  ]

  private static func wrapped(_ framing: Framing) -> Behaviour {
    .saying(framing: framing, text)
  }

  /// Short, and with characters of two, three and four bytes for the splitting.
  private static let text: @Sendable (Exchange) -> String = { _ in
    "If this reads well, the odd wrapping made no difference: naïve, 漢字, 🙂."
  }

  private static let wholeBody = Behaviour { exchange in
    var random = exchange.random
    let steps = Rhythm.believable.steps(saying: text(exchange), random: &random)
    let folded = FoldedAnswer(Script(steps: steps + Behaviour.ending), for: exchange)
    return .response(Response(status: 200, body: folded.body, delay: folded.delay))
  }
}
