import Chat

/// What a response brought, however its bytes were cut into pieces.
enum ResponseMeaning {
  /// Without the counts of bytes, and with neighbouring texts joined.
  static func of(_ events: [ResponseEvent]) -> [ResponseEvent] {
    events.reduce(into: []) { result, event in
      switch (result.last, event) {
      case (_, .bytes): break
      case (.text(let text), .text(let more)): result[result.count - 1] = .text(text + more)
      case (.reasoning(let text), .reasoning(let more)):
        result[result.count - 1] = .reasoning(text + more)
      default: result.append(event)
      }
    }
  }

  /// Bytes of text, reasoning, identifiers and reasons.
  static func size(_ events: [ResponseEvent]) -> Int {
    events.reduce(0) { size, event in
      switch event {
      case .text(let text), .reasoning(let text), .generationID(let text), .finish(let text):
        size + text.utf8.count
      case .head, .bytes, .usage, .skipped, .stalled: size
      }
    }
  }
}
