import Chat
import Testing

@Suite(.timeLimit(.minutes(1))) struct RequestGateTests {
  @Test func letsThroughInTheOrderOfArrival() async {
    let driver = GateDriver()
    await driver.meetLimit(wait: 3)
    for name in ["a", "b", "c"] {
      driver.request(name, GateTicket())
      _ = await driver.executor.quiet()
    }
    #expect(await driver.news() == ["a held 3.0", "b held 3.5", "c held 4.0"])
    driver.time.advance(by: 2.999)
    #expect(await driver.news() == [])
    driver.time.advance(by: 0.001)
    #expect(await driver.news() == ["a"])
    driver.time.advance(by: 0.5)
    #expect(await driver.news() == ["b"])
    driver.time.advance(by: 0.5)
    #expect(await driver.news() == ["c"])
  }

  @Test func letsThroughWhoseMomentComesWhileTheOthersAreTold() async {
    let driver = GateDriver()
    await driver.meetLimit(wait: 3)
    for name in ["a", "b"] {
      driver.request(name, GateTicket())
      await driver.executor.quiet()
    }
    driver.time.advance(by: 3.4)
    #expect(await driver.news() == ["a held 3.0", "b held 3.5", "b held 3.9", "a"])
    let (gate, time) = (driver.gate, driver.time)
    let told = Task(executorPreference: driver.executor) {
      await gate.enter(GateTicket()) { _ in
        if time.now.nanoseconds < 3_900_000_000 { time.advance(by: 0.5, waking: false) }
      }
    }
    await driver.executor.quiet()
    time.advance(by: 0)
    #expect(await driver.news() == ["b"])
    told.cancel()
  }

  @Test func holdsWhatIsTooMuchUntilAnotherHasEnded() async {
    let driver = GateDriver()
    let tickets = (0..<9).map { _ in GateTicket() }
    for (index, ticket) in tickets.enumerated() {
      driver.request("\(index)", ticket)
      await driver.executor.quiet()
    }
    #expect(await driver.news() == ["0", "1", "2", "3", "4", "5", "6", "7", "8 held –"])
    await driver.leave(tickets[3], .other)
    #expect(await driver.news() == ["8"])
    // Left twice, nobody more gets in.
    await driver.leave(tickets[3], .other)
    driver.request("9", GateTicket())
    #expect(await driver.news() == ["9 held –"])
  }

  @Test func aCancelledRequestLeavesTheQueue() async {
    let driver = GateDriver()
    await driver.meetLimit(wait: 1)
    let first = driver.request("a", GateTicket())
    await driver.executor.quiet()
    driver.request("b", GateTicket())
    #expect(await driver.news() == ["a held 1.0", "b held 1.5"])
    first.cancel()
    #expect(await driver.news().sorted() == ["a gone", "b held 1.0"])
    driver.time.advance(by: 1)
    #expect(await driver.news() == ["b"])
  }

  @Test func aRequestThatIsCancelledBeforeItComesToTheGateDoesNotStay() async {
    let driver = GateDriver()
    await driver.meetLimit(wait: 1)
    driver.request("a", GateTicket()).cancel()
    #expect(await driver.news().last == "a gone")
    driver.request("b", GateTicket())
    #expect(await driver.news() == ["b held 1.0"])
  }

  @Test func whatTheUserAsksForWaitsForNothing() async {
    let driver = GateDriver()
    await driver.meetLimit(wait: 60)
    driver.request("a", GateTicket(), isUrgent: true)
    #expect(await driver.news() == ["a"])
    let ticket = GateTicket()
    driver.request("b", ticket)
    #expect(await driver.news() == ["b held 60.0"])
    await driver.hurry(ticket)
    #expect(await driver.news() == ["b"])
  }

  @Test func tellsThePaceAsItChanges() async {
    let driver = GateDriver()
    var statuses = await driver.gate.statuses().makeAsyncIterator()
    await driver.meetLimit(wait: 2)
    let reason = "429 Too Many Requests"
    let end = Instant(nanoseconds: 2_000_000_000)
    #expect(
      await statuses.next(isolation: #isolation)
        == GateStatus(spacing: 0.5, limit: 4, cooldownUntil: end, waiting: 0, reason: reason))
    driver.request("a", GateTicket())
    await driver.executor.quiet()
    #expect(
      await statuses.next(isolation: #isolation)
        == GateStatus(spacing: 0.5, limit: 4, cooldownUntil: end, waiting: 1, reason: reason))
    driver.time.advance(by: 2)
    await driver.executor.quiet()
    #expect(
      await statuses.next(isolation: #isolation)
        == GateStatus(spacing: 0.5, limit: 4, cooldownUntil: nil, waiting: 0, reason: reason))
    driver.time.advance(by: 298)
    await driver.executor.quiet()
    #expect(await statuses.next(isolation: #isolation) == .some(nil))
    // Nothing is left that would wake the process.
    #expect(driver.time.deadlines == [])
  }

  @Test func twoInstancesShareACooldown() async {
    let ledger = MemoryLedger()
    let one = GateDriver(ledger: ledger)
    let two = GateDriver(time: one.time, ledger: ledger)
    two.request("a", GateTicket())
    #expect(await two.news() == ["a"])
    await one.meetLimit(wait: 5)
    two.request("b", GateTicket())
    #expect(await two.news() == ["b held 5.0"])
    one.time.advance(by: 5)
    #expect(await two.news() == ["b"])
    // Each request looks at what others learnt, and so does the end of a wait.
    #expect(await ledger.reads == 4)
  }

  @Test func takesAnEarlierNoteOfItsOwnForNoNews() async throws {
    let ledger = MemoryLedger()
    let driver = GateDriver(ledger: ledger)
    await driver.meetLimit(wait: 1)
    await driver.executor.quiet()
    let first = try #require(await ledger.pace(endpoint: "e"))
    driver.time.advance(by: 5)
    await driver.meetLimit(wait: 1)
    await driver.executor.quiet()
    try await ledger.note(first, endpoint: "e")
    driver.request("a", GateTicket())
    _ = await driver.news()
    var statuses = await driver.gate.statuses().makeAsyncIterator()
    #expect(await statuses.next(isolation: #isolation)??.reason == "429 Too Many Requests")
  }

  @Test(
    arguments: [
      // Noted so many seconds ago, with so much cooldown left → held until.
      (10, 5, 5), (299, 5, 5), (300, 5, nil), (-30, 5, 5), (-61, 5, nil), (0, 1e9, 120),
      (10, -1, nil),
    ] as [(Double, Double, Double?)])
  func doesNotTrustAWrongClock(age: Double, left: Double, until: Double?) async throws {
    let ledger = MemoryLedger()
    let driver = GateDriver(ledger: ledger)
    let wall = driver.time.wallNow.seconds
    try await ledger.note(
      SharedPace(
        cooldownUntil: WallTime(seconds: wall + left), spacing: 0.5, limit: 4,
        notedAt: WallTime(seconds: wall - age)), endpoint: "e")
    driver.request("a", GateTicket())
    #expect(await driver.news() == [until.map { "a held \($0)" } ?? "a"])
  }

  @Test func aLedgerThatCannotBeReadHoldsNobodyUp() async {
    let driver = GateDriver(ledger: BrokenLedger())
    await driver.meetLimit(wait: 1)
    driver.request("a", GateTicket())
    #expect(await driver.news() == ["a held 1.0"])
    driver.time.advance(by: 1)
    #expect(await driver.news() == ["a"])
  }

  @Test func namesAnEndpointWithoutItsKey() {
    #expect(
      RequestGate.endpointKey(
        origin: "https://api.cline.bot", keyOrigin: "environment CLINE_API_KEY")
        == "https://api.cline.bot · environment CLINE_API_KEY")
    #expect(
      RequestGate.endpointKey(origin: "http://localhost:1", keyOrigin: nil)
        == "http://localhost:1 · no key")
  }
}
