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
      let shown = Set(messages[first.index..<position.index].map(\.id))
      for id in drawn.subtracting(shown) { layouts[id]?.dropRows() }
      drawn = shown
    }
    while rows.count < size.rows { rows.append([]) }
    return rows
  }

  /// Cells that were made of text since the beginning: what layout has cost.
  var cellsMade: Int { cellsOfAll }

  var cellsOfAll: Int { layouts.values.reduce(cellsOfDroppedLayouts) { $0 + $1.cellsMade } }

  /// Rows of a message: the gap above it, the rule of what is new, and the line that says that there
  /// is more, included.
  mutating func height(_ index: Int, _ key: MessageLayout.Key) -> Int {
    layOut(index, key)
    let rule = ruleRow(index, key) == nil ? 0 : 1
    return gap(index) + rowCount(index) + rule + (isEdge(index) ? 1 : 0)
  }

  mutating func place(_ position: TranscriptRow, _ key: MessageLayout.Key) -> TranscriptPlace {
    let id = messages[position.index].id
    layOut(position.index, key)
    guard position.row >= gap(position.index) else {
      return TranscriptPlace(message: id, place: .gap)
    }
    var row = position.row
    let rule = ruleRow(position.index, key)
    if let rule, row >= rule { row -= 1 }
    return TranscriptPlace(
      message: id, place: layouts[id]?.place(ofRow: row - gap(position.index)) ?? .header,
      isRule: rule == position.row)
  }

  /// nil for a place in a message that is not there.
  mutating func row(of place: TranscriptPlace, _ key: MessageLayout.Key) -> TranscriptRow? {
    guard let index = index(of: place.message) else { return nil }
    layOut(index, key)
    if place.place == .gap { return TranscriptRow(index: index, row: 0) }
    var row = gap(index) + (layouts[place.message]?.row(of: place.place) ?? 0)
    if let rule = ruleRow(index, key) {
      if place.isRule {
        row = rule
      } else if row >= rule {
        row += 1
      }
    }
    return TranscriptRow(index: index, row: row)
  }

  /// The row of a message's own row, counted from its header.
  mutating func row(ofOwn row: Int, _ index: Int, _ key: MessageLayout.Key) -> TranscriptRow {
    var row = gap(index) + row
    if let rule = ruleRow(index, key), row >= rule { row += 1 }
    return TranscriptRow(index: index, row: row)
  }

  /// Brings the layout of a message up to date.
  mutating func layOut(_ index: Int, _ key: MessageLayout.Key) {
    let message = messages[index]
    let id = message.id
    if let old = layouts[id]?.key, old != key,
      layouts[id]?.takeOver(key, of: message) != true
    {
      dropLayouts { $0 == id }
    }
    let siblings = window.siblings[id]
    let offersContinuation = offersContinuation && hasEnd && index == messages.count - 1
    layouts[id, default: MessageLayout(message.role, key: key)]
      .update(
        message, siblings: siblings, offersContinuation: offersContinuation,
        previous: index > 0 ? messages[index - 1].createdAt : hasStart ? openedAt : nil,
        isBookmarked: bookmarks.contains(id))
    layouts[id]?.currentMatch = currentMatch.flatMap { $0.message == id ? $0.index : nil }
  }

  /// The first message of the branch stands at the very top.
  func gap(_ index: Int) -> Int { index > 0 || !hasStart ? 1 : 0 }

  private func isEdge(_ index: Int) -> Bool { index == messages.count - 1 && !hasEnd }

  private func rowCount(_ index: Int) -> Int { layouts[messages[index].id]?.rowCount ?? 0 }

  /// The row at which the rule of what is new stands; nil: nowhere in this message, or nothing is
  /// beneath it. The message is laid out.
  private func ruleRow(_ index: Int, _ key: MessageLayout.Key) -> Int? {
    let id = messages[index].id
    guard let after = news.rule, after.message == id, let layout = layouts[id] else { return nil }
    let row = layout.row(of: after.place) + 1
    guard row < layout.rowCount || index + 1 < messages.count || !hasEnd else { return nil }
    return gap(index) + row
  }

  private mutating func append(
    _ position: TranscriptRow, to rows: inout [Row], limit: Int, _ key: MessageLayout.Key
  ) {
    let index = position.index
    layOut(index, key)
    let message = messages[index]
    let marked = markedRows(index)
    let rule = ruleRow(index, key)
    let end = height(index, key)
    var row = position.row
    while row < end, rows.count < limit {
      if row < gap(index) {
        rows.append(index == 0 ? EdgeLine.before(window, key) : [])
        row += 1
      } else if row == rule {
        rows.append(NewsRule.row(width: key.width, key.context.theme))
        row += 1
      } else if isEdge(index), row == end - 1 {
        rows.append(EdgeLine.after(window, key))
        row += 1
      } else {
        // The message's own rows up to the rule, or to its end.
        let skipped = gap(index) + (rule.map { row > $0 ? 1 : 0 } ?? 0)
        let stop = rule.map { row < $0 ? $0 - gap(index) : rowCount(index) } ?? rowCount(index)
        let own = (row - skipped)..<min(stop, row - skipped + limit - rows.count)
        let count = rows.count
        layouts[message.id]?.rows(own, of: message, to: &rows)
        if let marked { mark(marked, own.lowerBound, &rows, from: count, key) }
        row += own.count
      }
    }
  }

  private func mark(
    _ marked: Range<Int>, _ first: Int, _ rows: inout [Row], from start: Int,
    _ key: MessageLayout.Key
  ) {
    let style = key.context.theme[.selection]
    for index in start..<rows.count where marked.contains(first + index - start) {
      for column in rows[index].indices {
        // What is bold or underlined stays so; colours would be patches of it.
        let kept = rows[index][column].style.attributes.intersection([.bold, .italic, .underline])
        rows[index][column].style = style
        rows[index][column].style.attributes.formUnion(kept)
      }
      let blank = Cell(base: 0x20, style: style)
      rows[index] += Row(repeating: blank, count: max(0, key.width - rows[index].count))
    }
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
