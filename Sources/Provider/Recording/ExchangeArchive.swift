import Chat

/// The last exchanges, in memory only: the oldest give way when there are too many, or too many bytes
/// of them. Lives on the event loop.
struct ExchangeArchive: Sendable {
  /// Exchanges that are kept: an afternoon of prompts; the headers of each take some kilobytes.
  static let maximumCount = 64
  /// Bytes that all of them may take.
  static let maximumCost = 16 << 20

  private var recordings: [ExchangeID: Recording] = [:]
  /// Oldest first.
  private var order: [ExchangeID] = []
  private(set) var cost = 0

  mutating func begin(_ recording: Recording) {
    let id = recording.record.id
    remove(id)
    recordings[id] = recording
    order.append(id)
    cost += recording.cost
    makeRoom()
  }

  /// Of an exchange that gave way nothing more is kept.
  mutating func note(_ id: ExchangeID, _ change: (inout Recording) -> Void) {
    guard let index = recordings.index(forKey: id) else { return }
    let before = recordings.values[index].cost
    change(&recordings.values[index])
    cost += recordings.values[index].cost - before
    if cost > Self.maximumCost { makeRoom() }
  }

  /// Without secrets; nil: nothing is kept of it.
  func record(_ id: ExchangeID) -> ExchangeRecord? { recordings[id]?.redacted }

  /// Those that are over go first; the newest stays.
  private mutating func makeRoom() {
    while order.count > Self.maximumCount || cost > Self.maximumCost, order.count > 1 {
      let old = order.dropLast()
      guard
        let id = old.first(where: { recordings[$0]?.record.endedAfter != nil }) ?? old.first
      else { return }
      remove(id)
    }
  }

  private mutating func remove(_ id: ExchangeID) {
    guard let recording = recordings.removeValue(forKey: id) else { return }
    order.removeAll { $0 == id }
    cost -= recording.cost
  }
}
