import Chat
import Foundation
import GRDB
import TerminalHarness
import Testing

@testable import Storage

/// Confab is killed at random moments while it receives, three programs at a time on one log: after
/// each kill the log is whole, and what had come is in it.
///
/// What is compared: the words that the server had sent, with their moments, against the answer's text
/// in the log; the draft, once its last letter was on the screen, against the log's. So the age of what
/// is missing contains the way through the socket and a loaded machine's delays as well.
@Suite(.inHomes) struct CrashTests {
  /// `CONFAB_KILLS=200` for the full run.
  static let kills = ProcessInfo.processInfo.environment["CONFAB_KILLS"].flatMap(Int.init) ?? 12
  static let lanes = 3
  /// Seconds. Confab itself has a quarter of one; the rest is for machines that are busy with tests.
  static let allowance = 1.5

  struct Outcome: Sendable {
    var words: Int
    var received: Int
    /// Seconds since the first word was sent that the log does not have.
    var missing: Double
    var draftWasDue: Bool
  }

  @Test func nothingIsLostThatHadCome() async throws {
    let home = try Home.current
    let outcomes = try await withThrowingTaskGroup(of: [Outcome].self) { group in
      for lane in 0..<Self.lanes {
        group.addTask {
          try await Home.$task.withValue(home) {
            var chance = SplitMix(state: UInt64(lane + 1))
            var outcomes: [Outcome] = []
            for number in stride(from: lane, to: Self.kills, by: Self.lanes) {
              outcomes.append(try await kill(number, in: home, &chance))
            }
            return outcomes
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(outcomes.count == Self.kills)
    #expect(outcomes.allSatisfy { $0.received > 0 || $0.missing <= Self.allowance })
    let ages = outcomes.map(\.missing).sorted()
    print(
      "kills: \(outcomes.count); words sent: \(outcomes.reduce(0) { $0 + $1.words }),",
      "in the log: \(outcomes.reduce(0) { $0 + $1.received });",
      "age of the oldest missing word, s: median \(ages[ages.count / 2]), worst \(ages.last ?? 0),",
      "over 0.25: \(ages.count { $0 > 0.25 }); drafts due: \(outcomes.count { $0.draftWasDue })")
  }

  private func kill(
    _ number: Int, in home: Home, _ chance: inout SplitMix
  ) async throws -> Outcome {
    let server = try TickingServer()
    let program = try home.confab([
      "--base-url", "http://127.0.0.1:\(server.port)/v1", "--model", "m", "--conversation", "new",
    ])
    try await program.ready()
    program.type("prompt \(number)")
    program.press(.enter)
    try await eventually("the first word") { !server.sent.isEmpty }
    let began = server.sent[0]
    let draft = "draft \(number)"
    try await Task.sleep(until: began + .seconds(chance.unit() * 0.4))
    program.type(draft)
    var typed: ContinuousClock.Instant?
    let moment = began + .seconds(chance.unit() * 1.6)
    while ContinuousClock.now < moment {
      if typed == nil, program.screen.draft == draft { typed = .now }
      try await Task.sleep(for: .milliseconds(10))
    }
    let killed = ContinuousClock.now
    program.terminal.kill(SIGKILL)
    #expect(try await program.terminal.exitStatus() == .signalled(SIGKILL))
    let sent = server.sent.filter { $0 <= killed }

    let store = try SQLiteStore.open(path: home.dataDirectory + "/confab.db")
    let stored = try await conversation(saying: "prompt \(number)", in: store)
    let text = stored?.messages.last { $0.role == .assistant }?.text ?? ""
    let words = text.split(separator: " ").count
    #expect(text == (0..<words).map(TickingServer.word).joined(), "kill \(number)")
    let missing = words < sent.count ? (killed - sent[words]).seconds : 0
    #expect(missing <= Self.allowance, "kill \(number): \(words) of \(sent.count) words")
    let draftWasDue = typed.map { (killed - $0).seconds > Self.allowance / 3 } ?? false
    if draftWasDue { #expect(stored?.draft == draft, "kill \(number)") }
    await store.close()
    try check(home.dataDirectory + "/confab.db", number)
    return Outcome(
      words: sent.count, received: min(words, sent.count), missing: missing,
      draftWasDue: draftWasDue)
  }

  private func conversation(
    saying prompt: String, in store: SQLiteStore
  ) async throws -> StoredConversation? {
    for conversation in try await store.conversations(newest: 20) where conversation.title == prompt
    {
      return try await store.load(conversation.id, newest: 9)
    }
    return nil
  }

  private func check(_ path: String, _ number: Int) throws {
    let database = try DatabaseQueue(path: path, configuration: SQLiteStore.configuration)
    let said = try database.read { db throws in
      try String.fetchAll(db, sql: "PRAGMA integrity_check")
    }
    try database.close()
    #expect(said == ["ok"], "kill \(number)")
  }
}

/// Numbers that look random and are the same each time.
private struct SplitMix {
  var state: UInt64

  /// In 0..<1.
  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
