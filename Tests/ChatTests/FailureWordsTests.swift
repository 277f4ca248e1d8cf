import Chat
import Testing

@Suite struct FailureWordsTests {
  @Test(
    arguments: [
      ("Invalid API key", .unauthorized),
      ("Unauthorized: Please re-authenticate your Cline account.", .unauthorized),
      ("Insufficient balance. Your Cline Credits balance is $-0.34", .paymentRequired),
      ("Not enough credits available", .paymentRequired),
      ("Daily free limit reached on model X. Try again in 19h 39m", .freeTierCap),
      ("you have reached your weekly ClinePass limit", .planLimit),
      ("access forbidden: m is not available in your region", .regionBlocked),
      ("m is only available via Cline product surfaces", .reservedModel),
      ("the user is not subscribed to required model plan", .entitlement),
      ("model not found", .modelNotFound), ("Not Found", .notFound),
      ("Blocked by a safety filter", .contentFilter),
      // What may pass is tried again.
      ("upstream host not found", .midStreamServerError),
      ("Provider disconnected", .midStreamServerError), ("Too many requests", .rateLimited),
    ] as [(String, FailureKind)])
  func tellsALastingErrorByItsWords(message: String, kind: FailureKind) {
    #expect(FailureKind(.stream(nil, message)) == kind)
  }

  @Test func aCodeCountsMoreThanWords() {
    #expect(FailureKind(.stream("server_error", "Unauthorized")) == .midStreamServerError)
  }
}
