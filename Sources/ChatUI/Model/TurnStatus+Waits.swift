import Chat

extension TurnStatus {
  /// The wait between two attempts, while there is one.
  var backoff: Backoff? {
    if case .backingOff(let backoff) = phase { backoff } else { nil }
  }
}
