import Chat
import Testing

@Suite struct GatePolicyTests {
  static func at(_ seconds: Double) -> Instant {
    Instant(nanoseconds: 0).advanced(bySeconds: seconds)
  }

  static func limited(_ wait: Double? = nil) -> GatePolicy.Outcome {
    .rateLimited(wait: wait, reason: "429 Too Many Requests")
  }

  /// A request of its own that starts and ends at once.
  func run(_ policy: inout GatePolicy, _ outcome: GatePolicy.Outcome, at seconds: Double) {
    policy.start(at: Self.at(seconds))
    policy.finish(startedAt: Self.at(seconds), outcome, at: Self.at(seconds))
  }

  @Test func holdsNobodyBackAtFirst() {
    var policy = GatePolicy()
    for _ in 0..<8 {
      #expect(policy.admission(at: Self.at(0)) == .now)
      policy.start(at: Self.at(0))
    }
    #expect(policy.admission(at: Self.at(0)) == .afterAnother)
    #expect(policy.status(waiting: 0) == nil)
    #expect(policy.status(waiting: 1)?.reason == "8 requests are under way")
  }

  @Test func halvesTheNumberAndDoublesTheSpacingWithEachRateLimit() {
    var policy = GatePolicy()
    var course: [[Double]] = []
    for round in 0..<9 {
      run(&policy, Self.limited(), at: Double(round))
      course.append([Double(policy.limit), policy.spacing])
    }
    #expect(
      course == [
        [4, 0.5], [2, 1], [1, 2], [1, 4], [1, 8], [1, 16], [1, 30], [1, 30], [1, 30],
      ])
  }

  @Test func aBurstThatMeetsTheLimitCountsOnce() {
    var policy = GatePolicy()
    for _ in 0..<8 { policy.start(at: Self.at(0)) }
    for index in 0..<8 {
      policy.finish(
        startedAt: Self.at(0), Self.limited(Double(index)), at: Self.at(1 + Double(index)))
    }
    #expect(policy.limit == 4 && policy.spacing == 0.5 && policy.underWay == 0)
    // The longest of their waits: 7 s from the eighth second on.
    #expect(policy.cooldownUntil == Self.at(15))
  }

  @Test(
    arguments: [
      // wait, asked at, place → admission
      (4, 1, 0, .at(at(4))), (4, 4, 0, .now), (4, 1, 1, .at(at(4.5))), (4, 1, 3, .at(at(5.5))),
      (4, 1, 4, .afterAnother), (nil, 0.25, 0, .at(at(0.5))), (nil, 0.5, 0, .now),
      (999, 1, 0, .at(at(120))),
    ] as [(Double?, Double, Int, GatePolicy.Admission)])
  func startsAfterTheCooldownAndApart(
    wait: Double?, seconds: Double, place: Int, admission: GatePolicy.Admission
  ) {
    var policy = GatePolicy()
    run(&policy, Self.limited(wait), at: 0)
    #expect(policy.admission(place: place, at: Self.at(seconds)) == admission)
  }

  @Test func recoversByOneForEachRoundOfAnswers() {
    var policy = GatePolicy()
    run(&policy, Self.limited(), at: 0)
    run(&policy, Self.limited(), at: 1)
    run(&policy, Self.limited(), at: 2)
    var course: [[Double]] = []
    for round in 0..<6 {
      run(&policy, .answered, at: 10 + Double(round))
      course.append([Double(policy.limit), policy.spacing])
    }
    #expect(course == [[2, 1.5], [2, 1], [3, 0.5], [3, 0], [3, 0], [4, 0]])
    // 4 + 5 + 6 + 7 answers more.
    for round in 0..<21 { run(&policy, .answered, at: 20 + Double(round)) }
    #expect(policy.limit == 7)
    run(&policy, .answered, at: 50)
    #expect(policy.limit == 8 && policy.status(waiting: 0) == nil)
    run(&policy, .answered, at: 51)
    #expect(policy.limit == 8)
  }

  @Test func otherEndsSayNothingAboutThePace() {
    var policy = GatePolicy()
    run(&policy, Self.limited(), at: 0)
    let before = policy.status(waiting: 0)
    for round in 0..<20 { run(&policy, .other, at: Double(round)) }
    #expect(policy.status(waiting: 0) == before)
  }

  @Test func forgetsAfterItsMemory() {
    var policy = GatePolicy()
    run(&policy, Self.limited(10), at: 0)
    #expect(policy.nextChange == Self.at(10))
    policy.catchUp(to: Self.at(10))
    #expect(policy.cooldownUntil == nil && policy.limit == 4)
    #expect(policy.nextChange == Self.at(300))
    policy.catchUp(to: Self.at(299))
    #expect(policy.limit == 4)
    policy.catchUp(to: Self.at(300))
    #expect(policy.status(waiting: 0) == nil && policy.nextChange == nil)
  }

  @Test(
    arguments: [
      (2, 1, 5, [2, 1, 5]), (8, 0, 0, [4, 0.5, 0]), (0, -1, -3, [1, 0.5, 0]),
      (3, .infinity, .infinity, [3, 0.5, 120]), (1, 99, 1e9, [1, 30, 120]),
    ] as [(Int, Double, Double, [Double])])
  func adoptsWhatIsStricterAndWithinReason(
    limit: Int, spacing: Double, cooldown: Double, expected: [Double]
  ) {
    var policy = GatePolicy()
    run(&policy, Self.limited(), at: 0)
    policy.adopt(
      limit: limit, spacing: spacing, cooldown: cooldown, reason: "other", at: Self.at(0))
    let left = policy.cooldownUntil?.seconds(since: Self.at(0)) ?? 0
    #expect([Double(policy.limit), policy.spacing, left] == expected)
  }
}
