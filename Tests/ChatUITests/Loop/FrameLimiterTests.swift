import Chat
import ChatUI
import TUI
import Testing

@Suite struct FrameLimiterTests {
  private let start = Instant(nanoseconds: 5_000_000_000)

  private func after(_ milliseconds: Double) -> Instant {
    start.advanced(bySeconds: milliseconds / 1000)
  }

  @Test func wantsNothingWhenNothingChanged() {
    var limiter = FrameLimiter()
    #expect(limiter.nextFrame(at: start) == .nothing)
    limiter.request(urgent: true, at: start)
    limiter.drew(at: start, waiting: 0)
    #expect(limiter.nextFrame(at: after(1000)) == .nothing)
  }

  @Test func drawsTheFirstStreamUpdateAfterQuietAtOnce() {
    var limiter = FrameLimiter(interval: 0.04)
    limiter.drew(at: start, waiting: 0)
    limiter.request(urgent: false, at: after(40))
    #expect(limiter.nextFrame(at: after(40)) == .drawNow)
  }

  @Test func spacesStreamUpdatesByTheInterval() {
    var limiter = FrameLimiter(interval: 0.04)
    limiter.drew(at: start, waiting: 0)
    limiter.request(urgent: false, at: after(10))
    #expect(limiter.nextFrame(at: after(10)) == .drawAt(after(40)))
    limiter.request(urgent: false, at: after(39))
    #expect(limiter.nextFrame(at: after(39)) == .drawAt(after(40)))
    #expect(limiter.nextFrame(at: after(40)) == .drawNow)
  }

  @Test func asksAtOnceForAFrameThatCameDueSinceItWasToldToWait() {
    var limiter = FrameLimiter(interval: 0.04)
    limiter.drew(at: start, waiting: 0)
    #expect(limiter.nextAsk(at: after(10)) == nil)
    limiter.request(urgent: false, at: after(10))
    #expect(limiter.nextFrame(at: after(39.9)) == .drawAt(after(40)))
    #expect(limiter.nextAsk(at: after(39.9)) == after(40))
    #expect(limiter.nextAsk(at: after(40.1)) == after(40.1))
  }

  @Test func drawsAKeyAtOnceWhateverTheStreamDoes() {
    var limiter = FrameLimiter(interval: 0.04)
    limiter.drew(at: start, waiting: 0)
    limiter.request(urgent: true, at: after(1))
    limiter.request(urgent: false, at: after(2))
    #expect(limiter.nextFrame(at: after(2)) == .drawNow)
  }

  @Test func composesNothingOnTopOfAnUnsentFrame() {
    var limiter = FrameLimiter(interval: 0.04)
    limiter.drew(at: start, waiting: 900)
    limiter.request(urgent: true, at: after(5))
    #expect(limiter.nextFrame(at: after(5000)) == .nothing)
    limiter.drained(at: after(5000))
    #expect(limiter.nextFrame(at: after(5000)) == .drawNow)
  }

  @Test func drawsLessOftenWhileTheTerminalTakesBytesSlowly() {
    var limiter = FrameLimiter(interval: 0.04, slowInterval: 0.1)
    limiter.drew(at: start, waiting: 900)
    limiter.drained(at: after(60))
    limiter.request(urgent: false, at: after(61))
    #expect(limiter.nextFrame(at: after(61)) == .drawAt(after(100)))
  }

  @Test func aFrameThatWaitedShortlyDoesNotMakeTheLinkSlow() {
    var limiter = FrameLimiter(interval: 0.04, slowInterval: 0.1)
    limiter.drew(at: start, waiting: 900)
    limiter.drained(at: after(20))
    limiter.request(urgent: false, at: after(21))
    #expect(limiter.nextFrame(at: after(21)) == .drawAt(after(40)))
  }

  @Test func aTerminalThatTakesAFrameLaterThanTheNextIsDueIsNotSlowForThat() {
    var limiter = FrameLimiter(interval: 0.008, slowInterval: 0.1)
    limiter.drew(at: start, waiting: 900)
    limiter.drained(at: after(20))
    limiter.request(urgent: false, at: after(21))
    #expect(limiter.nextFrame(at: after(21)) == .drawNow)
  }

  @Test(arguments: [(frames: 9, due: 100.0), (10, 40)])
  func isQuickAgainAfterTenFramesThatWereTakenWhole(frames: Int, due: Double) {
    var limiter = FrameLimiter(interval: 0.04, slowInterval: 0.1)
    limiter.drew(at: after(-5000), waiting: 900)
    limiter.drained(at: after(-4000))
    for frame in (0..<frames).reversed() {
      limiter.drew(at: after(-100 * Double(frame)), waiting: 0)
    }
    limiter.request(urgent: false, at: after(1))
    #expect(limiter.nextFrame(at: after(1)) == .drawAt(after(due)))
  }

  /// A link that has shown to carry 2,000 bytes a second, with `bytes` on their way.
  private func slow(_ bytes: Int) -> FrameLimiter {
    var limiter = FrameLimiter(interval: 0.04, slowInterval: 0.1)
    limiter.meter.sent(to: 2_008, fences: [4, 2_008], at: after(-5_000))
    limiter.meter.answered(4, at: after(-4_990))
    limiter.meter.answered(2_008, at: after(-3_990))
    limiter.drew(at: after(-5_000), waiting: 0)
    limiter.meter.sent(to: 2_008 + bytes, fences: [2_008 + bytes], at: start)
    return limiter
  }

  @Test func aSlowLinkBringsFramesInParts() {
    var limiter = slow(100)
    limiter.request(urgent: false, at: start)
    #expect(limiter.nextFrame(at: start) == .draw(within: 220))
    limiter.drew(at: start, waiting: 0, isWhole: false)
    // The rest is wanted without anything new.
    #expect(limiter.nextFrame(at: after(1)) == .drawAt(after(100)))
    #expect(limiter.nextFrame(at: after(100)) == .draw(within: 220))
  }

  @Test func aStreamWaitsForASlowLinkAndAKeyIsEchoed() {
    var limiter = slow(400)
    limiter.request(urgent: false, at: start)
    #expect(limiter.nextFrame(at: start) == .drawAt(after(1_000)))
    limiter.request(urgent: true, at: start)
    #expect(limiter.nextFrame(at: start) == .draw(within: 0))
    limiter.drew(at: start, waiting: 0, isWhole: false)
    limiter.meter.answered(2_408, at: after(210))
    #expect(limiter.nextFrame(at: after(210)) == .draw(within: 320))
  }

  @Test func whatTheUserDidAndAskedForIsUrgentAndStreamsAreNot() {
    let id = Conversation.sky.id
    let urgent: [Event] = [
      .input([.wheel(1)]), .resized(Size(columns: 80, rows: 24)), .page(id, .start, nil),
      .opened(StoredConversation(conversation: .sky, messages: [.prompt])),
      .background(id, .branch(BranchPage(messages: [.prompt]), focus: nil)),
      .find(.found(number: 1, [], searched: 50, total: 1_000, isComplete: false)),
      .find(.found(number: 1, [], searched: 1_000, total: 1_000, isComplete: true)),
    ]
    let patient: [Event] = [
      .tick, .session(.status(.idle)), .modelList([]), .notice("a", isWarning: false),
      .find(.found(number: 1, [], searched: 250, total: 1_000, isComplete: false)),
    ]
    #expect(urgent.filter { !$0.isUrgent }.isEmpty)
    #expect(patient.filter(\.isUrgent).isEmpty)
  }
}
