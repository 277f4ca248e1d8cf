import Testing

@testable import Chat

@Suite struct UpdateMergerTests {
  private let id = MessageID(rawValue: "A")
  private let start = Instant(nanoseconds: 1_000_000_000)

  @Test func publishesTheFirstPieceAtOnceAndTheNextTogether() {
    var merger = UpdateMerger()
    #expect(merger.deadline == nil)
    merger.append(id, text: "a", reasoning: "")
    #expect(merger.deadline.map { $0 <= start } == true)
    #expect(merger.take(at: start) == [.appended(id, text: "a", reasoning: "")])
    #expect(merger.deadline == nil)

    var status = TurnStatus(model: ModelID(rawValue: "m"), startedAt: start)
    merger.append(id, text: "b", reasoning: "x")
    merger.note(status)
    merger.append(id, text: "c", reasoning: "y")
    status.pieces = 3
    merger.note(status)
    let due = start.advanced(bySeconds: 1.0 / 60)
    #expect(merger.deadline == due)
    #expect(merger.take(at: due) == [.appended(id, text: "bc", reasoning: "xy"), .status(status)])
    #expect(merger.take(at: due) == [])
  }
}
