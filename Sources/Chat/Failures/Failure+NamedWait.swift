extension Failure {
  /// Seconds from the failure on until the server expects another request: from a header, or else
  /// from words. Nil: it named no time.
  package var namedWait: Double? {
    guard let wait = hints.waitSeconds ?? details.resetSeconds, wait.isFinite else { return nil }
    return max(0, wait)
  }
}
