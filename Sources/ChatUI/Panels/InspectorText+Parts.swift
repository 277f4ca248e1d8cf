import Chat

/// What stands in each part of the inspector.
extension InspectorText {
  mutating func showRequest(_ target: InspectionTarget, isRaw: Bool, utcOffset: Int) {
    guard let record = target.record else { return showAbsence(target, utcOffset: utcOffset) }
    let source = InspectorSource(
      id: record.id, isRaw: isRaw, headers: record.requestHeaders, bytes: record.requestBody.count)
    guard source != made else { return }
    self = InspectorText()
    made = source
    lines = [
      .heading("\(record.method) \(record.url)"),
      .field(
        "sent at", Figures.time(record.startedAt, utcOffset: utcOffset, seconds: true)),
      .blank,
    ]
    lines += record.requestHeaders.map { .header($0.name, $0.value) }
    lines.append(.blank)
    if !isRaw, record.droppedRequestBytes == 0,
      let pretty = PrettyJSON.bytes(DataURLs.shortened(record.requestBody))
    {
      append(body: pretty, PrettyJSON.lines(of: pretty))
    } else {
      append(body: record.requestBody, RawText.lines(of: record.requestBody))
    }
    if record.droppedRequestBytes > 0 {
      lines.append(.note("… \(record.droppedRequestBytes) bytes more are not kept …"))
    }
  }

  mutating func showResponse(_ target: InspectionTarget) {
    self = InspectorText()
    let record = target.record
    let facts = target.facts
    if record == nil { lines = [.note(target.absence), .blank] }
    lines.append(.field("status", Self.status(record, facts, isRunning: target.isRunning)))
    if let failure = facts?.failure {
      lines.append(.field("error", FailureNames(failure).title))
      if !failure.message.isEmpty { lines.append(.field("message", failure.message)) }
    }
    if let facts {
      lines.append(.field("model ID", facts.model.rawValue))
      lines.append(.field("endpoint", facts.endpoint))
      lines.append(.field("request ID", facts.requestID ?? "none was sent"))
      if let id = facts.generationID { lines.append(.field("generation", id)) }
      lines.append(.field("finish", facts.finishReason ?? "none was given"))
    }
    lines += [.blank, .heading("After the request began")] + Self.times(record, facts)
    if let facts { lines += [.blank, .heading("Usage")] + Self.usage(facts) }
    guard let record, record.status != nil else { return }
    lines += [.blank, .heading("Headers")]
    lines += record.responseHeaders.map { .header($0.name, $0.value) }
  }

  mutating func showStream(_ target: InspectionTarget) {
    guard let record = target.record else { return showAbsence(target, utcOffset: 0) }
    var source = InspectorSource(id: record.id, dropped: record.droppedBytes)
    if let made, made.id == source.id, made.dropped == source.dropped,
      made.chunks <= record.chunks.count
    {
      source.chunks = made.chunks
    } else {
      self = InspectorText()
    }
    if source.chunks == 0 { lines = [] }
    for index in source.chunks..<record.chunks.count {
      if record.droppedBytes > 0, index == record.chunksBeforeGap {
        lines.append(.note("… \(record.droppedBytes) bytes are not kept …"))
      }
      let chunk = record.chunks[index]
      let bytes = chunk.bytes.count
      lines.append(
        .time("+\(Self.seconds(chunk.after)) · \(bytes) \(bytes == 1 ? "byte" : "bytes")"))
      append(body: chunk.bytes, RawText.lines(of: chunk.bytes))
    }
    source.chunks = record.chunks.count
    if record.chunks.isEmpty { lines = [.note("no byte of a body came")] }
    made = source
  }

  /// Nothing is kept of it: what the log has stands in the response's part.
  private mutating func showAbsence(_ target: InspectionTarget, utcOffset: Int) {
    self = InspectorText()
    lines = [.note(target.absence)]
    guard let facts = target.facts else { return }
    let time = Figures.time(facts.startedAt, utcOffset: utcOffset, seconds: true)
    lines += [
      .blank, .field("model ID", facts.model.rawValue), .field("endpoint", facts.endpoint),
      .field("sent at", time),
      .field("received", "\(facts.receivedBytes) bytes, \(facts.textBytes) of them text"),
    ]
  }

  private static func status(
    _ record: ExchangeRecord?, _ facts: Attempt?, isRunning: Bool
  ) -> String {
    if let record, let status = record.status {
      return [String(status), record.reason, "·", record.httpVersion].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    if let status = facts?.status { return String(status) }
    return isRunning ? "awaited" : "no response came"
  }

  private static func times(_ record: ExchangeRecord?, _ facts: Attempt?) -> [Line] {
    let times: [(String, Double?)] = [
      ("connected", record?.connectedAfter), ("sent", record?.sentAfter),
      ("head", record?.headAfter),
      ("first byte", record?.chunks.first?.after ?? facts?.firstByteAfter),
      ("first text", record?.pieces.first?.after ?? facts?.firstTextAfter),
      ("end", record?.endedAfter ?? facts?.endedAfter),
    ]
    return times.compactMap { label, time in
      // The log has no times for what comes before the first byte.
      if time == nil, record == nil { return nil }
      return .field(label, time.map(seconds) ?? "–")
    }
  }

  private static func usage(_ facts: Attempt) -> [Line] {
    let usage = facts.usage
    let counts: [(String, Int?)] = [
      ("prompt", usage?.promptTokens), ("cached", usage?.cachedTokens),
      ("completion", usage?.completionTokens), ("reasoning", usage?.reasoningTokens),
    ]
    let lines = counts.compactMap { label, count in
      count.map { Line.field(label, "\($0) tokens") }
    }
    let cost = usage?.cost.flatMap(FigureText.cost).map { [Line.field("cost", $0)] } ?? []
    return lines.isEmpty && cost.isEmpty ? [.note("none was reported")] : lines + cost
  }

  private static func seconds(_ seconds: Double) -> String {
    "\(Figures.fixed(seconds, digits: 3)) s"
  }
}
