/// What an error inside a stream means that has words and no code: some servers send
/// `{"error":"Invalid API key"}` with status 200.
///
/// Responsible for phrases that only a lasting error has; a rate limit, a context that is too long
/// and a quoted status are looked for elsewhere. What no phrase fits may pass, and is tried again.
enum FailureWords {
  /// In lower case, the more special before the more general. A new phrase is a new line here.
  private static let phrases: [(phrase: String, kind: FailureKind)] = [
    ("free limit reached on model", .freeTierCap),
    ("clinepass limit", .planLimit),
    ("insufficient credits", .paymentRequired),
    ("insufficient_credits", .paymentRequired),
    ("insufficient balance", .paymentRequired),
    ("not enough credits", .paymentRequired),
    ("out of credits", .paymentRequired),
    ("not subscribed to required model plan", .entitlement),
    ("cannot use individual model inference subscriptions", .entitlement),
    ("only available via cline product surfaces", .reservedModel),
    ("not available in your region", .regionBlocked),
    ("invalid api key", .unauthorized),
    ("incorrect api key", .unauthorized),
    ("unauthorized", .unauthorized),
    ("re-authenticate", .unauthorized),
    ("requires re-authentication", .unauthorized),
    ("access forbidden", .forbidden),
    ("no access to", .forbidden),
    ("blocked by a safety filter", .contentFilter),
    ("content policy", .contentFilter),
  ]

  /// A whole message, because more words around it may speak of something that passes.
  private static let messages: [String: FailureKind] = [
    "not found": .notFound, "forbidden": .forbidden, "bad request": .badRequest,
  ]

  /// - Returns: nil when the words say nothing that lasts.
  static func kind(_ failure: Failure) -> FailureKind? {
    let text = failure.message.lowercased()
    if let kind = messages[text] { return kind }
    if let kind = phrases.first(where: { text.contains($0.phrase) })?.kind { return kind }
    return failure.speaksOfMissingModel ? .modelNotFound : nil
  }
}
