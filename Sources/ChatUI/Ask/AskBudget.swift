package import Chat

/// Whether a prompt fits into the model's context, by an estimate: said before anything is sent, since a
/// server may take a minute, or money, to say it.
package struct AskBudget: Hashable, Sendable {
  /// Bytes of text that stand for a token where nobody counted: between English prose and code.
  private static let bytesOfToken = 4

  package var bytes: Int
  /// What the conversation takes already.
  package var earlierTokens: Int
  /// Tokens that the model reads at most; nil: not known, and nothing is refused.
  package var context: Int?

  package init(bytes: Int, earlier: some BidirectionalCollection<Message>, context: Int?) {
    self.bytes = bytes
    earlierTokens = ContextUse(earlier, isWhole: true)?.tokens ?? 0
    self.context = context
  }

  package var tokens: Int { earlierTokens + bytes / Self.bytesOfToken }

  /// Why it is not sent, and what to do; nil: it fits, as far as anybody knows.
  package func refusal(model: ModelID) -> String? {
    guard let context, tokens > context else { return nil }
    let earlier =
      earlierTokens > 0 ? ", the conversation before it among them" : ""
    return "the prompt is too long for \(model.rawValue): \(AttachmentLabel.size(bytes)) of text, "
      + "some \(FigureText.grouped(tokens)) tokens\(earlier), and it reads "
      + "\(FigureText.grouped(context)). Nothing was sent. Send a part of it, or choose a model with a "
      + "larger context (confab models); --force sends it all the same"
  }
}
