import Chat
import TUI

/// A row of the browser's list: a conversation, or the lines of a hit.
struct EntryRow {
  /// Columns of the facts at the right, each with the width from which on there is room for it.
  private enum Fact: CaseIterable {
    case model, date, size, cost

    var least: Int {
      switch self {
      case .date: 34
      case .cost: 48
      case .size: 58
      case .model: 74
      }
    }

    func columns(in width: Int) -> Int {
      switch self {
      case .model: width >= 96 ? 20 : 14
      case .date: 10
      case .size: 6
      case .cost: 7
      }
    }
  }

  let theme: Theme
  let now: Now
  let width: Int
  let isSelected: Bool
  let isMarked: Bool

  private var plain: Style { theme[isSelected ? .selection : .text] }
  private var dim: Style { isSelected ? plain : theme[.dim] }

  /// What is selected has a sign beside its colour, and so has what is marked.
  private var signs: Row {
    cells(isSelected ? "▸" : " ", style: plain)
      + cells(isMarked ? "●" : " ", style: isSelected ? plain : theme[.selectionMark])
      + cells(" ", style: plain)
  }

  // MARK: A conversation

  func row(_ entry: LogEntry) -> Row {
    let facts = Fact.allCases.filter { width >= $0.least }.map { fact in
      let columns = fact.columns(in: width)
      let text = clip(cells(text(fact, of: entry), style: dim), to: columns)
      let blank = cells(String(repeating: " ", count: columns - text.count), style: plain)
      return fact == .model || fact == .date ? text + blank : blank + text
    }
    let gap = cells("  ", style: plain)
    return line(title(of: entry.conversation, errors: entry.errors), facts.joined(gap))
  }

  private func text(_ fact: Fact, of entry: LogEntry) -> String {
    switch fact {
    case .model: Self.shortName(entry.conversation.model)
    case .date: ConversationItem.day(entry.conversation.updatedAt, seenAt: now)
    case .size: AttachmentLabel.size(entry.bytes)
    case .cost: entry.cost.flatMap(FigureText.cost) ?? "$–"
    }
  }

  private func title(of conversation: Conversation, errors: Int = 0) -> Row {
    var row: Row = []
    if conversation.isStarred {
      row += cells("★ ", style: isSelected ? plain : theme[.notice])
    }
    let isOff = conversation.isArchived || conversation.deletedAt != nil
    row += cells(
      conversation.title.isEmpty ? "untitled" : conversation.title, style: isOff ? dim : plain)
    if conversation.isArchived { row += cells(" (archived)", style: dim) }
    if conversation.deletedAt != nil { row += cells(" (in the trash)", style: dim) }
    for tag in conversation.tags { row += cells(" #\(tag)", style: dim) }
    if errors > 0 {
      row += cells(
        " ✗\(errors > 1 ? String(errors) : "")", style: isSelected ? plain : theme[.error])
    }
    return row
  }

  /// The left part, as much of it as there is room for, and the right one at the edge.
  private func line(_ left: Row, _ right: Row) -> Row {
    let room = max(0, width - signs.count - (right.isEmpty ? 0 : right.count + 2))
    let left = signs + clip(left, to: room)
    let gap = max(0, width - left.count - right.count)
    return clip(
      left + cells(String(repeating: " ", count: gap), style: plain) + right, to: width)
  }

  // MARK: A hit

  /// - Parameter count: rows that there are for it: its title has none of its own where that is one.
  func rows(_ hit: LogHit, count: Int) -> [Row] {
    let excerpt = signs.map { Cell(base: 0x20, style: $0.style) }
    guard count > 1 else { return [filled(clip(signs + words(hit, room: width - 4), to: width))] }
    var facts = [ConversationItem.day(hit.time, seenAt: now).trimmed]
    if width >= 60, let model = hit.model { facts.insert(Self.shortName(model), at: 0) }
    if width >= 34 { facts.insert(Self.name(of: hit.part), at: 0) }
    let details = cells(facts.joined(separator: " · "), style: dim)
    return [
      line(title(of: hit.conversation), details),
      filled(excerpt + clip(words(hit, room: width - 4), to: max(0, width - excerpt.count))),
    ]
  }

  /// The excerpt, from where its first match is in sight.
  private func words(_ hit: LogHit, room: Int) -> Row {
    let style = isSelected ? plain : theme[.text]
    var row: Row = []
    var first: Int?
    let text = hit.excerpt.utf8
    var place = text.startIndex
    func append(to offset: Int, _ style: Style) {
      let end = text.index(text.startIndex, offsetBy: min(offset, text.count))
      guard end > place else { return }
      row += cells(String(decoding: text[place..<end], as: UTF8.self), style: style)
      place = end
    }
    for match in hit.matches where match.lowerBound < match.upperBound {
      append(to: match.lowerBound, style)
      if first == nil { first = row.count }
      append(to: match.upperBound, markStyle)
    }
    append(to: text.count, style)
    guard let first, first > room * 2 / 3 else { return row }
    var start = first - room / 3
    // Where a word begins, if one does soon.
    let blank = row[start..<first].prefix(Self.longestCut).firstIndex { $0.base == 0x20 }
    if let blank { start = blank + 1 }
    let rest = Row(row[start...].drop { $0.width == 0 })
    return cells("…", style: dim) + rest
  }

  /// Columns that are left away for a whole word to begin with.
  private static let longestCut = 12

  /// Told apart also where it is selected.
  private var markStyle: Style {
    guard isSelected else { return theme[.match] }
    var style = plain
    style.attributes.formUnion([.bold, .underline])
    return style
  }

  private func filled(_ row: Row) -> Row {
    row + cells(String(repeating: " ", count: max(0, width - row.count)), style: plain)
  }

  static func name(of part: LogHit.Part) -> String {
    switch part {
    case .prompt: "you"
    case .answer: "answer"
    case .reasoning: "reasoning"
    case .error: "error"
    case .attachment: "attachment"
    }
  }

  static func shortName(_ model: ModelID) -> String {
    model.rawValue.split(separator: "/").last.map(String.init) ?? model.rawValue
  }
}

extension [Row] {
  fileprivate func joined(_ separator: Row) -> Row { Row(joined(separator: separator)) }
}
