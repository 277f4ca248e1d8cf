/// What can be asked while something is looked for in the conversation.
package enum FindAction: Hashable, Sendable {
  case open
  /// Leaves the line of the query: `next` and `previous` have keys of their own then.
  case accept
  case next, previous
  /// Back to the line of the query.
  case editQuery
  case toggleRegex, toggleWords, toggleCase
  case backspace, wordBackspace, clear
}
