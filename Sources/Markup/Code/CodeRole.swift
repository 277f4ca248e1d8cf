/// What a piece of code is, as a theme tells apart.
package enum CodeRole: String, CaseIterable, Hashable, Sendable {
  case keyword, type, string, number, comment, function, variable, symbol, preprocessor, constant
  /// Lines of a diff.
  case added, removed, hunk
}
