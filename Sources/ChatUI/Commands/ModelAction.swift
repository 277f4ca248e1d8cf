/// What can be asked of the list of models.
package enum ModelAction: Hashable, Sendable {
  /// The selected one is shown first from now on, or no more.
  case toggleFavourite
  case showPresets
  case showParameters
}
