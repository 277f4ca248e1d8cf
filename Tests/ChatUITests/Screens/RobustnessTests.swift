import Chat
import ChatUI
import TUI
import Testing

/// Whatever happens at whatever size: a whole frame comes, and its cursor stands inside.
@Suite struct RobustnessTests {
  /// A generator that gives the same numbers in each run.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  private static let keys =
    CommandTable.commands.filter { $0.action != .quit }.flatMap(\.keys)
    + "aé語🙂 ".map { KeyPress(.character($0)) }

  private func event(_ numbers: inout Numbers) -> Event {
    let id = MessageID(rawValue: "m2")
    var late = TurnStatus.at(.receiving, requestID: "8f3c2a61-77d0-4b1e")
    late.pieces = numbers.below(900)
    late.lastByteAt = late.startedAt
    var stalled = late
    stalled.givesUpAt = late.startedAt.advanced(bySeconds: Double(numbers.below(2_000)))
    let other = ConversationID(rawValue: "c9")
    let events: [Event] = [
      .resized(Size(columns: numbers.below(130), rows: numbers.below(45))),
      .resized(Size(columns: -1, rows: 3)), .input([.paste("a\nb\u{1b}[2J\n語\n")]),
      .input([.wheel(numbers.below(9) - 4)]), .tick,
      .session(.message(.prompt, siblings: SiblingPosition(position: 1, count: 2))),
      .session(.message(.answer("語 text\n\n```\ncode"), siblings: nil)),
      .session(.appended(id, text: "more\nand more ", reasoning: "why")), .session(.removed(id)),
      .session(.status(late)), .session(.status(.idle)),
      .session(.status(.backingOff(seconds: Double(numbers.below(200)) - 20))),
      .session(
        .message(.answer("", .failed, attempts: [.failed(.rateLimit, wait: 3)]), siblings: nil)),
      .session(.failed(id, prompt: "again")), .session(.status(stalled)), .session(.gate(.paced)),
      .session(.gate(nil)), .session(.status(.at(.held(until: late.lastByteAt)))),
      .session(.status(.backingOff(.cap, seconds: Double(numbers.below(90_000))))),
      .began(other), .background(other, .status(.backingOff(seconds: 9))),
      .background(other, .message(.answer("behind", id: "b1"), siblings: nil)),
      .background(other, .status(.idle)), .background(other, .promptReturned("back")),
      .background(other, .failed(id, prompt: "again")), .modelsFailed(.unauthorized),
      .modelList([ModelInfo(id: .sonnet, summary: "語 long summary of a model")]),
      .opened(StoredConversation(conversation: .sky, messages: [.prompt, .answer("half")])),
      .notice(String(repeating: "many words ", count: numbers.below(30)), isWarning: true),
    ]
    if numbers.below(2) == 0 {
      return .input([.key(Self.keys[numbers.below(Self.keys.count)])])
    }
    return events[numbers.below(events.count)]
  }

  @Test(arguments: [UInt64(1), 77, 4242, 990_017])
  func drawsAWholeFrameWhateverHappens(seed: UInt64) {
    var numbers = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var model = Model(size: Size(columns: 80, rows: 24), setup: .demo, now: .start)
    var now = Now.start
    for _ in 0..<600 {
      now.instant = now.instant.advanced(bySeconds: Double(numbers.below(3_000)) / 1_000)
      _ = update(&model, event(&numbers), at: now)
      let frame = view(&model, at: now)
      #expect(frame.size == model.size)
      #expect(frame.cells.count == model.size.columns * model.size.rows)
      if let cursor = frame.cursor {
        #expect((0..<frame.size.columns).contains(cursor.column))
        #expect((0..<frame.size.rows).contains(cursor.row))
      }
      if let tick = model.nextTick(at: now) { #expect(tick > now.instant) }
    }
  }
}
