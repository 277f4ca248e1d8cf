import Chat
import Testing

@testable import ChatUI

@Suite struct TotalsTests {
  private func answer(_ usages: [Usage?]) -> Message {
    .answer(
      "…", .complete,
      attempts: usages.map {
        var attempt = Attempt.first
        attempt.usage = $0
        return attempt
      })
  }

  @Test func sumsAllAttempts() {
    var totals = Totals()
    totals.add(
      answer([
        Usage(promptTokens: 10, completionTokens: 3, cost: 0.01), nil,
        Usage(promptTokens: 10, completionTokens: 5, cost: 0.02),
      ]))
    #expect(totals.promptTokens == 20)
    #expect(totals.completionTokens == 8)
    #expect(totals.cost == 0.03)
  }

  @Test func costIsUnknownUntilOneIsReported() {
    var totals = Totals()
    totals.add(answer([Usage(promptTokens: 10, completionTokens: 3)]))
    #expect(totals.cost == nil)
    totals.add(answer([Usage(cost: 0)]))
    #expect(totals.cost == 0)
  }

  @Test func takingAMessageOutLeavesNoRest() {
    var totals = Totals()
    let message = answer([Usage(promptTokens: 7, completionTokens: 9, cost: 0.1 + 0.2)])
    totals.add(message)
    totals.remove(message)
    #expect(totals == Totals())
  }

  @Test(arguments: [Double.nan, .infinity, -1, 1e300])
  func whatIsNoPriceIsNotCounted(cost: Double) {
    var totals = Totals()
    totals.add(answer([Usage(cost: cost)]))
    #expect(totals.cost == nil)
  }
}
