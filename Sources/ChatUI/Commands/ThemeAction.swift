/// What can be asked of the themes.
package enum ThemeAction: Hashable, Sendable {
  case show
}
