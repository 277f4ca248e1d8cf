import Chat

/// The model that a response names as its own: a router may have asked another than it was told.
enum ServedModel {
  /// nil: it names none, or nothing of it is kept.
  static func name(in record: ExchangeRecord?) -> String? {
    guard let record else { return nil }
    let body = String(decoding: record.chunks.flatMap(\.bytes), as: UTF8.self)
    if let name = JSONParser.parse(body)?["model"]?.nonEmptyString { return name }
    for line in body.split(whereSeparator: \.isNewline) where line.hasPrefix("data:") {
      let frame = JSONParser.parse(String(line.dropFirst("data:".count)))
      if let name = frame?["model"]?.nonEmptyString { return name }
    }
    return nil
  }
}
