/// One request for an answer, with all that a scenario may build its reply from.
struct Exchange: Sendable {
  var request: CompletionRequest
  /// From 1: how often this was asked before it went well. Counts for “then ok” scenarios only.
  var attempt: Int
  /// 32 letters and digits: the `x-request-id` of the response.
  var requestID: String
  /// `gen-…`: the `id` of every chunk.
  var generationID: String
  /// Milliseconds since 1970-01-01T00:00:00Z.
  var now: Int
  /// For the rhythm of the answer.
  var random: RandomSequence

  /// What the user said last.
  var prompt: String { request.prompts.last ?? "" }
}
