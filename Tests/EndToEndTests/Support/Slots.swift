/// How many tests may run their programs at once: first come, first served. A loaded machine makes
/// every one of them slower, so a test's limits count from the moment that it has its slot.
actor Slots {
  /// Three programs keep two cores busy while most of them wait for a countdown.
  static let programs = Slots(3)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func run<Result: Sendable>(
    _ body: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    await take()
    defer { give() }
    return try await body()
  }

  private func take() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// A slot goes to the one who waits longest, and is not free in between.
  private func give() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
