/// Where gates of several running instances tell each other what they learnt.
package protocol GateLedger: Sendable {
  /// - Parameter endpoint: names endpoint and key (`RequestGate.endpointKey`), never by the key.
  func note(_ pace: SharedPace, endpoint: String) async throws(StoreError)
  /// What was noted last for the endpoint; nil: nothing ever.
  func pace(endpoint: String) async throws(StoreError) -> SharedPace?
}

/// How requests to an endpoint are to be held back, in terms that another process understands.
package struct SharedPace: Hashable, Sendable {
  package var cooldownUntil: WallTime
  /// Seconds between the starts of two requests.
  package var spacing: Double
  /// Requests that may be under way at once.
  package var limit: Int
  package var notedAt: WallTime

  package init(cooldownUntil: WallTime, spacing: Double, limit: Int, notedAt: WallTime) {
    self.cooldownUntil = cooldownUntil
    self.spacing = spacing
    self.limit = limit
    self.notedAt = notedAt
  }
}
