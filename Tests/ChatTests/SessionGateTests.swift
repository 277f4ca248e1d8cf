import Chat
import Testing

/// Conversations that share a gate.
@Suite(.timeLimit(.minutes(1))) struct SessionGateTests {
  /// Twenty conversations with one gate, one service and one clock that is moved in quarters of a
  /// second; each request takes one second.
  struct Crowd {
    static let step = 0.25

    let executor = TestExecutor()
    let time = ManualTime()
    let service: CrowdedService
    let gate: RequestGate
    let sessions: [Session]
    var limitedAt: [Double] = []

    init(count: Int = 20) {
      let service = CrowdedService(time: time)
      let gate = RequestGate(endpoint: "e", time: time, executor: executor)
      self.service = service
      self.gate = gate
      sessions = (0..<count).map { [time, executor] index in
        var conversation = SessionDriver.conversation
        conversation.id = ConversationID(rawValue: "C\(index)")
        return Session(
          conversation: conversation,
          backend: Backend(name: "test", service: service, gate: gate), store: InMemoryStore(),
          time: time, random: SeededRandom(seed: UInt64(index)), executor: executor)
      }
    }

    var now: Double { time.now.seconds(since: Instant(nanoseconds: 0)) }

    func sendAll() async {
      for session in sessions { session.perform(.send("p")) }
      await executor.quiet()
    }

    /// - Parameter limitedUntil: requests that end before fail with 429, later ones are answered.
    mutating func run(until end: Double, limitedUntil: Double) async {
      while now < end {
        time.advance(by: Self.step)
        await executor.quiet()
        let isLimited = now < limitedUntil
        let count = service.end(olderThan: 1, with: isLimited ? .http(429) : nil)
        if count > 0, isLimited { limitedAt.append(now) }
        await executor.quiet()
      }
    }

    func close() async { for session in sessions { await session.close() } }
  }

  @Test func manyConversationsThatMeetTheLimitSendNoMoreThanTheGateAllows() async {
    var crowd = Crowd()
    await crowd.sendAll()
    #expect(crowd.service.starts == Array(repeating: 0, count: 8))
    await crowd.run(until: 30, limitedUntil: 30)
    let starts = crowd.service.starts
    // One cooldown serves all: each 429 is followed by a wait of a second at least, in which no
    // conversation sends anything, also none that has met no limit itself.
    #expect(crowd.limitedAt.count >= 3)
    for limited in crowd.limitedAt {
      #expect(!starts.contains { $0 > limited && $0 < limited + 1 }, "\(limited): \(starts)")
    }
    // The burst was one lesson (half a second apart), what follows another each.
    let later = starts.dropFirst(8)
    for (one, next) in zip(later, later.dropFirst()) { #expect(next - one >= 0.5) }
    // Alone, each of the 20 would have sent its first request and four retries by then.
    #expect(starts.count <= 20, "\(starts)")
    for second in 1..<30 {
      #expect(starts.count { $0 >= Double(second) && $0 < Double(second + 1) } <= 2)
    }
    await crowd.close()
  }

  @Test func theRateRecoversWhenTheLimitIsGone() async {
    var crowd = Crowd()
    await crowd.sendAll()
    await crowd.run(until: 6, limitedUntil: 6)
    _ = crowd.service.takeMost()
    await crowd.run(until: 120, limitedUntil: 6)
    for _ in 0..<2 {
      await crowd.sendAll()
      await crowd.run(until: crowd.now + 30, limitedUntil: 0)
    }
    let before = crowd.service.starts.count
    _ = crowd.service.takeMost()
    let now = crowd.now
    await crowd.sendAll()
    #expect(crowd.service.starts.dropFirst(before) == Array(repeating: now, count: 8)[...])
    #expect(crowd.service.takeMost() == 8)
    await crowd.close()
  }

  @Test func showsThatARequestIsHeldAndUntilWhen() async {
    let time = ManualTime()
    let gate = RequestGate(endpoint: "e", time: time, executor: TestExecutor.shared)
    let one = SessionDriver(time: time, gate: gate)
    let two = SessionDriver(time: time, gate: gate)
    one.session.perform(.send("a"))
    await one.attempt().fail(.http(429, hints: RetryHints(waitSeconds: 20)))
    _ = await one.backoff()
    await one.updates {
      if case .gate(let status?) = $0 {
        status.cooldownUntil == Instant(nanoseconds: 20_000_000_000)
          && status.reason == "429 Too Many Requests"
      } else {
        false
      }
    }
    two.session.perform(.send("b"))
    await two.status(.held(until: Instant(nanoseconds: 20_000_000_000)))
    // The user may ask for it all the same.
    two.session.perform(.retryNow)
    let attempt = await two.attempt()
    await two.status(.connecting)
    attempt.send(.text("ok"), .finish(reason: "stop"))
    attempt.end()
    await two.status(.idle)
    // Nor does the gate stand in the way of who asks to retry now.
    one.session.perform(.retryNow)
    _ = await one.attempt()
    #expect(time.now == Instant(nanoseconds: 0))
  }

  @Test func theTimeAtTheGateIsNotTheServers() async {
    let time = ManualTime()
    let gate = RequestGate(endpoint: "e", time: time, executor: TestExecutor.shared)
    let one = SessionDriver(time: time, gate: gate)
    let two = SessionDriver(time: time, gate: gate)
    one.session.perform(.send("a"))
    await one.attempt().fail(.http(429, hints: RetryHints(waitSeconds: 20)))
    _ = await one.backoff()
    one.session.perform(.cancel)
    two.session.perform(.send("b"))
    let end = Instant(nanoseconds: 20_000_000_000)
    await two.status(.held(until: end))
    await time.whenSleeping(until: end)
    time.advance(by: 20)
    let attempt = await two.attempt()
    #expect(await two.status(.connecting)?.startedAt == end)
    attempt.send(.text("ok"), .finish(reason: "stop"))
    attempt.end()
    await two.status(.idle)
    #expect(two.shown[1].attempts[0].startedAt == WallTime(seconds: 1_800_000_020))
    #expect(two.shown[1].attempts[0].endedAfter == 0)
  }

  @Test func cancelLeavesTheQueueAndGivesThePromptBack() async {
    let time = ManualTime()
    let gate = RequestGate(endpoint: "e", time: time, executor: TestExecutor.shared)
    let one = SessionDriver(time: time, gate: gate)
    let two = SessionDriver(time: time, gate: gate)
    one.session.perform(.send("a"))
    await one.attempt().fail(.http(429, hints: RetryHints(waitSeconds: 20)))
    _ = await one.backoff()
    two.session.perform(.send("b"))
    await two.status(.held(until: Instant(nanoseconds: 20_000_000_000)))
    two.session.perform(.cancel)
    await two.updates { if case .promptReturned = $0 { true } else { false } }
    #expect(two.returned == ["b"])
    await two.updates {
      if case .gate(let status?) = $0 { status.waiting == 0 } else { false }
    }
    #expect(two.texts == [])
  }
}
