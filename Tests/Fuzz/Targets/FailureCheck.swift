import Chat

/// What must hold of every failure, whatever a server sent.
enum FailureCheck {
  static func fault(_ failure: Failure, now: WallTime) -> String? {
    if failure.message.count > 4_096 { return "a message beyond its limit" }
    let labels = [
      failure.code, failure.parameter, failure.requestID, failure.generationID,
      failure.details.buyCreditsURL, failure.details.limitScope, failure.details.edgeID,
    ].compactMap(\.self)
    if labels.contains(where: { $0.isEmpty || $0.count > 200 }) { return "a label out of bounds" }
    if labels.contains(where: { $0.unicodeScalars.contains(where: Hostile.isHostile) })
      || failure.message.unicodeScalars.contains(where: { $0 != "\n" && Hostile.isHostile($0) })
    {
      return "a control character"
    }
    let waits = [failure.hints.waitSeconds, failure.details.resetSeconds].compactMap(\.self)
    if waits.contains(where: { !(0...3.2e8).contains($0) }) { return "an impossible wait" }
    if let balance = failure.details.balance, !balance.isFinite { return "an impossible balance" }
    return consequenceFault(failure, now: now)
  }

  private static func consequenceFault(_ failure: Failure, now: WallTime) -> String? {
    let decision = RetryPolicy().decision(
      for: failure, kind: FailureKind(failure), attempt: 1, tally: RetryTally(), jitter: 0.5)
    if case .retry(let wait, let attempts) = decision, !(0...120).contains(wait) || attempts < 2 {
      return "an impossible retry"
    }
    if FailureNames(failure).title.isEmpty { return "no name" }
    let context = AdviceContext(
      endpoint: "api.example.test", model: ModelID(rawValue: "a/b"), failedAt: now)
    return Advice.text(for: failure, in: context).isEmpty ? "no advice" : nil
  }
}
