import Chat
import Testing

@testable import Provider

/// Every error, in every shape, with every code that it can have, before and after text: from the
/// bytes to what the user is told and how often is tried.
struct ErrorTableTests {
  struct Cell: CustomTestStringConvertible, Sendable {
    var row: ErrorRow
    var shape: ErrorShape
    var code: String
    var isAfterText: Bool

    var testDescription: String {
      "\(row.name) \(code) as \(shape.rawValue)\(isAfterText ? " after text" : "")"
    }
  }

  static let cells = ErrorRow.all.flatMap { row in
    ErrorShape.allCases.flatMap { shape in
      (shape.hasCode ? row.codes : Array(row.codes.prefix(1))).flatMap { code in
        (shape.canFollowText ? [false, true] : [false]).map {
          Cell(row: row, shape: shape, code: code, isAfterText: $0)
        }
      }
    }
  }

  static let context = AdviceContext(
    endpoint: "api.cline.bot", model: ModelID(rawValue: "a/b"),
    keyOrigin: "the environment variable CLINE_API_KEY", failedAt: FixedTime.wall)

  /// The waits of a turn whose every attempt fails like this, and why it ends.
  static func turn(_ failure: Failure) -> (waits: [Double], ending: RetryPolicy.Reason) {
    let policy = RetryPolicy()
    let kind = FailureKind(failure)
    var tally = RetryTally()
    var waits: [Double] = []
    while true {
      switch policy.decision(
        for: failure, kind: kind, attempt: waits.count + 1, tally: tally, jitter: 1)
      {
      case .giveUp(let reason): return (waits, reason)
      case .retry(let wait, _):
        waits.append(wait)
        if let group = policy.group(of: failure, kind: kind) { tally.add(group) }
      }
    }
  }

  @Test(arguments: cells)
  func leadsToWhatTheReferenceSays(cell: Cell) throws {
    let (row, shape) = (cell.row, cell.shape)
    let id = shape.holdsRequestID ? [] : [("X-Request-ID", "req_1")]
    let body = shape.body(row, code: cell.code, afterText: cell.isAfterText)
    for size in [nil, 7] {
      let result = ResponseReader.read(
        status: shape.isStream ? 200 : row.status, headers: row.headers + id, body, pieces: size)
      let failure = try #require(result.state.failure)

      let code = shape.hasCode ? cell.code.replacing("\"", with: "") : nil
      #expect(result.events.text == (cell.isAfterText ? "partial" : ""))
      #expect(failure.origin == (shape.isStream ? .stream : .http))
      #expect(failure.status == (shape.isStream ? 200 : row.status))
      #expect(failure.step == nil)
      #expect(failure.code == code)
      #expect(failure.message == shape.message(row))
      #expect(failure.requestID == "req_1")
      #expect(failure.details.isHTML == (shape == .page))

      // What is shown: a status where there is one, else the code.
      #expect(FailureNames(failure).code == (shape.isStream ? code : String(row.status)))
      #expect(FailureStage(failure) == (shape.isStream ? .midStream : .immediate))

      let outcome = shape.outcome(row)
      let turn = Self.turn(failure)
      #expect(turn.waits == outcome.waits)
      #expect(turn.ending == outcome.ending)
      let advice = Advice.text(for: failure, in: Self.context)
      for words in outcome.advice { #expect(advice.contains(words), "\(advice)") }
    }
  }

  /// Facts that some errors carry besides code and message, in the shapes that can hold them.
  @Test(arguments: ErrorShape.allCases.filter(\.hasCode))
  func keepsTheFactsOfSomeErrors(shape: ErrorShape) throws {
    func details(_ name: String) throws -> FailureDetails {
      let row = try #require(ErrorRow.all.first { $0.name == name })
      let result = ResponseReader.read(
        status: shape.isStream ? 200 : row.status,
        shape.body(row, code: row.codes[0], afterText: false))
      return try #require(result.state.failure).details
    }
    #expect(try details("402").balance == -0.14)
    #expect(try details("spend limit").limitScope == "user")
    #expect(try details("spend limit").resetSeconds == 18_000)
    #expect(try details("free-tier cap").resetSeconds == 70_740)
    #expect(try details("upstream's 404 in a 500").upstreamStatus == 404)
  }

  /// `finish_reason: "error"` that tells nothing.
  @Test(arguments: ["", ErrorShape.text])
  func triesAgainAfterAnErrorWithoutDetails(text: String) throws {
    let frame = #"data: {"choices":[{"delta":{},"finish_reason":"error"}]}"# + "\n\n"
    let failure = try #require(ResponseReader.read(text + frame).state.failure)
    #expect(failure.message == "The provider ended the answer with an error and gave no details.")
    #expect(Self.turn(failure).waits == [1, 2, 4])
  }
}
