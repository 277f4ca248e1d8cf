import Chat
import ChatUI
import Testing

/// A link that carries a number of bytes a second over a way of some seconds, and a loop that draws what
/// is wanted as soon as the meter lets it.
@Suite struct LinkMeterTests {
  private struct Line {
    var meter = LinkMeter()
    var frames = 0
    /// The most bytes on their way, the first frame aside.
    var most = 0
    var fences = 0
    var bytesPerSecond: Double
    var way: Double
    var isMute = false
    private var answers: [(at: Double, end: Int)] = []
    private var freeAt = 0.0
    private var written = 0

    init(bytesPerSecond: Double, way: Double = 0.02) {
      self.bytesPerSecond = bytesPerSecond
      self.way = way
    }

    static func moment(_ seconds: Double) -> Instant { Instant(nanoseconds: Int64(seconds * 1e9)) }

    mutating func put(_ bytes: Int, at time: Double) {
      let isFirst = written == 0
      let isFenced = meter.wantsFence
      var ends: [Int] = []
      if isFirst, isFenced { ends.append(send(4, at: time)) }
      _ = send(bytes, at: time)
      if isFenced { ends.append(send(4, at: time)) }
      if !isMute { answers += ends.map { (arrival[$0] ?? 0, $0) } }
      fences += ends.count
      meter.sent(to: written, fences: ends, at: Self.moment(time))
      if !isFirst {
        frames += 1
        most = max(most, Int((freeAt - time) * bytesPerSecond))
      }
    }

    private var arrival: [Int: Double] = [:]

    private mutating func send(_ bytes: Int, at time: Double) -> Int {
      written += bytes
      freeAt = max(freeAt, time) + Double(bytes) / bytesPerSecond
      arrival[written] = freeAt + way
      return written
    }

    mutating func hear(until time: Double) {
      while let first = answers.first, first.at <= time {
        answers.removeFirst()
        meter.answered(first.end, at: Self.moment(first.at))
      }
    }

    /// Draws frames of `bytes` bytes thirty times a second where there is room for them.
    mutating func stream(_ bytes: Int, from start: Double, to end: Double) {
      for step in Int(start * 300)..<Int(end * 300) {
        let time = Double(step) / 300
        hear(until: time)
        guard step % 10 == 0 else { continue }
        switch meter.room(at: Self.moment(time)) {
        case .any: put(bytes, at: time)
        case .bytes(let room): put(min(bytes, room), at: time)
        case .none: break
        }
      }
    }
  }

  @Test func aQuickLinkStopsNothingAndIsAskedSeldom() {
    var line = Line(bytesPerSecond: 1_000_000, way: 0.001)
    line.put(3_000, at: 0)
    line.stream(60, from: 0.1, to: 10.1)
    #expect(line.frames == 300)
    #expect(!line.meter.isSlow)
    #expect(line.meter.rate == nil)
    // 18,000 bytes: one in two thousand.
    #expect(line.fences <= 2 + 9)
  }

  @Test func aLongWayAloneStopsNothing() {
    var line = Line(bytesPerSecond: 1_000_000, way: 0.4)
    line.put(3_000, at: 0)
    line.stream(60, from: 0.1, to: 10.1)
    #expect(line.frames == 300)
    #expect(!line.meter.isSlow)
  }

  /// More is wanted than the link carries: it is known from the first frame, nearly all of it is used, and
  /// little is on its way.
  @Test(arguments: [600.0, 2_000, 5_000], [0.001, 0.05, 0.3])
  func aSlowLinkIsKnownAndNothingPilesUp(bytesPerSecond: Double, way: Double) {
    var line = Line(bytesPerSecond: bytesPerSecond, way: way)
    line.put(2_000, at: 0)
    line.stream(300, from: 2_000 / bytesPerSecond + 2 * way + 0.1, to: 20)
    #expect(line.meter.isSlow)
    let rate = line.meter.rate ?? 0
    #expect((0.7...1.5).contains(rate / bytesPerSecond), "\(rate)")
    // What a key would wait for.
    #expect(line.most <= max(170, Int(bytesPerSecond * 0.35)), "\(line.most)")
  }

