import Testing

@testable import Chat

@Suite struct UpdateMergerTests {
  private let id = MessageID(rawValue: "A")
  private let start = Instant(nanoseconds: 1_000_000_000)

  @Test func `The first piece goes out at once, and the next together`() {
    var merger = UpdateMerger()
    #expect(merger.deadline == nil)
    merger.append(id, text: "a", reasoning: "")
    #expect(merger.deadline.map { $0 <= start } == true)
    #expect(merger.takeDue(at: start) == [.appended(id, text: "a", reasoning: "")])
    #expect(merger.deadline == nil)

    merger.append(id, text: "b", reasoning: "x")
    merger.append(id, text: "c", reasoning: "y")
    let due = start.advanced(bySeconds: UpdateMerger.interval)
    #expect(merger.deadline == due)
    #expect(merger.takeDue(at: start) == [])
    #expect(merger.takeDue(at: due) == [.appended(id, text: "bc", reasoning: "xy")])
    #expect(merger.takeDue(at: due) == [])
  }

  @Test func `Counts go out less often than text, the last of them, and none is forgotten`() {
    var merger = UpdateMerger()
    var status = TurnStatus(model: ModelID(rawValue: "m"), startedAt: start)
    merger.note(status)
    #expect(merger.takeDue(at: start) == [.status(status)])

    let next = start.advanced(bySeconds: UpdateMerger.interval)
    for pieces in 1...3 {
      status.pieces = pieces
      merger.note(status)
    }
    merger.append(id, text: "b", reasoning: "")
    #expect(merger.takeDue(at: next) == [.appended(id, text: "b", reasoning: "")])
    let due = start.advanced(bySeconds: UpdateMerger.meterInterval)
    #expect(merger.deadline == due)
    #expect(merger.takeDue(at: due) == [.status(status)])
    #expect(merger.deadline == nil)
  }

  @Test func `All that waits is taken before something else is told`() {
    var merger = UpdateMerger()
    let status = TurnStatus(model: ModelID(rawValue: "m"), startedAt: start)
    merger.append(id, text: "a", reasoning: "")
    merger.note(status)
    _ = merger.take(at: start)
    merger.append(id, text: "b", reasoning: "")
    merger.note(status)
    #expect(
      merger.take(at: start) == [.appended(id, text: "b", reasoning: ""), .status(status)])
    #expect(merger.deadline == nil)
  }
}
