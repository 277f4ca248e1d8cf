import Chat
import Testing

@testable import ChatUI

struct BranchWalkTests {
  /// Reads a branch of so many messages, two at a time.
  private func walk(_ count: Int, near: Int?, misses: Set<BranchPlace> = []) async -> [BranchPlace]
  {
    let messages = [Message].talk((0..<count).map { "\($0)" })
    let store = BranchStore(messages)
    var walk = BranchWalk(near: near.map { MessageID(rawValue: "m\($0)") })
    while let place = walk.next {
      let page = await store.page(of: Conversation.sky.id, place, limit: 2)
      walk.take(misses.contains(place) ? nil : page.flatMap { BranchStretch($0) })
    }
    return await store.read
  }

  private func id(_ number: Int) -> MessageID { MessageID(rawValue: "m\(number)") }

  @Test func readsAPageAboveAndAPageBelowInTurn() async {
    #expect(
      await walk(9, near: 4) == [
        .around(id(4)), .before(id(3)), .after(id(4)), .before(id(1)), .after(id(6)),
      ])
  }

  @Test func readsUpwardsFromTheEnd() async {
    #expect(await walk(5, near: nil) == [.end, .before(id(3)), .before(id(1))])
  }

  @Test func readsAShortBranchAtOnce() async {
    #expect(await walk(2, near: 0) == [.around(id(0))])
  }

  @Test func beginsAtTheEndWhenItsMessageIsNotInTheLog() async {
    #expect(await walk(2, near: 7) == [.around(id(7)), .end])
  }

  @Test func endsWhenNothingCanBeRead() async {
    #expect(await walk(0, near: nil) == [.end])
    #expect(
      await walk(6, near: 3, misses: [.before(id(2)), .after(id(3))]) == [
        .around(id(3)), .before(id(2)), .after(id(3)),
      ])
  }
}
