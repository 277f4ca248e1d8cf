/// What every format says of a message.
extension Message {
  /// Of what is attached, its label stands for it.
  var labelledText: String {
    guard role == .user else { return text }
    return AttachmentReference.pieces(of: text).map { piece in
      switch piece {
      case .text(let text): String(text)
      case .attachment(let reference, _): "[\(reference.label)]"
      }
    }.joined()
  }

  /// How an answer ended that is not whole.
  var exportNote: String? {
    switch state {
    case .complete: return nil
    case .streaming: return "still being received when this was exported"
    case .stopped: return "stopped"
    case .interrupted, .failed:
      let failure = attempts.last?.failure
      let words = [failure.map { FailureNames($0).title }, failure?.message.singleLine]
        .compactMap(\.self).filter { !$0.isEmpty }
      let what = state == .failed ? "no answer" : "broke off"
      return ([what] + words).joined(separator: ": ")
    }
  }

  var exportSpeaker: String {
    switch role {
    case .user: "You"
    case .system: "System"
    case .assistant: model?.rawValue ?? "Answer"
    }
  }
}
