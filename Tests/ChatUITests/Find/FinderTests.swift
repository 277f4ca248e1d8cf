import Chat
import ChatUI
import Markup
import Testing

struct FinderTests {
  private struct Batch: Hashable {
    var positions: [Int]
    var searched: Int
    var isComplete: Bool
  }

  private func batches(_ query: String, near: Int?, in messages: [Message]) async throws -> [Batch]
  {
    let request = FindRequest(
      number: 3, conversation: Conversation.sky.id, pattern: try TextPattern(query),
      near: near.map { MessageID(rawValue: "m\($0)") })
    var batches: [Batch] = []
    try await Finder(store: BranchStore(messages)).search(request) { event in
      guard case .found(3, let found, let searched, messages.count, let isComplete) = event else {
        Issue.record("\(event)")
        return
      }
      batches.append(
        Batch(positions: found.map(\.position), searched: searched, isComplete: isComplete))
    }
    return batches
  }

  @Test func findsWhatIsNearFirstAndTellsHowFarItIs() async throws {
    #expect(
      try await batches("violet", near: 300, in: .longTalk(600)) == [
        Batch(positions: [291, 311], searched: 50, isComplete: false),
        Batch(
          positions: [271, 251, 231, 211, 191, 171, 151, 131, 111, 91], searched: 250,
          isComplete: false),
        Batch(
          positions: [331, 351, 371, 391, 411, 431, 451, 471, 491, 511], searched: 450,
          isComplete: false),
        Batch(positions: [71, 51, 31, 11], searched: 525, isComplete: false),
        Batch(positions: [531, 551, 571, 591], searched: 600, isComplete: true),
      ])
  }

  @Test func aBranchWithNothingInItIsSearchedAtOnce() async throws {
    #expect(
      try await batches("violet", near: nil, in: []) == [
        Batch(positions: [], searched: 0, isComplete: true)
      ])
  }

  @Test func handsOnWhatItFoundBeforeALongPageIsThrough() async throws {
    let long = String(repeating: "blue sky ", count: 40_000)
    let batches = try await batches("violet", near: nil, in: .talk([long, long, long, "violet"]))
    #expect(
      batches == [
        Batch(positions: [], searched: 2, isComplete: false),
        Batch(positions: [3], searched: 4, isComplete: true),
      ])
  }

  @Test func tellsNothingAnyMoreOnceItIsCancelled() async throws {
    let pattern = try TextPattern("violet")
    let task = Task {
      let request = FindRequest(
        number: 1, conversation: Conversation.sky.id, pattern: pattern, near: nil)
      var count = 0
      try await Finder(store: BranchStore(.longTalk(1_000))).search(request) { _ in
        count += 1
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return count
    }
    #expect(try await task.value == 1)
  }
}
