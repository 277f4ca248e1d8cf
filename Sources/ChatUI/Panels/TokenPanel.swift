package import Chat

/// The pieces of an answer as they came: where one ends and the next begins, and the time between.
package struct TokenPanel: Sendable {
  var target: InspectionTarget
  private(set) var text = TokenLines()
  private(set) var figures = PieceFigures()
  var scroll = LineScroll(isAtEnd: true)

  /// The last attempt of an answer, or the one under way.
  package init(for message: Message, running: Int? = nil) {
    self.init(InspectionTarget(message, running: running))
  }

  init(_ target: InspectionTarget) {
    self.target = target
    refresh()
  }

  /// Takes in what came since: costs that alone.
  mutating func refresh() {
    guard let record = target.record else {
      text = TokenLines()
      figures = PieceFigures()
      return
    }
    text.take(record)
    figures.take(record)
  }
}
