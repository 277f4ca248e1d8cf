/// Makes the request for the next answer out of the shown branch.
///
/// Responsible for what the model gets to read: partial answers that a sibling took the place of
/// are not on the branch, so they are not sent; a shown partial is. A prompt that was given back
/// because nothing was answered is not sent either: it stays in the transcript, and the user has
/// sent it again, or something else.
package enum RequestBuilder {
  /// - Parameters:
  ///   - branch: root first; its last message is the prompt to answer.
  ///   - options: the conversation's own, and what holds where they say nothing.
  ///   - oldest: what comes before it is not sent; nil, or a message of another branch: all is.
  package static func request(
    branch: [Message], model: ModelID, conversation: ConversationID, options: RequestOptions,
    defaults: RequestDefaults = RequestDefaults(), oldest: MessageID? = nil
  ) -> ChatRequest {
    var turns: [ChatRequest.Turn] = []
    if let system = options.systemPrompt ?? defaults.options.systemPrompt, !system.isEmpty {
      turns.append(ChatRequest.Turn(role: .system, text: system))
    }
    let start = branch.firstIndex { $0.id == oldest } ?? 0
    for (index, message) in branch.enumerated().dropFirst(start) {
      if message.text.isEmpty { continue }
      let next = index + 1 < branch.count ? branch[index + 1] : nil
      if message.role == .user, let next, next.wasGivenBack { continue }
      turns.append(ChatRequest.Turn(role: message.role, text: message.text))
    }
    return ChatRequest(
      model: model, turns: turns, conversation: conversation, options: options,
      defaults: defaults)
  }

  /// The prompt to begin with when what is sent has to be halved: prompts are counted, each with what
  /// answers it. The last one is always sent.
  /// - Parameter oldest: the prompt that requests begin with now; nil: the first.
  /// - Returns: nil when only one prompt is sent as it is.
  package static func newerHalf(of branch: [Message], oldest: MessageID?) -> MessageID? {
    let start = branch.firstIndex { $0.id == oldest } ?? 0
    let prompts = branch[start...].filter { $0.role == .user }
    return prompts.count > 1 ? prompts[prompts.count / 2].id : nil
  }
}

extension Message {
  /// An answer that ended badly without text, so that its prompt went back to the user.
  fileprivate var wasGivenBack: Bool {
    role == .assistant && text.isEmpty && state != .complete
  }
}
