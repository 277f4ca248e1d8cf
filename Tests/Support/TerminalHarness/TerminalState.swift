import CPseudoTerminal
import Glibc

/// What the reading thread and the tests share, behind one lock: the interpreted screen, what has
/// come, what is to be sent, and who waits for what.
struct TerminalState {
  /// Output is looked at when none has come for this long (a program writes a frame whole) …
  private static let pause: UInt64 = 5_000_000
  /// … or this long after its first byte, when it does not pause.
  private static let longestWait: UInt64 = 50_000_000
  /// How long after its process's end a terminal stays open for output that is still on its way.
  private static let farewell: UInt64 = 100_000_000

  var terminal: VirtualTerminal
  var history = History()
  var raw: [UInt8] = []
  var outgoing: [UInt8] = []
  /// Where a wait begins that names no mark.
  var cursor = 0
  var isReading = true
  /// What a terminal answers that libvterm does not know how to: question, and answer.
  var answers: [(question: String, answer: String)] = []
  /// It answers nothing by itself.
  var isMute = false
  /// What slows the output down; nil: nothing.
  var link: ThrottledLink?
  var wantsClose = false
  /// No test refers to the terminal any more, so nobody waits.
  var isReleased = false
  /// The program's side is gone: nothing more can come.
  var isHungUp = false
  var status: ExitStatus?
  var waiters: [Waiter] = []
  private var exitedAt: UInt64 = 0
  private var lastOutput: UInt64 = 0
  /// When the first byte came that no screen shows yet.
  private var unseenSince: UInt64?
  private var pieces = OutputPieces()
  /// Where the change ended that no screen shows yet; see `received`.
  private var lastChange: Int?

  init(terminal: VirtualTerminal) { self.terminal = terminal }

  /// The program ended and all of its output was seen.
  func isOver(at now: UInt64) -> Bool {
    status != nil && unseenSince == nil && link?.isEmpty ?? true
      && (isHungUp || !isReading || now >= max(exitedAt, lastOutput) + Self.farewell)
  }

  /// Takes what the program wrote.
  mutating func received(_ bytes: [CChar], at now: UInt64) {
    raw.append(contentsOf: bytes.lazy.map { UInt8(bitPattern: $0) })
    guard link != nil else { return show(bytes, at: now) }
    link?.put(bytes, at: now)
    lastOutput = now
  }

  /// Takes output that arrived. On a loaded machine one read may hold several frames; each of them has to be in
  /// the history, or a countdown's number would be missed. A program that draws a frame changes its
  /// cells from the upper left to the lower right, as curses does. So where a change comes before the
  /// last one, in reading order, a new frame begins, and what stands there is looked at first. What
  /// changes at one place in two frames is therefore always seen twice, however few reads there are.
  private mutating func show(_ bytes: [CChar], at now: UInt64) {
    for known in answers where wasAsked(known.question, in: bytes.count) {
      // Before libvterm answers what follows.
      outgoing += known.answer.utf8
    }
    for piece in pieces.split(bytes) {
      if piece.changesCells, let lastChange, terminal.isNewFrame(after: lastChange) { look() }
      let answer = terminal.write(Array(bytes[piece.range]))
      if !isMute { outgoing += answer }
      if piece.changesCells { lastChange = terminal.place }
    }
    lastOutput = now
    unseenSince = unseenSince ?? now
  }

  /// Whether a question ends within so many of the last bytes: a read may hold only a part of it.
  private func wasAsked(_ question: String, in count: Int) -> Bool {
    let tail = raw.suffix(count + question.utf8.count - 1)
    return String(decoding: tail, as: UTF8.self).contains(question)
  }

  mutating func ended(_ status: ExitStatus, at now: UInt64) {
    self.status = status
    exitedAt = now
  }

  /// Puts what is shown now into the history.
  mutating func look() {
    unseenSince = nil
    lastChange = nil
    history.append(terminal.snapshot())
  }

  /// Looks at the screen when it is time to, and takes out the waiters that have an answer.
  mutating func advance(to now: UInt64) -> [(Waiter, Bool)] {
    if let arrived = link?.take(at: now), !arrived.isEmpty { show(arrived, at: now) }
    if let since = unseenSince,
      isHungUp || now >= lastOutput + Self.pause || now >= since + Self.longestWait
    {
      look()
    }
    let over = isOver(at: now)
    var answers: [(Waiter, Bool)] = []
    var others: [Waiter] = []
    for waiter in waiters {
      let reached = isReached(waiter.goal, at: now, over: over)
      if reached || now >= waiter.deadline {
        answers.append((waiter, reached))
      } else {
        others.append(waiter)
      }
    }
    waiters = others
    return answers
  }

  /// Milliseconds until `advance` has something to do without any input; -1: never.
  func timeout(at now: UInt64) -> Int32 {
    var next = min(waiters.map(\.deadline).min() ?? .max, link?.next ?? .max)
    if let since = unseenSince {
      next = min(next, lastOutput + Self.pause, since + Self.longestWait)
    }
    if status != nil, !isHungUp { next = min(next, max(exitedAt, lastOutput) + Self.farewell) }
    for case .quiet(let period, let start) in waiters.lazy.map(\.goal) where link?.isEmpty ?? true {
      next = min(next, max(lastOutput, start) + period)
    }
    guard next != .max else { return -1 }
    return next <= now ? 0 : Int32(min((next - now) / 1_000_000 + 1, 60_000))
  }

  private func isReached(_ goal: Waiter.Goal, at now: UInt64, over: Bool) -> Bool {
    switch goal {
    case .screen(let number): history.end > number || over
    case .quiet(let period, let start):
      over
        || (outgoing.isEmpty && unseenSince == nil && link?.isEmpty ?? true
          && now >= max(lastOutput, start) + period)
    case .bytes(let count): raw.count > count || over
    case .exit: over
    }
  }
}
