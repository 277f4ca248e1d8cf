/// What can be asked while something is looked for in the conversation. The query is edited with the
/// composer's own edits.
package enum FindAction: Hashable, Sendable {
  /// Also back to the line of the query.
  case open
  /// Leaves the line of the query: `next` and `previous` have keys of their own then.
  case accept
  /// Down and up the conversation.
  case next, previous
  case toggleRegex, toggleWords, toggleCase
}
