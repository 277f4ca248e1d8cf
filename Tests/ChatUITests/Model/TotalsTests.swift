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

  @Test func countsALongBranchAsFarAsItWasRead() {
    let one = answer([Usage(promptTokens: 1, completionTokens: 2)])
    func page(_ first: Int, _ count: Int) -> BranchPage {
      BranchPage(messages: Array(repeating: one, count: count), first: first, total: 100)
    }
    var totals = Totals()
    totals.replace(with: page(90, 10))
    #expect((totals.promptTokens, totals.uncounted) == (10, 90))
    // Not next to what is counted; then next to it; then once more; then over its edge.
    for (page, sum) in [
      (page(0, 10), 10), (page(80, 10), 20), (page(85, 10), 20), (page(75, 10), 25),
    ] {
      totals.add(page)
      #expect(totals.promptTokens == sum)
    }
    #expect(totals.uncounted == 75)
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
