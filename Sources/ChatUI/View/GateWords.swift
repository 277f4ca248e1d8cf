import Chat

/// How the gate holds requests back, in a few words for the status bar.
struct GateWords: Hashable, Sendable {
  /// `paced: 1 request every 2 s`, `cooling down for 12 s`.
  let whole: String
  let short: String
  /// The reason's code alone, where it begins with one: `429`.
  let reason: String

  init(_ gate: GateStatus, at now: Instant) {
    let code = gate.reason.prefix { $0.isNumber }
    reason = code.isEmpty ? gate.reason : String(code)
    let left = gate.cooldownUntil.map { Countdown(to: $0).secondsLeft(at: now) } ?? 0
    if left > 0, let until = gate.cooldownUntil {
      let words = Countdown(to: until).words(at: now)
      whole = "no requests for \(words)"
      short = "paced \(words)"
    } else if gate.spacing > 0 {
      whole = "paced: 1 request every \(Self.seconds(gate.spacing))"
      short = "paced \(Self.seconds(gate.spacing))"
    } else {
      whole = "paced: \(gate.limit) \(gate.limit == 1 ? "request" : "requests") at once"
      short = "paced"
    }
  }

  /// `2 s`, `0.5 s`.
  private static func seconds(_ seconds: Double) -> String {
    let isWhole = seconds >= 10 || (seconds * 10).rounded() == seconds.rounded() * 10
    return "\(Figures.fixed(seconds, digits: isWhole ? 0 : 1)) s"
  }
}
