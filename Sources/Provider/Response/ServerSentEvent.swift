/// One event of an event stream: what the blank line ended.
package struct ServerSentEvent: Hashable, Sendable {
  /// The `event` field; empty when there was none.
  package var name: String
  /// The `data` lines, joined by line feeds. Bytes, because it is JSON that is read from bytes.
  package var data: [UInt8]
}
