import Chat
import TUI

/// The answer in progress, in one line: phase, figures, ages, request ID. Responsible for what a
/// turn outside a wait shows; waits are `BackoffLines`'.
struct MeterLine {
  let model: Model
  let now: Instant

  /// On a slow link the figures move in steps, so that the answer has it for itself.
  init(model: Model, now: Instant) {
    self.model = model
    self.now = model.link.shown(now)
  }

  func row(width: Int) -> Row {
    let theme = model.setup.theme
    if case .held(let until) = status.phase { return held(until, width: width) }
    let base = theme[.meter]
    let items = [phase, tokens, rate, firstToken, lastByte, attempt, requestID].compactMap(\.self)
    let mark = cells("▍", style: isStalled ? theme[.warning] : base)
    return mark
      + LineItem.fit(
        items, separator: cells(" · ", style: theme[.dim]), width: max(0, width - mark.count))
  }

  /// The gate holds the request back: for how long, why, and who else waits.
  private func held(_ until: Instant?, width: Int) -> Row {
    let style = model.setup.theme[.warning]
    let left = until.map { Countdown(to: $0).secondsLeft(at: now) }
    let wait =
      switch left {
      case .some(let left) where left > 0: "held back for \(left) s"
      case .some: "about to be sent"
      case .none: "held back until another request ends"
      }
    var items = [
      LineItem([(wait, 90), (left.map { "held \($0) s" } ?? "held back", 100)], style: style)
    ]
    if let gate = model.gate {
      items.append(
        LineItem([(gate.reason, 80), (Figures.short(gate.reason, to: 3), 85)], style: style))
      let others = gate.waiting - 1
      if others > 0 {
        items.append(item("\(others) more \(others == 1 ? "waits" : "wait")", weight: 40))
      }
    }
    if let attempt { items.append(attempt) }
    return cells("▍", style: style)
      + LineItem.fit(
        items, separator: cells(" · ", style: model.setup.theme[.dim]), width: max(0, width - 1))
  }

  private var status: TurnStatus { model.status }

  /// Seconds since the last byte; before the first, since the request began.
  private var silence: Double { now.seconds(since: status.lastByteAt ?? status.startedAt) }

  /// Seconds of bytes without text among them.
  private var textless: Double { model.textAwaitedSince.map { now.seconds(since: $0) } ?? 0 }

  private var isStalled: Bool {
    silence >= Model.stallSeconds || textless >= Model.stallSeconds
  }

  private var phase: LineItem {
    let style = model.setup.theme[isStalled ? .warning : .meter]
    if silence >= Model.stallSeconds {
      let words = status.lastByteAt == nil ? "no response for" : "silent for"
      let age = Figures.age(silence)
      return LineItem(
        [
          ("stalled · \(words) \(age)", 90), ("\(words) \(age)", 99),
          (status.lastByteAt == nil ? "no reply \(age)" : "silent \(age)", 100),
        ],
        style: style)
    }
    if textless >= Model.stallSeconds {
      let age = Figures.age(textless)
      return LineItem(
        [
          ("\(Self.word(status.phase)) · keep-alive, no text for \(age)", 90),
          ("no text for \(age)", 99), ("no text \(age)", 100),
        ], style: style)
    }
    switch status.phase {
    case .connecting, .waiting:
      let elapsed = now.seconds(since: status.startedAt)
      let word = Self.word(status.phase)
      return LineItem(
        elapsed >= 1
          ? [("\(word) · \(Figures.age(elapsed))", 90), (word, 100)] : [(word, 100)],
        style: style)
    default:
      return LineItem(Self.word(status.phase), weight: 100, style: style)
    }
  }

  /// What a phase is called, here and in the status bar.
  static func word(_ phase: TurnStatus.Phase) -> String {
    switch phase {
    case .idle: "idle"
    case .connecting: "connecting"
    case .waiting: "waiting"
    case .reasoning: "reasoning"
    case .receiving: "receiving"
    case .backingOff: "waiting to retry"
    case .held: "held back"
    }
  }

  private func item(_ text: String, weight: Int) -> LineItem {
    LineItem(text, weight: weight, style: model.setup.theme[.meter])
  }

  /// Pieces stand for tokens, marked `~`, until the server reports its own count.
  private var tokens: LineItem? {
    let reported = model.transcript.last?.attempts.last?.usage?.completionTokens
    if let reported { return item("\(FigureText.count(reported)) tok", weight: 80) }
    let pieces = model.link.isSlow ? model.meter.settledPieces : status.pieces
    guard pieces > 0 else { return nil }
    return item("~\(FigureText.count(pieces)) tok", weight: 80)
  }

  private var rate: LineItem? {
    guard !isStalled, let rate = model.meter.rate(at: now) else { return nil }
    let text = Figures.rate(rate)
    let bars = model.link.isSlow ? "" : model.meter.sparkline(at: now)
    return LineItem(
      bars.isEmpty ? [(text, 70)] : [("\(text) \(bars)", 40), (text, 70)],
      style: model.setup.theme[.meter])
  }

  private var firstToken: LineItem? {
    guard let first = status.firstTextAt else { return nil }
    return item(
      "first token \(Figures.seconds(first.seconds(since: status.startedAt)))", weight: 30)
  }

  private var lastByte: LineItem? {
    guard status.lastByteAt != nil, silence < Model.stallSeconds else { return nil }
    return item("last byte \(Figures.age(silence)) ago", weight: 60)
  }

  private var attempt: LineItem? {
    status.attempt > 1 ? item("attempt \(status.attempt)", weight: 75) : nil
  }

  private var requestID: LineItem? {
    guard let id = status.requestID else { return nil }
    return LineItem(
      [
        ("request \(id)", 20), ("request \(Figures.short(id, to: 8))", 25),
        ("request \(Figures.short(id, to: 4))", 50), (Figures.short(id, to: 4), 55),
      ], style: model.setup.theme[.meter])
  }
}
