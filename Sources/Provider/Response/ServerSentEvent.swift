/// One event of an event stream: what the blank line ended.
struct ServerSentEvent: Hashable, Sendable {
  /// The `event` field; empty when there was none.
  var name: String
  /// The `data` lines, joined by line feeds. Bytes, because it is JSON that is read from bytes.
  var data: [UInt8]
}
