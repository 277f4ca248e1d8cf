extension Message {
  /// The message as it is when nobody receives it any more: what a crash or a power cut left as
  /// `streaming` is interrupted, or failed if no text had come.
  package var settled: Message {
    guard state == .streaming else { return self }
    var message = self
    message.state = text.isEmpty ? .failed : .interrupted
    return message
  }
}
