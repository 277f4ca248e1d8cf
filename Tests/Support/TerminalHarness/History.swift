/// The screens that were shown, in order, each once: an equal one right after is not kept again.
/// Rows that did not change are shared between them.
struct History {
  /// Screens that are kept; earlier ones are forgotten. Far more than a test shows.
  private static let limit = 20_000

  private var screens: [Screen] = []
  /// The number of the first screen that is kept.
  private var first = 0

  /// The number that the next screen will get.
  var end: Int { first + screens.count }
  var last: Screen? { screens.last }

  mutating func append(_ screen: Screen) {
    guard screen != screens.last else { return }
    screens.append(screen)
    if screens.count > Self.limit {
      screens.removeFirst(Self.limit / 2)
      first += Self.limit / 2
    }
  }

  /// The screens from a number on, with the number of the first of them.
  func screens(from number: Int) -> (first: Int, screens: ArraySlice<Screen>) {
    let start = min(max(number, first), end)
    return (start, screens[(start - first)...])
  }
}