  @Test func aLinkThatBecomesSlowIsNoticed() {
    var line = Line(bytesPerSecond: 1_000_000)
    line.put(3_000, at: 0)
    line.stream(150, from: 0.1, to: 3)
    line.bytesPerSecond = 2_000
    line.stream(150, from: 3, to: 8)
    #expect(line.meter.isSlow)
    line.most = 0
    line.stream(150, from: 8, to: 16)
    #expect(line.most <= 700, "\(line.most)")
    // And quick again.
    line.bytesPerSecond = 1_000_000
    line.stream(150, from: 16, to: 22)
    #expect(!line.meter.isSlow)
    #expect(line.meter.rate == nil)
  }

  /// Small frames take some milliseconds more or less on a network: that is no slow link.
  @Test func unevenDelaysAreNoSlowLink() {
    var line = Line(bytesPerSecond: 1_000_000)
    line.put(3_000, at: 0)
    for step in 1...40 {
      line.way = [0.02, 0.05, 0.03, 0.04][step % 4]
      line.stream(40, from: Double(step) / 4, to: Double(step + 1) / 4)
    }
    #expect(!line.meter.isSlow)
    #expect(line.frames >= 280)
  }

  @Test func aTerminalThatNeverAnswersIsNotWaitedFor() {
    var line = Line(bytesPerSecond: 1_000_000)
    line.isMute = true
    line.put(2_000, at: 0)
    line.stream(500, from: 0.1, to: 10.1)
    #expect(line.frames == 300)
    #expect(line.fences == 2)
  }

  /// Answers that are lost stop the screen for some seconds at most, and the terminal is asked no more.
  @Test func aTerminalThatCeasesToAnswerIsNotWaitedForEver() {
    var line = Line(bytesPerSecond: 2_000)
    line.put(2_000, at: 0)
    line.stream(100, from: 1.2, to: 5)
    line.isMute = true
    line.frames = 0
    line.stream(100, from: 5, to: 60)
    #expect(line.frames > 100)
    let fences = line.fences
    line.stream(100, from: 60, to: 70)
    #expect(line.fences == fences)
    // It was a long interruption only.
    line.isMute = false
    line.hear(until: 70)
    line.meter.answered(1, at: Line.moment(70))
    line.stream(100, from: 70, to: 71)
    #expect(line.fences > fences)
  }

  /// A key goes out also where there is no room, as long as little is on its way.
  @Test func aKeyIsEchoedWhereThereIsNoRoom() {
    var line = Line(bytesPerSecond: 2_000)
    line.put(2_000, at: 0)
    line.stream(40, from: 1.2, to: 3)
    line.put(400, at: 3)
    let now = Line.moment(3)
    guard case .none = line.meter.room(at: now) else {
      Issue.record("there is room: \(line.meter.room(at: now))")
      return
    }
    #expect(line.meter.mayEcho(at: now))
    for _ in 0..<20 where line.meter.mayEcho(at: now) { line.put(20, at: 3) }
    #expect(!line.meter.mayEcho(at: now))
    #expect(line.most <= 600)
  }

  @Test func whatAnotherProgramHadIsForgotten() {
    var line = Line(bytesPerSecond: 2_000)
    line.put(2_000, at: 0)
    line.stream(40, from: 1.2, to: 3)
    line.put(400, at: 3)
    line.meter.forget()
    #expect(line.meter.outstanding == 0)
    guard case .bytes = line.meter.room(at: Line.moment(3)) else {
      Issue.record("there is no room")
      return
    }
  }

  // MARK: What is shown of it

  @Test func theRateOfASlowLinkIsShownAndStaysWhileItIsAboutRight() {
    var line = Line(bytesPerSecond: 2_345)
    line.put(2_000, at: 0)
    line.stream(200, from: 1.2, to: 6)
    let shown = LinkState(line.meter, after: LinkState())
    #expect(shown.isSlow)
    #expect((1_900...2_800).contains(shown.bytesPerSecond ?? 0))
    line.bytesPerSecond = 2_150
    line.stream(200, from: 6, to: 12)
    #expect(LinkState(line.meter, after: shown) == shown)
    line.bytesPerSecond = 900
    line.stream(200, from: 12, to: 24)
    #expect((700...1_200).contains(LinkState(line.meter, after: shown).bytesPerSecond ?? 0))
  }

  @Test func aQuickLinkIsNotNamed() {
    var line = Line(bytesPerSecond: 100_000)
    line.put(3_000, at: 0)
    line.stream(200, from: 0.1, to: 3)
    #expect(LinkState(line.meter, after: LinkState()) == LinkState())
  }
}
