/// How events are written: the liberties that the event-stream format (WHATWG HTML §9.2) and the
/// servers of this world take.
struct Framing: Hashable, Sendable {
  var lineEnd = "\n"
  /// Between `data` and the value.
  var separator = ": "
  /// U+FEFF before the first line.
  var hasByteOrderMark = false
  /// Each byte goes in a chunk of its own.
  var isByteByByte = false
  /// Comments, empty events and unknown fields between the events.
  var isNoisy = false

  static let plain = Framing()

  /// What comes before the first event.
  var opening: String { hasByteOrderMark ? "\u{FEFF}" : "" }

  func event(_ data: String) -> String {
    let event = "data\(separator)\(data)\(lineEnd)\(lineEnd)"
    return isNoisy ? noise + event : event
  }

  func comment(_ text: String) -> String {
    ":\(text.isEmpty ? "" : " \(text)")\(lineEnd)\(lineEnd)"
  }

  /// Everything here is legal and means nothing, or (the last event) is what relays make of a
  /// comment.
  private var noise: String {
    let lines = [
      ": PROCESSING", "", "id: 7", "retry: 10000", "", "data:", "", "flavour: plain", "",
      "data: : PROCESSING", "",
    ]
    return lines.map { $0 + lineEnd }.joined()
  }
}
