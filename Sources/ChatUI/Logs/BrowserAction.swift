/// What can be asked of the log browser, and of a hit that was gone to.
package enum BrowserAction: Hashable, Sendable {
  /// Opens it, or closes it.
  case toggle
  /// From the query into the list, and back.
  case toList, toQuery
  case rename, tag, star, archive, delete, undo, export
  case mark, markAll
  case cycleSort
  case showStatistics, toggleGrouping
  /// While a hit is read in its conversation.
  case nextHit, previousHit
}
