import Chat
import TUI

/// The list of models: what answers the filter is marked, what is known of each stands in columns as
/// the width allows, and the selected one is described below.
struct ModelView {
  /// A table may be wider than text is.
  private static let widest = 112
  /// Rows below the list: what the selected one is, and the keys. In smaller boxes the list itself
  /// needs the room.
  private static let footNeeds = [(rows: 13, foot: 3), (rows: 8, foot: 2)]

  let panel: ModelPanel
  let known: ModelDirectory.Known
  /// There are endpoints to go on to.
  let hasOthers: Bool
  let now: Now
  let area: Rect
  let theme: Theme
  let keymap: Keymap

  /// Rows below the list where the box has all the place.
  static func footRows(in area: Rect) -> Int {
    footNeeds.first { area.size.rows >= $0.rows }?.foot ?? 0
  }

  func draw(on frame: inout Frame) {
    let foot = Self.footRows(in: area)
    let inside = PanelBox(in: area, rows: area.size.rows, widest: Self.widest).inside
    let width = max(1, inside.size.columns)
    let list = ListView(
      title: title, note: note, filter: panel.filter,
      placeholder: "type to narrow down, or an ID as it is", selected: panel.selected,
      count: panel.choices.count, wantedRows: max(8, panel.entries.count + 1), head: head,
      foot: foot == 0 ? [] : Array(self.foot(width: width, rows: foot)), widest: Self.widest,
      area: area, theme: theme)
    let columns = ModelColumns(panel.entries, width: width - 2, theme: theme)
    list.draw(on: &frame) { seen, width in
      seen.map { index in
        let content: Row =
          switch panel.choices[index] {
          case .listed(let entry, let match): columns.row(entry, match)
          case .typed(let text): cells("use “\(text)” as typed", style: theme[.panelText])
          }
        return list.row(
          clip(content, to: max(1, width - 2)), isSelected: index == panel.selected, width: width)
      }
    }
  }

  private var title: String {
    panel.then == .use ? "model" : "ask again with"
  }

  /// Whose list it is, where there are several, and how old it is, where it is not of now.
  private var note: String {
    var words = hasOthers ? [panel.endpoint] : []
    if case .asOf(let time) = known.age { words.append(age(time)) }
    if known.isAsked, known.age != nil, known.age != .now { words.append("asking …") }
    return words.joined(separator: " · ")
  }

  /// `as of 14:02`, `as of Sat 22 Nov 2026`.
  private func age(_ time: WallTime) -> String {
    let day = DayRule(time, after: now.wall, zone: now.zone)?.name
    return "as of \(day ?? Figures.time(time, utcOffset: now.utcOffset))"
  }

  private var head: (text: String, role: StyleRole)? {
    if let failure = known.failure, !known.isAsked {
      let title = FailureNames(failure).title
      let line = failure.message.split(whereSeparator: \.isNewline).first.map { " · \($0)" } ?? ""
      let isKnown = known.age != nil
      return ("\(isKnown ? "not asked anew" : "no list of models"): \(title)\(line)", .warning)
    }
    if known.isAsked, known.age == nil {
      return ("asking \(panel.endpoint) for its models …", .dim)
    }
    guard panel.choices.isEmpty else { return nil }
    return (panel.entries.isEmpty ? "it lists no models" : "nothing matches", .dim)
  }

  private func foot(width: Int, rows: Int) -> [Row] {
    guard case .listed(let entry, _) = panel.choice else {
      return Array(repeating: [], count: rows - 1) + [keys(width)]
    }
    let facts = ModelWords(entry).facts.joined(separator: " · ")
    let summary = entry.info.summary
    let lines =
      rows > 2
      ? [facts, summary] : [[facts, summary].filter { !$0.isEmpty }.joined(separator: " · ")]
    return lines.map { cells($0, style: theme[.dim]) } + [keys(width)]
  }

  private func keys(_ width: Int) -> Row {
    var isFavourite = false
    if case .listed(let entry, _) = panel.choice { isFavourite = entry.rank == .favourite }
    let items = [
      LineItem.hint(.choose, "use", in: .models, weight: 90, theme, keymap),
      LineItem.hint(
        .models(.toggleFavourite), isFavourite ? "no favourite any more" : "favourite",
        isFavourite ? "no ★" : "★", in: .models, weight: 70, theme, keymap),
      hasOthers
        ? LineItem.hint(
          .models(.listEndpoint(1)), "next endpoint", "next", in: .models, weight: 60, theme, keymap
        )
        : nil,
      LineItem.hint(.back, "back", in: .models, weight: 80, theme, keymap),
    ]
    return LineItem.fit(
      items.compactMap(\.self), separator: cells(" · ", style: theme[.dim]), width: width)
  }
}
