import Chat
import TUI

/// Messages that were found, as text.
enum HitText {
  /// The names and their meaning stay: a script may depend on each.
  static func json(_ hit: LogHit) -> JSONValue {
    .record([
      ("time", .time(hit.time)),
      ("part", .string(hit.part.rawValue)),
      ("conversation_id", .shown(hit.conversation.id.rawValue)),
      ("conversation_title", .shown(hit.conversation.title)),
      ("message_id", .shown(hit.message.rawValue)),
      ("model", hit.model.map { .shown($0.rawValue) } ?? .null),
      // As it is: `matches` are ranges of its bytes.
      ("excerpt", .string(hit.excerpt)),
      (
        "matches",
        .array(
          hit.matches.map {
            .array([.number(Double($0.lowerBound)), .number(Double($0.upperBound))])
          })
      ),
    ])
  }

  static func table(_ hits: [LogHit], utcOffset: (WallTime) -> Int) -> TextTable {
    TextTable(
      columns: ["time", "part", "conversation", "message", "model", "title", "excerpt"]
        .map { .init($0, widest: 40) },
      rows: hits.map { hit in
        [
          time(hit, utcOffset), hit.part.rawValue, hit.conversation.id.rawValue,
          hit.message.rawValue, hit.model?.rawValue ?? "", hit.conversation.title, hit.excerpt,
        ]
      })
  }

  /// Two lines a hit: what it stands in, and its words with the matches marked.
  static func lines(
    _ hits: [LogHit], width: Int, utcOffset: (WallTime) -> Int, isPlain: Bool
  ) -> String {
    hits.map { hit in
      let title = hit.conversation.title.isEmpty ? "(no title)" : hit.conversation.title
      let head = [
        time(hit, utcOffset), hit.part.rawValue, hit.conversation.id.rawValue,
        Sanitizer.display(title, oneLine: true),
      ].joined(separator: "  ")
      return clipped(head, to: width) + "\n    " + marked(hit, to: width - 4, isPlain: isPlain)
        + "\n"
    }.joined()
  }

  private static func time(_ hit: LogHit, _ utcOffset: (WallTime) -> Int) -> String {
    let time = CivilTime(hit.time, utcOffset: utcOffset(hit.time))
    return "\(time.date) \(time.clock)"
  }

  /// Bold between the bytes of each match. Each piece is made safe by itself, so that what stands between
  /// two marks is the text's own.
  private static func marked(_ hit: LogHit, to width: Int, isPlain: Bool) -> String {
    let bytes = Array(hit.excerpt.utf8)
    var text = ""
    var room = width
    var at = 0
    func append(_ range: Range<Int>, isMatch: Bool) {
      let piece = Sanitizer.display(
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self), oneLine: true)
      guard room > 1, !piece.isEmpty else { return }
      let shown = clipped(piece, to: room)
      room -= columns(shown)
      text += isMatch && !isPlain ? "\u{1B}[1m\(shown)\u{1B}[22m" : shown
    }
    for match in hit.matches where match.lowerBound >= at {
      append(at..<match.lowerBound, isMatch: false)
      append(match, isMatch: true)
      at = match.upperBound
    }
    if at < bytes.count { append(at..<bytes.count, isMatch: false) }
    return text
  }
}
