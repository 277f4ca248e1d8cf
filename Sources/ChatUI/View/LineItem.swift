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

  /// Joins items to a row of at most `width` columns: items are shortened, then dropped, whole;
  /// only the last one left may be clipped.
  static func fit(_ items: [LineItem], separator: Row, width: Int) -> Row {
    var left = items.map { $0.forms[...] }.filter { !$0.isEmpty }
    func total() -> Int {
      left.reduce(0) { $0 + ($1.first?.row.count ?? 0) } + separator.count * max(0, left.count - 1)
    }
    while total() > width {
      guard
        let index = left.indices.min(by: {
          weight(left[$0]) <= weight(left[$1]) && $0 > $1
            || weight(left[$0]) < weight(left[$1])
        })
      else { break }
      if left.count == 1, left[index].count == 1 { break }
      left[index].removeFirst()
      if left[index].isEmpty { left.remove(at: index) }
    }
    let row = Row(left.compactMap { $0.first?.row }.joined(separator: separator))
    return clip(row, to: max(0, width))
  }

  private static func weight(_ forms: ArraySlice<Form>) -> Int { forms.first?.weight ?? 0 }
}
