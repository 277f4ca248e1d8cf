import Chat

/// A recorded response as text: its head as it stands on the wire, and its body.
enum RawResponse {
  static func text(_ record: ExchangeRecord) -> String {
    var text = ""
    if let status = record.status {
      text = [record.httpVersion, String(status), record.reason].filter { !$0.isEmpty }
        .joined(separator: " ")
      for header in record.responseHeaders { text += "\n\(header.name): \(header.value)" }
      text += "\n\n"
    }
    let split = record.droppedBytes > 0 ? record.chunksBeforeGap : record.chunks.count
    text += body(record.chunks.prefix(split))
    if record.droppedBytes > 0 {
      text += "\n[… \(record.droppedBytes) bytes are not kept …]\n"
      text += body(record.chunks.dropFirst(split))
    }
    return text
  }

  private static func body(_ chunks: some Sequence<ExchangeRecord.Chunk>) -> String {
    String(decoding: Array(chunks.map(\.bytes).joined()), as: UTF8.self)
  }
}
