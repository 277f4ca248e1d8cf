import Chat
import TUI

/// The columns of the list of models: those that some model has something for, as many as the width
/// allows. They stand still while the list is narrowed down.
struct ModelColumns {
  /// With less beside them, the figures would hide the IDs.
  private static let leastID = 18
  private static let gap = 2
  /// With less, what is said of a model would be of no use.
  private static let leastRest = 10

  private let theme: Theme
  private let width: Int
  private let idWidth: Int
  private let contextWidth: Int
  private let priceWidth: Int
  private let hasImages: Bool
  private let hasMarks: Bool
  private let hasRest: Bool

  init(_ entries: [ModelEntry], width: Int, theme: Theme) {
    self.theme = theme
    self.width = width
    var ids = 0
    var contexts = 0
    var prices = 0
    var images = false
    var marks = false
    for entry in entries {
      let words = ModelWords(entry)
      ids = max(ids, columns(entry.info.id.rawValue))
      contexts = max(contexts, words.context?.utf8.count ?? 0)
      prices = max(prices, words.price?.utf8.count ?? 0)
      images = images || entry.info.takesImages == true
      marks = marks || entry.rank == .favourite || entry.rank == .recent
    }
    let marksWidth = marks ? 2 : 0
    let leastID = min(ids, max(Self.leastID, width * 3 / 5))
    var room = width - marksWidth - leastID
    func take(_ wanted: Int) -> Int {
      guard wanted > 0, room >= wanted + Self.gap else { return 0 }
      room -= wanted + Self.gap
      return wanted
    }
    contextWidth = take(contexts)
    priceWidth = take(prices)
    hasImages = take(images ? Self.imageWord.utf8.count : 0) > 0
    hasMarks = marks
    // What is left over is for the IDs first.
    let more = min(ids - leastID, max(0, room))
    idWidth = leastID + more
    hasRest = room - more >= Self.leastRest + Self.gap
  }

  private static let imageWord = "images"

  func row(_ entry: ModelEntry, _ match: ModelQuery.Match) -> Row {
    let words = ModelWords(entry)
    let plain = theme[.panelText]
    var row: Row = []
    if hasMarks {
      switch entry.rank {
      case .favourite: row += cells("★ ", style: theme[.notice])
      case .recent: row += cells("• ", style: theme[.dim])
      default: row += cells("  ", style: plain)
      }
    }
    let id = clip(marked(entry.info.id.rawValue, match.inID, style: plain), to: idWidth)
    row += id + blanks(idWidth - id.count)
    if contextWidth > 0 { row += right(words.context, contextWidth) }
    if priceWidth > 0 { row += right(words.price, priceWidth) }
    if hasImages {
      row += right(entry.info.takesImages == true ? Self.imageWord : nil, Self.imageWord.utf8.count)
    }
    if hasRest {
      row += blanks(Self.gap)
      // Where it comes from is said where that tells one from another.
      if entry.info.source != .server || !entry.isListed {
        row += cells(words.source, style: theme[.dim])
        if !entry.info.summary.isEmpty { row += cells(" · ", style: theme[.dim]) }
      }
      row += marked(entry.info.summary, match.inSummary, style: theme[.dim])
    }
    return clip(row, to: width)
  }

  private func right(_ text: String?, _ width: Int) -> Row {
    let row = cells(text ?? "", style: theme[.dim])
    return blanks(Self.gap + width - row.count) + row
  }

  private func blanks(_ count: Int) -> Row {
    cells(String(repeating: " ", count: max(0, count)), style: theme[.panelText])
  }

  /// A text with some of its characters in the style of matches.
  private func marked(_ text: String, _ places: Set<Int>, style: Style) -> Row {
    guard !places.isEmpty else { return cells(text, style: style) }
    var row: Row = []
    for (index, character) in text.enumerated() {
      row += cells(
        String(character), style: places.contains(index) ? theme[.match] : style)
    }
    return row
  }
}
