import Markup

/// A unit of a document's text: a paragraph or a line of it, a heading, a cell of a table, a line of
/// code. What is looked for is looked for in its text, whole, however it is broken into rows; so the
/// units are those that `MarkdownText.units` gives.
struct TextUnit: Hashable, Sendable {
  var runs: [TextRun]

  init(_ runs: [TextRun]) { self.runs = runs }

  var text: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }

  /// The units of running text: a line break begins the next. At least one.
  static func units(of inlines: [Inline]) -> [TextUnit] {
    var units = [TextUnit([])]
    for run in MarkdownText.runs(of: inlines) {
      if run.text == "\n" {
        units.append(TextUnit([]))
      } else {
        units[units.count - 1].runs.append(run)
      }
    }
    return units
  }
}
