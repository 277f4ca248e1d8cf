import Chat
package import TUI

extension Transcript {
  /// Layouts to keep: some screens of short messages. More would only hold memory.
  private static let layoutCapacity = 256

  /// The rows to show: exactly `size.rows` of them, blank ones beneath the end.
  package mutating func rows(in size: Size, _ context: LayoutContext) -> [Row] {
    guard size.rows > 0 else { return [] }
    var rows: [Row] = []
    rows.reserveCapacity(size.rows)
    if !messages.isEmpty {
      let key = MessageLayout.Key(width: max(1, size.columns), context: context)
      let first = settle(rows: size.rows, key)
      var position = first
      while rows.count < size.rows, position.index < messages.count {
        append(position, to: &rows, limit: size.rows, key)
        position = TranscriptRow(index: position.index + 1, row: 0)
      }
      trimLayouts(keeping: first.index..<position.index)
    }
    while rows.count < size.rows { rows.append([]) }
    return rows
  }

  /// Cells that were made of text since the beginning: what layout has cost.
  var cellsMade: Int {
    layouts.values.reduce(cellsOfDroppedLayouts) { $0 + $1.cellsMade }
  }

  /// Rows of a message, the gap above it included.
  mutating func height(_ index: Int, _ key: MessageLayout.Key) -> Int {
    layOut(index, key)
    return gap(index) + (layouts[messages[index].id]?.rowCount ?? 0)
  }

  mutating func place(_ position: TranscriptRow, _ key: MessageLayout.Key) -> TranscriptPlace {
    let id = messages[position.index].id
    layOut(position.index, key)
    let row = position.row - gap(position.index)
    return TranscriptPlace(
      message: id, place: row < 0 ? .gap : layouts[id]?.place(ofRow: row) ?? .header)
  }

  /// nil for a place in a message that is not there.
  mutating func row(of place: TranscriptPlace, _ key: MessageLayout.Key) -> TranscriptRow? {
    guard let index = index(of: place.message) else { return nil }
    layOut(index, key)
    let row = layouts[place.message]?.row(of: place.place) ?? 0
    return TranscriptRow(index: index, row: place.place == .gap ? 0 : gap(index) + row)
  }

  /// Brings the layout of a message up to date.
  private mutating func layOut(_ index: Int, _ key: MessageLayout.Key) {
    let id = messages[index].id
    if let layout = layouts[id], layout.key != key { dropLayouts { $0 == id } }
    layouts[id, default: MessageLayout(messages[index].role, key: key)]
      .update(
        messages[index], siblings: siblings[id],
        offersContinuation: offersContinuation && index == messages.count - 1)
  }

  /// The first message stands at the very top.
  private func gap(_ index: Int) -> Int { index > 0 ? 1 : 0 }

  private mutating func append(
    _ position: TranscriptRow, to rows: inout [Row], limit: Int, _ key: MessageLayout.Key
  ) {
    layOut(position.index, key)
    let message = messages[position.index]
    var first = position.row - gap(position.index)
    if first < 0 {
      rows.append([])
      first = 0
    }
    let wanted = limit - rows.count
    layouts[message.id]?.rows(first..<first + wanted, of: message, to: &rows)
  }

  private mutating func trimLayouts(keeping shown: Range<Int>) {
    guard layouts.count > Self.layoutCapacity else { return }
    // Those that are counted as unseen would have to be made again for the next screen.
    let unseen = lastSeen.flatMap { index(of: $0.message) } ?? messages.count
    let indexes = layouts.keys.map { ($0, index(of: $0)) }
    let kept = Set(
      indexes.filter { _, index in
        index.map { shown.contains($0) || $0 >= unseen } ?? false
      }.map(\.0))
    dropLayouts { !kept.contains($0) }
  }
}
