import Chat
import Storage
import Testing

/// What gates of several instances tell each other through the log.
struct GateTableTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  func pace(_ cooldown: Double, at seconds: Double, spacing: Double = 1) -> SharedPace {
    SharedPace(
      cooldownUntil: WallTime(seconds: cooldown), spacing: spacing, limit: 3,
      notedAt: WallTime(seconds: seconds))
  }

  @Test func anotherInstanceReadsWhatWasNoted() async throws {
    let one = try SQLiteStore.open(path: scratch.path)
    let two = try SQLiteStore.open(path: scratch.path)
    #expect(try await two.pace(endpoint: "e") == nil)
    try await one.note(pace(1030.5, at: 1000), endpoint: "e")
    #expect(try await two.pace(endpoint: "e") == pace(1030.5, at: 1000))
    #expect(try await two.pace(endpoint: "f") == nil)
  }

  @Test(
    arguments: [
      // Another's cooldown that ends later stays, but none for longer than a gate holds.
      (1030, 1010, 1030), (1030, 1060, 1060), (9999, 1010, 1121),
    ] as [(Double, Double, Double)])
  func theLongerCooldownStays(first: Double, second: Double, kept: Double) async throws {
    let store = try SQLiteStore.open(path: scratch.path)
    try await store.note(pace(first, at: 1000, spacing: 4), endpoint: "e")
    try await store.note(pace(second, at: 1001, spacing: 2), endpoint: "e")
    #expect(try await store.pace(endpoint: "e") == pace(kept, at: 1001, spacing: 2))
  }
}
