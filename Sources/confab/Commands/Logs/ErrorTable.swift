import Chat

/// Failed attempts as lines of text.
enum ErrorTable {
  /// - Parameter utcOffset: seconds east of UTC that the reader's clock showed at a time.
  static func table(_ entries: [LedgerEntry], utcOffset: (WallTime) -> Int) -> TextTable {
    TextTable(
      columns: [
        .init("time", widest: 16), .init("code", widest: 28), .init("model", widest: 40),
        .init("request ID", widest: 40), .init("conversation", widest: 26),
        .init("title", widest: 60),
      ],
      rows: entries.map { entry in
        let time = CivilTime(entry.time, utcOffset: utcOffset(entry.time))
        return [
          "\(time.date) \(time.clock)", entry.code ?? entry.name, entry.model.rawValue,
          entry.requestID ?? "", entry.conversation.rawValue, entry.title,
        ]
      })
  }
}
