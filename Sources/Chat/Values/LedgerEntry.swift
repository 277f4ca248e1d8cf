/// One failed attempt as the log lists it, months later: what the API's support asks for, and where
/// it happened.
package struct LedgerEntry: Hashable, Sendable {
  /// When the attempt failed.
  package var time: WallTime
  /// The HTTP status, or the identifier of an error inside a stream; nil: the failure has none.
  package var code: String?
  /// The code's name, or what failed where there is no code.
  package var name: String
  package var message: String
  package var model: ModelID
  /// Host and port that were asked.
  package var endpoint: String
  package var requestID: String?
  package var generationID: String?
  package var conversation: ConversationID
  package var title: String
  /// The answer that the attempt was made for.
  package var answer: MessageID
  /// Its number within its turn, from 1.
  package var attempt: Int
  package var stage: FailureStage
  /// The failure with all that it says: names, hints, details.
  package var failure: Failure

  /// Nil for an attempt that did not fail.
  package init?(
    _ attempt: Attempt, answer: MessageID, conversation: ConversationID, title: String
  ) {
    guard let failure = attempt.failure else { return nil }
    let names = FailureNames(failure)
    time = attempt.failedAt
    code = names.code
    name = names.name
    message = failure.message
    model = attempt.model
    endpoint = attempt.endpoint
    requestID = failure.requestID ?? attempt.requestID
    generationID = failure.generationID ?? attempt.generationID
    self.conversation = conversation
    self.title = title
    self.answer = answer
    self.attempt = attempt.number
    stage = FailureStage(failure)
    self.failure = failure
  }
}
