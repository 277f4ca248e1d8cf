import TUI

/// One piece of a line that has to fit: its forms from the longest to the shortest, each with the
/// weight by which it is kept. What weighs least gives way first.
struct LineItem: Sendable {
  struct Form: Sendable {
    var row: Row
    var weight: Int
  }

  var forms: [Form]

  init(_ forms: [(text: String, weight: Int)], style: Style) {
    self.forms = forms.map { Form(row: cells($0.text, style: style), weight: $0.weight) }
  }

  init(_ text: String, weight: Int, style: Style) { self.init([(text, weight)], style: style) }

  /// A request ID, whole where there is room: for comparing with what a server's support says.
  static func request(_ id: String, _ theme: Theme) -> LineItem {
    LineItem(
      [
        ("request \(id)", 20), ("request \(Figures.short(id, to: 8))", 40),
        (Figures.short(id, to: 4), 45),
      ], style: theme[.meter])
  }

  /// Joins items to a row of at most `width` columns: items are shortened, then dropped, whole, until
  /// the rest fits; what room is left then goes to those that weigh most. Only a single last one may
  /// be clipped.
  static func fit(_ items: [LineItem], separator: Row, width: Int) -> Row {
    let items = items.filter { !$0.forms.isEmpty }
    var choice = Choice(items: items, gap: separator.count)
    while choice.width > width, let index = choice.lightest { choice.forms[index] += 1 }
    for (index, form) in choice.formsByWeight where form < choice.forms[index] {
      var larger = choice
      larger.forms[index] = form
      if larger.width <= width { choice = larger }
    }
    return clip(Row(choice.rows.joined(separator: separator)), to: max(0, width))
  }

  /// Which form of each item is taken; as many as there are: none.
  private struct Choice {
    let items: [LineItem]
    let gap: Int
    var forms: [Int]

    init(items: [LineItem], gap: Int) {
      self.items = items
      self.gap = gap
      forms = Array(repeating: 0, count: items.count)
    }

    var rows: [Row] {
      zip(items, forms).compactMap { $1 < $0.forms.count ? $0.forms[$1].row : nil }
    }

    var width: Int {
      let rows = rows
      return rows.reduce(0) { $0 + $1.count } + gap * max(0, rows.count - 1)
    }

    /// Every form of every item, heaviest first, of equals the earlier item's.
    var formsByWeight: [(item: Int, form: Int)] {
      items.enumerated().flatMap { index, item in
        item.forms.indices.map { (weight: item.forms[$0].weight, item: index, form: $0) }
      }
      .sorted { ($0.weight, $1.item) > ($1.weight, $0.item) }
      .map { ($0.item, $0.form) }
    }

    /// The item that gives way next; nil when one is left in its shortest form.
    var lightest: Int? {
      let shown = items.indices.filter { forms[$0] < items[$0].forms.count }
      guard let index = shown.min(by: { givesWay($0, before: $1) }) else { return nil }
      return shown.count == 1 && forms[index] == items[index].forms.count - 1 ? nil : index
    }

    /// Whether the item at `first` gives way before the one at `second`: of equals the later.
    private func givesWay(_ first: Int, before second: Int) -> Bool {
      let weights = [first, second].map { items[$0].forms[forms[$0]].weight }
      return weights[0] == weights[1] ? first > second : weights[0] < weights[1]
    }
  }
}
