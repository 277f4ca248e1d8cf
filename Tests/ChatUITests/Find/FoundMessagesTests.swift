import Chat
import Testing

@testable import ChatUI

struct FoundMessagesTests {
  private func found(_ position: Int, _ count: Int) -> FoundMessage {
    FoundMessage(message: MessageID(rawValue: "m\(position)"), position: position, count: count)
  }

  /// Whatever comes in whatever order, it is as a plain list would have it.
  @Test(arguments: [0, 10, 40])
  func keepsOrderAndSums(origin: Int) {
    var random = SeededGenerator(seed: UInt64(origin) + 1)
    var messages = FoundMessages(origin: origin)
    var plain: [Int: Int] = [:]
    for _ in 0..<500 {
      let position = Int(random.next() % 40)
      let count = Int(random.next() % 4)
      messages.put(found(position, count))
      plain[position] = count == 0 ? nil : count
      let sorted = plain.sorted { $0.key < $1.key }
      #expect((0..<messages.count).map { messages[$0].position } == sorted.map(\.key))
      #expect(messages.total == sorted.reduce(0) { $0 + $1.value })
      for (index, one) in sorted.enumerated() {
        #expect(messages.index(at: one.key) == index)
        #expect(messages.matches(before: index) == sorted[..<index].reduce(0) { $0 + $1.value })
      }
      let between = Int(random.next() % 42)
      #expect(
        messages.index(at: between) == sorted.firstIndex { $0.key >= between } ?? sorted.count)
    }
  }

  @Test func keepsNoMoreThanItsCapacityAndSaysSo() {
    var messages = FoundMessages(origin: 10)
    for position in 10..<10 + FoundMessages.capacity { messages.put(found(position, 1)) }
    #expect(!messages.isFull)
    messages.put(found(5, 2))
    #expect(messages.isFull)
    messages.put(found(4, 2))
    #expect(messages.count == FoundMessages.capacity)
  }
}

/// The same numbers in each run.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
